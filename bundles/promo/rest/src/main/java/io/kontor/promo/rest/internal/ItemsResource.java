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
import io.kontor.promo.api.item.PromoItem;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.PromoItems;
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

/** The catalogue of promo items. */
@Component(service = ItemsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("items")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ItemsResource {
    private final PromoItems items;
    private final Attachments attachments;

    @Activate
    public ItemsResource(@Reference PromoItems items, @Reference Attachments attachments) {
        this.items = items;
        this.attachments = attachments;
    }

    @GET
    @Summary("Promo items, page by page")
    public Page<PromoItem> list(@BeanParam ListParams params) {
        return items.list(params.query());
    }

    @POST
    @Summary("Add a promo item")
    @Answered(PromoItem.class)
    public Response add(PromoItemData data, @Context UriInfo uri) {
        PromoItem item = items.add(data);
        return Answers.created(uri, item.id(), item);
    }

    @GET
    @Path("{id}")
    @Summary("One promo item")
    public PromoItem find(@PathParam("id") UUID id) {
        return Answers.found(items.find(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change a promo item")
    public PromoItem change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(PromoItemData.class) MergePatch patch) {
        return items.change(id, IfMatch.required(version), patch.on(PromoItemData.class));
    }

    @Path("{id}/attachments")
    public RecordAttachments attachments(@PathParam("id") UUID id) {
        return new RecordAttachments(attachments, RecordType.ITEM.record(id));
    }
}
