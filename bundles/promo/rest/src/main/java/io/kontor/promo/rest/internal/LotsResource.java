package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.item.Lot;
import io.kontor.promo.api.item.LotData;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.item.Lots;
import java.time.LocalDate;
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

/** The lots of promo items. */
@Component(service = LotsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("lots")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class LotsResource {
    private final Lots lots;

    @Activate
    public LotsResource(@Reference Lots lots) {
        this.lots = lots;
    }

    /** A new lot. */
    record NewLot(UUID itemId, String lotNo, @Nullable LocalDate expiresOn) {}

    /** A new status, why, and the last day to bring back what is recalled. */
    record Mark(LotStatus status, String reason, @Nullable LocalDate dueOn) {}

    @GET
    @Summary("Lots, soonest expiry first")
    public Page<Lot> list(@BeanParam ListParams params) {
        return lots.list(params.query());
    }

    @POST
    @Summary("Add a lot to an item")
    @Answered(Lot.class)
    public Response add(NewLot lot, @Context UriInfo uri) {
        new Violations().required("itemId", lot.itemId()).throwIfAny();
        Lot added = lots.add(lot.itemId(), new LotData(lot.lotNo(), lot.expiresOn()));
        return Answers.created(uri, added.id(), added);
    }

    @GET
    @Path("{id}")
    @Summary("One lot")
    public Lot find(@PathParam("id") UUID id) {
        return Answers.found(lots.find(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change number or expiry of a lot")
    public Lot change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(LotData.class) MergePatch patch) {
        return lots.change(id, IfMatch.required(version), patch.on(LotData.class));
    }

    @POST
    @Path("{id}:mark")
    @Summary("Block, recall or free a lot; a recall opens tasks for all who hold or got some")
    public Lot mark(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Mark mark) {
        return lots.mark(id, IfMatch.required(version), mark.status(), mark.reason(), mark.dueOn());
    }
}
