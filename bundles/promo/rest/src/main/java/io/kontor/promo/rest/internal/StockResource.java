package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.attachment.Attachments;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.RecordAttachments;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.stock.Balance;
import io.kontor.promo.api.stock.DayBalance;
import io.kontor.promo.api.stock.LotProposal;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PromoStock;
import io.kontor.promo.api.value.RecordType;
import java.util.List;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
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

/** Movements and balances. */
@Component(service = StockResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class StockResource {
    private final PromoStock stock;
    private final Attachments attachments;

    @Activate
    public StockResource(@Reference PromoStock stock, @Reference Attachments attachments) {
        this.stock = stock;
        this.attachments = attachments;
    }

    /** Why something is undone. */
    record Why(String reason) {}

    @GET
    @Path("movements")
    @Summary("Movements in scope, newest first")
    public Page<Movement> movements(@BeanParam ListParams params) {
        return stock.movements(params.query());
    }

    @POST
    @Path("movements")
    @Summary("Post an opening balance, a receipt, a transfer, or what comes or goes for another reason")
    @Answered(Movement.class)
    public Response post(Posting posting, @Context UriInfo uri) {
        Movement movement = stock.post(posting);
        return Answers.created(uri, movement.id(), movement);
    }

    @GET
    @Path("movements/{id}")
    @Summary("One movement")
    public Movement movement(@PathParam("id") UUID id) {
        return Answers.found(stock.movement(id));
    }

    @POST
    @Path("movements/{id}:reverse")
    @Summary("Undo a movement by its opposite")
    public Movement reverse(@PathParam("id") UUID id, Why why) {
        return stock.reverse(id, why.reason());
    }

    @GET
    @Path("balances")
    @Summary("Present balances with their five figures")
    public Page<Balance> balances(@BeanParam ListParams params) {
        return stock.balances(params.query());
    }

    @GET
    @Path("day-balances")
    @Summary("Balances at the end of a day, of a place with all below it, or of an item")
    public Page<DayBalance> dayBalances(@BeanParam DayParams params) {
        return stock.balances(params.ask());
    }

    @GET
    @Path("lot-proposal")
    @Summary("Which lots to take so that what expires first leaves first")
    public Items<LotProposal> proposal(
            @QueryParam("place") @Nullable UUID place,
            @QueryParam("item") @Nullable UUID item,
            @QueryParam("quantity") @Nullable Integer quantity) {
        new Violations()
                .required("place", place)
                .required("item", item)
                .required("quantity", quantity)
                .throwIfAny();
        return place == null || item == null || quantity == null
                ? new Items<>(List.of())
                : new Items<>(stock.proposal(place, item, quantity));
    }

    @Path("movements/{id}/attachments")
    public RecordAttachments attachments(@PathParam("id") UUID id) {
        return new RecordAttachments(attachments, RecordType.MOVEMENT.record(id));
    }
}
