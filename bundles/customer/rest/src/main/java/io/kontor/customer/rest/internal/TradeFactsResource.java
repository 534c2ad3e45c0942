package io.kontor.customer.rest.internal;

import io.kontor.customer.api.trade.TradeEntries;
import io.kontor.customer.api.trade.TradeEntry;
import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The trade facts the customer module holds itself. */
@Component(service = TradeFactsResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("trade-facts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TradeFactsResource {

    private final TradeEntries entries;

    @Activate
    public TradeFactsResource(@Reference TradeEntries entries) {
        this.entries = entries;
    }

    @GET
    @Summary("Trade facts in scope, page by page, newest first")
    public Page<TradeEntry> list(@BeanParam ListParams params) {
        return entries.list(params.query());
    }

    @POST
    @Summary("Add a trade fact")
    @Answered(TradeEntry.class)
    public Response add(TradeEntryData data, @Context UriInfo uri) {
        TradeEntry added = entries.add(data);
        return Answers.created(uri, added.id(), added);
    }

    @GET
    @Path("{id}")
    @Summary("One trade fact")
    public TradeEntry get(@PathParam("id") UUID id) {
        return entries.get(id);
    }

    @PUT
    @Path("{id}")
    @Summary("Replace a trade fact's values")
    public TradeEntry replace(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, TradeEntryData data) {
        return entries.replace(id, IfMatch.required(version), data);
    }

    @DELETE
    @Path("{id}")
    @Summary("Delete a trade fact")
    public void delete(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        entries.delete(id, IfMatch.required(version));
    }
}
