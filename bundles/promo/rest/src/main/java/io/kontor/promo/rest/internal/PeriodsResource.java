package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.stock.StockPeriod;
import io.kontor.promo.api.stock.StockPeriods;
import java.time.LocalDate;
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

/** The periods of stock keeping. */
@Component(service = PeriodsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("periods")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PeriodsResource {
    private final StockPeriods periods;

    @Activate
    public PeriodsResource(@Reference StockPeriods periods) {
        this.periods = periods;
    }

    /** The days of a new period. */
    record NewPeriod(LocalDate from, LocalDate to) {}

    @GET
    @Summary("Stock periods, latest first")
    public Page<StockPeriod> list(@BeanParam ListParams params) {
        return periods.list(params.query());
    }

    @POST
    @Summary("Open the next stock period")
    @Answered(StockPeriod.class)
    public Response open(NewPeriod period, @Context UriInfo uri) {
        new Violations()
                .required("from", period.from())
                .required("to", period.to())
                .throwIfAny();
        StockPeriod opened = periods.open(new DateRange(period.from(), period.to()));
        return Answers.created(uri, opened.id(), opened);
    }

    @GET
    @Path("{id}")
    @Summary("One stock period")
    public StockPeriod find(@PathParam("id") UUID id) {
        return Answers.found(periods.find(id));
    }

    @POST
    @Path("{id}:close")
    @Summary("Close a stock period after comparing every balance with its movements")
    public StockPeriod close(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        return periods.close(id, IfMatch.required(version));
    }
}
