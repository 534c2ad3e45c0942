package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.attachment.Attachments;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.RecordAttachments;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReport;
import io.kontor.promo.api.loss.LossReports;
import io.kontor.promo.api.value.RecordType;
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

/** Losses and their charges. */
@Component(service = LossesResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("losses")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LossesResource {
    private final LossReports losses;
    private final Attachments attachments;

    @Activate
    public LossesResource(@Reference LossReports losses, @Reference Attachments attachments) {
        this.losses = losses;
        this.attachments = attachments;
    }

    /** What becomes of a charge, and why. */
    record Decision(LossReport.State state, String reason) {}

    @GET
    @Summary("Losses in scope, newest first")
    public Page<LossReport> list(@BeanParam ListParams params) {
        return losses.list(params.query());
    }

    @POST
    @Summary("Report and post a loss")
    @Answered(LossReport.class)
    public Response report(LossData data, @Context UriInfo uri) {
        LossReport made = losses.report(data);
        return Answers.created(uri, made.id(), made);
    }

    @GET
    @Path("{id}")
    @Summary("One loss")
    public LossReport find(@PathParam("id") UUID id) {
        return Answers.found(losses.find(id));
    }

    @POST
    @Path("{id}:decide")
    @Summary("Charge or waive")
    public LossReport decide(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Decision decision) {
        return losses.decide(id, IfMatch.required(version), decision.state(), decision.reason());
    }

    @POST
    @Path("{id}:undo")
    @Summary("Undo a report: the goods are there")
    public LossReport undo(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Why why) {
        return losses.undo(id, IfMatch.required(version), why.reason());
    }

    @Path("{id}/attachments")
    public RecordAttachments attachments(@PathParam("id") UUID id) {
        return new RecordAttachments(attachments, RecordType.LOSS.record(id));
    }
}
