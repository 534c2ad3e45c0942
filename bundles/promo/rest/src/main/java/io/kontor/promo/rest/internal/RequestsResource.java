package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.request.PromoRequests;
import io.kontor.promo.api.request.RequestData;
import io.kontor.promo.api.request.RequestLine;
import java.util.List;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
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

/** Requests for promo items. */
@Component(service = RequestsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RequestsResource {
    private final PromoRequests requests;

    @Activate
    public RequestsResource(@Reference PromoRequests requests) {
        this.requests = requests;
    }

    /** What is approved, all when nothing is named, and why. */
    record Approval(
            @Nullable List<RequestLine> lines, @Nullable String reason) {}

    @GET
    @Summary("Requests in scope, newest first")
    public Page<PromoRequest> list(@BeanParam ListParams params) {
        return requests.list(params.query());
    }

    @POST
    @Summary("Write a request, as a draft")
    @Answered(PromoRequest.class)
    public Response write(RequestData data, @Context UriInfo uri) {
        PromoRequest made = requests.write(data);
        return Answers.created(uri, made.id(), made);
    }

    @GET
    @Path("{id}")
    @Summary("One request")
    public PromoRequest find(@PathParam("id") UUID id) {
        return Answers.found(requests.find(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change a draft")
    public PromoRequest change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(RequestData.class) MergePatch patch) {
        return requests.change(id, IfMatch.required(version), patch.on(RequestData.class));
    }

    @POST
    @Path("{id}:submit")
    @Summary("Submit a draft")
    public PromoRequest submit(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        return requests.submit(id, IfMatch.required(version));
    }

    @POST
    @Path("{id}:approve")
    @Summary("Approve a request, as a whole or in part")
    public PromoRequest approve(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Approval approval) {
        return requests.approve(
                id,
                IfMatch.required(version),
                approval.lines() == null ? List.of() : approval.lines(),
                approval.reason());
    }

    @POST
    @Path("{id}:reject")
    @Summary("Reject a request")
    public PromoRequest reject(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Why why) {
        return requests.reject(id, IfMatch.required(version), why.reason());
    }

    @POST
    @Path("{id}:close")
    @Summary("Close a request of which nothing more is issued")
    public PromoRequest close(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Why why) {
        return requests.close(id, IfMatch.required(version), why.reason());
    }
}
