package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.text.Texts;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.count.CountData;
import io.kontor.promo.api.count.CountEntry;
import io.kontor.promo.api.count.CountSheet;
import io.kontor.promo.api.count.CountSheets;
import java.io.InputStream;
import java.util.List;
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

/** Count sheets. */
@Component(service = CountsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("counts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CountsResource {
    private final CountSheets counts;
    private final Papers papers;

    @Activate
    public CountsResource(@Reference CountSheets counts, @Reference Texts texts) {
        this.counts = counts;
        this.papers = new Papers(texts);
    }

    /** What was counted. */
    record Counted(@Nullable List<CountEntry> entries) {}

    @GET
    @Summary("Count sheets in scope, newest first")
    public Page<CountSheet> list(@BeanParam ListParams params) {
        return counts.list(params.query());
    }

    @POST
    @Summary("Prepare a count")
    @Answered(CountSheet.class)
    public Response open(CountData data, @Context UriInfo uri) {
        CountSheet made = counts.open(data);
        return Answers.created(uri, made.id(), made);
    }

    @GET
    @Path("{id}")
    @Summary("One count sheet")
    public CountSheet find(@PathParam("id") UUID id) {
        return Answers.found(counts.find(id));
    }

    @GET
    @Path("{id}/paper")
    @Produces(PaperPage.MEDIA_TYPE)
    @Summary("The sheet to be printed, on A4 or 80mm, with a QR code that leads to it")
    @Answered(value = InputStream.class, status = 200)
    public Response paper(
            @PathParam("id") UUID id, @QueryParam("format") @Nullable String format, @Context UriInfo uri) {
        CountSheet sheet = Answers.found(counts.find(id));
        return papers.sheet(sheet, Answers.found(counts.names(id)), format, uri);
    }

    @POST
    @Path("{id}:freeze")
    @Summary("Keep the book as of now")
    public CountSheet freeze(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        return counts.freeze(id, IfMatch.required(version));
    }

    @POST
    @Path("{id}:enter")
    @Summary("Enter what was counted")
    public CountSheet enter(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Counted counted) {
        return counts.enter(id, IfMatch.required(version), counted.entries() == null ? List.of() : counted.entries());
    }

    @POST
    @Path("{id}:post")
    @Summary("Approve and post the differences")
    public CountSheet post(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Why why) {
        return counts.post(id, IfMatch.required(version), why.reason());
    }

    @POST
    @Path("{id}:cancel")
    @Summary("Give a count up")
    public CountSheet cancel(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        return counts.cancel(id, IfMatch.required(version));
    }
}
