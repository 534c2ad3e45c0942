package io.kontor.customer.rest.internal;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.CustomerArchive;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Summary;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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

/** Customers by their identity in another system. */
@Component(service = ExternalIdResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("by-external-id/{system}/{externalId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ExternalIdResource {

    private final CustomerArchive archive;

    @Activate
    public ExternalIdResource(@Reference CustomerArchive archive) {
        this.archive = archive;
    }

    @GET
    @Summary("The customer with an identity in another system")
    public Customer find(@PathParam("system") String system, @PathParam("externalId") String id) {
        return Answers.found(archive.findByExternalId(new ExternalId(system, id)));
    }

    @PUT
    @Summary("Open the card with an identity in another system or, with If-Match, change it")
    @Answered(value = Customer.class, orChanged = true)
    public Response put(
            @PathParam("system") String system,
            @PathParam("externalId") String id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            Card card,
            @Context UriInfo uri) {
        ExternalId externalId = new ExternalId(system, id);
        if (version != null) {
            return Response.ok(archive.put(externalId, version.version(), card)).build();
        }
        Customer opened = archive.put(externalId, null, card);
        return Response.created(
                        uri.getBaseUriBuilder().path(opened.id().toString()).build())
                .entity(opened)
                .build();
    }
}
