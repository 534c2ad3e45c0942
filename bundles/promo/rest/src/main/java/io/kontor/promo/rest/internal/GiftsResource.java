package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.attachment.Attachments;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.RecordAttachments;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.gift.GiftData;
import io.kontor.promo.api.gift.GiftReceived;
import io.kontor.promo.api.gift.GiftRegister;
import io.kontor.promo.api.value.RecordType;
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

/** The register of gifts received. */
@Component(service = GiftsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("gifts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GiftsResource {
    private final GiftRegister gifts;
    private final Attachments attachments;

    @Activate
    public GiftsResource(@Reference GiftRegister gifts, @Reference Attachments attachments) {
        this.gifts = gifts;
        this.attachments = attachments;
    }

    @GET
    @Summary("Gifts received in scope, newest first")
    public Page<GiftReceived> list(@BeanParam ListParams params) {
        return gifts.list(params.query());
    }

    @POST
    @Summary("Enter a gift somebody received")
    @Answered(GiftReceived.class)
    public Response enter(GiftData data, @Context UriInfo uri) {
        GiftReceived gift = gifts.enter(data);
        return Answers.created(uri, gift.id(), gift);
    }

    @GET
    @Path("{id}")
    @Summary("One gift")
    public GiftReceived find(@PathParam("id") UUID id) {
        return Answers.found(gifts.find(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change an entry, for example when the gift was handed in")
    public GiftReceived change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(GiftData.class) MergePatch patch) {
        return gifts.change(id, IfMatch.required(version), patch.on(GiftData.class));
    }

    @Path("{id}/attachments")
    public RecordAttachments attachments(@PathParam("id") UUID id) {
        return new RecordAttachments(attachments, RecordType.GIFT.record(id));
    }
}
