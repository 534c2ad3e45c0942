package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.handover.Handover;
import io.kontor.kernel.api.handover.HandoverData;
import io.kontor.kernel.api.handover.HandoverPreview;
import io.kontor.kernel.api.handover.Handovers;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.Optional;
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

/** What is open of who leaves, and who takes it over. */
@Component(service = HandoversResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("handovers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class HandoversResource {

    private final Handovers handovers;

    @Activate
    public HandoversResource(@Reference Handovers handovers) {
        this.handovers = handovers;
    }

    @GET
    @Summary("Hand-overs done, latest first")
    public Page<Handover> list(@BeanParam ListParams params) {
        return handovers.list(params.query());
    }

    @POST
    @Summary("Hand over items, or all of a kind, from who leaves to another user")
    @Answered(Handover.class)
    public Response handOver(HandoverData data, @Context UriInfo uri) {
        Handover done = handovers.handOver(data);
        return Answers.created(uri, done.fromId() + "/" + done.id(), done);
    }

    @GET
    @Path("{user}")
    @Summary("What is open of a user in every module, and modules that could not be asked")
    public HandoverPreview preview(@PathParam("user") UUID user) {
        return handovers.preview(user);
    }

    @GET
    @Path("{user}/{id}")
    @Summary("One hand-over of a user")
    public Handover find(@PathParam("user") UUID user, @PathParam("id") UUID id) {
        return Answers.found(of(user, id));
    }

    @POST
    @Path("{user}/{id}:resume")
    @Summary("Ask the modules that have not answered yet")
    public Handover resume(
            @PathParam("user") UUID user,
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        Answers.found(of(user, id));
        return handovers.resume(id, IfMatch.required(version));
    }

    private Optional<Handover> of(UUID user, UUID id) {
        return handovers.find(id).filter(handover -> handover.fromId().equals(user));
    }
}
