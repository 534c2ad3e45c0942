package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.report.AgingRow;
import io.kontor.promo.api.report.CostKey;
import io.kontor.promo.api.report.CostRow;
import io.kontor.promo.api.report.EffectAsk;
import io.kontor.promo.api.report.EffectReport;
import io.kontor.promo.api.report.EffectReports;
import io.kontor.promo.api.report.LedgerRow;
import io.kontor.promo.api.report.MonthlyRow;
import io.kontor.promo.api.report.PromoReports;
import io.kontor.promo.api.report.Recall;
import io.kontor.promo.api.report.StockAlert;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The reports. */
@Component(service = ReportsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public final class ReportsResource {
    private static final int WINDOW = 90;

    private final PromoReports reports;
    private final EffectReports effects;

    @Activate
    public ReportsResource(@Reference PromoReports reports, @Reference EffectReports effects) {
        this.reports = reports;
        this.effects = effects;
    }

    @GET
    @Path("reports/ledger")
    @Summary("Register of an item at a place, in order")
    public Items<LedgerRow> ledger(
            @QueryParam("place") @Nullable UUID place,
            @QueryParam("item") @Nullable UUID item,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to) {
        return new Items<>(reports.ledger(given("place", place), given("item", item), days(from, to)));
    }

    @GET
    @Path("reports/monthly")
    @Summary("Summary of a month, by place and item")
    public Items<MonthlyRow> monthly(
            @QueryParam("month") @Nullable LocalDate month, @QueryParam("place") @Nullable UUID place) {
        return new Items<>(reports.monthly(given("month", month), place));
    }

    @GET
    @Path("reports/cost")
    @Summary("What was given cost, by customer, rep, region or campaign")
    public Items<CostRow> cost(
            @QueryParam("by") @Nullable CostKey by,
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to) {
        return new Items<>(reports.cost(given("by", by), days(from, to)));
    }

    @GET
    @Path("reports/aging")
    @Summary("How long stock has been lying, longest first")
    public Items<AgingRow> aging(@QueryParam("place") @Nullable UUID place) {
        return new Items<>(reports.aging(place));
    }

    @GET
    @Path("reports/alerts")
    @Summary("Low stock, lots near their last day, goods on the way for long")
    public Items<StockAlert> alerts(@QueryParam("place") @Nullable UUID place) {
        return new Items<>(reports.alerts(place));
    }

    @GET
    @Path("reports/effect")
    @Summary("Sales before and after customers got gifts, by item and grade")
    public EffectReport effect(
            @QueryParam("from") @Nullable LocalDate from,
            @QueryParam("to") @Nullable LocalDate to,
            @QueryParam("days") @Nullable Integer days,
            @QueryParam("item") @Nullable UUID item,
            @QueryParam("campaign") @Nullable UUID campaign) {
        return effects.effect(new EffectAsk(days(from, to), days == null ? WINDOW : days, item, campaign));
    }

    @GET
    @Path("recalls/{lot}")
    @Summary("Who holds and who received goods of a lot, and how far its recall is")
    public Recall recall(@PathParam("lot") UUID lot) {
        return reports.recall(lot);
    }

    private static DateRange days(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new DateRange(given("from", from), given("to", to));
    }

    private static <T> T given(String name, @Nullable T value) {
        if (value == null) {
            throw new KontorException(
                    ProblemKind.INVALID, "INVALID_INPUT", Map.of(), List.of(new Violation(name, Violations.REQUIRED)));
        }
        return value;
    }
}
