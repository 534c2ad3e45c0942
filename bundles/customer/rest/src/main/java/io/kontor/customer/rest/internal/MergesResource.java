package io.kontor.customer.rest.internal;

import io.kontor.customer.api.merge.CustomerMerges;
import io.kontor.customer.api.merge.Merge;
import io.kontor.customer.api.merge.MergeOrder;
import io.kontor.customer.api.merge.MergePreview;
import io.kontor.kernel.api.error.Violations;
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
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
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

/** Merges of two customers. */
@Component(service = MergesResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MergesResource {

    private final CustomerMerges merges;

    @Activate
    public MergesResource(@Reference CustomerMerges merges) {
        this.merges = merges;
    }

    /** Why a merge is undone. */
    record Undo(String reason) {
        void check() {
            new Violations().required("reason", reason).throwIfAny();
        }
    }

    @POST
    @Path("merges:preview")
    @Summary("What a merge of two customers would make of their cards, and what would be re-linked")
    public MergePreview preview(MergeOrder order) {
        return merges.preview(order);
    }

    @POST
    @Path("merges")
    @Summary("Make one customer part of another; If-Match has the version of the one that stays")
    @Answered(Merge.class)
    public Response merge(
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, MergeOrder order, @Context UriInfo uri) {
        Merge made = merges.merge(IfMatch.required(version), order);
        return Answers.created(uri, made.id(), made);
    }

    @GET
    @Path("merges")
    @Summary("Merges of customers in scope, newest first")
    public Page<Merge> list(@BeanParam ListParams params) {
        return merges.list(params.query());
    }

    @GET
    @Path("merges/{id}")
    @Summary("One merge, with how far other modules have followed")
    public Merge find(@PathParam("id") UUID id) {
        return merges.get(id);
    }

    @POST
    @Path("merges/{id}:undo")
    @Summary("Make two customers of one again, and put back what the merge changed")
    public Merge undo(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Undo undo) {
        undo.check();
        return merges.undo(id, IfMatch.required(version), undo.reason());
    }
}
