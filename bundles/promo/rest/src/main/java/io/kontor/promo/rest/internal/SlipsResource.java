package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.attachment.Attachments;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.text.Texts;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.RecordAttachments;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.api.slip.Difference;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.IssueSlips;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.value.Evidence;
import io.kontor.promo.api.value.RecordType;
import java.io.InputStream;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Issue slips. */
@Component(service = SlipsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("issue-slips")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SlipsResource {
    private final IssueSlips slips;
    private final Papers papers;
    private final Attachments attachments;

    @Activate
    public SlipsResource(@Reference IssueSlips slips, @Reference Texts texts, @Reference Attachments attachments) {
        this.slips = slips;
        this.attachments = attachments;
        this.papers = new Papers(texts);
    }

    /** The sender's signature. */
    record Sent(@Nullable Evidence signature) {}

    @GET
    @Summary("Slips in scope, newest first")
    public Page<IssueSlip> list(@BeanParam ListParams params) {
        return slips.list(params.query());
    }

    @POST
    @Summary("Pick a slip: its goods are reserved")
    @Answered(IssueSlip.class)
    public Response pick(SlipData data, @Context UriInfo uri) {
        IssueSlip made = slips.pick(data);
        return Answers.created(uri, made.id(), made);
    }

    @GET
    @Path("{id}")
    @Summary("One slip")
    public IssueSlip find(@PathParam("id") UUID id) {
        return Answers.found(slips.find(id));
    }

    @GET
    @Path("{id}/paper")
    @Produces(PaperPage.MEDIA_TYPE)
    @Summary("The slip to be printed, on A4 or 80mm, with a QR code that leads to it")
    @Answered(value = InputStream.class, status = 200)
    public Response paper(
            @PathParam("id") UUID id, @QueryParam("format") @Nullable String format, @Context UriInfo uri) {
        IssueSlip slip = Answers.found(slips.find(id));
        return papers.slip(slip, Answers.found(slips.names(id)), format, uri);
    }

    @POST
    @Path("{id}:send")
    @Summary("Send a slip: its goods are on the way")
    public IssueSlip send(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Sent sent) {
        return slips.send(id, IfMatch.required(version), sent.signature());
    }

    @POST
    @Path("{id}:ack")
    @Summary("Confirm what arrived, as a whole or in part")
    public IssueSlip acknowledge(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Acknowledgement arrived) {
        return slips.acknowledge(id, IfMatch.required(version), arrived);
    }

    @POST
    @Path("{id}:settle")
    @Summary("Settle the open difference of a line: it is back, or lost and to be charged")
    public IssueSlip settle(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Difference difference) {
        return slips.settle(id, IfMatch.required(version), difference);
    }

    @POST
    @Path("{id}:cancel")
    @Summary("Withdraw a slip that was not sent")
    public IssueSlip cancel(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Why why) {
        return slips.cancel(id, IfMatch.required(version), why.reason());
    }

    @Path("{id}/attachments")
    public RecordAttachments attachments(@PathParam("id") UUID id) {
        return new RecordAttachments(attachments, RecordType.SLIP.record(id));
    }
}
