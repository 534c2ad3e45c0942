package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.promo.api.stock.BalancesAsk;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which balances of a day are asked for, as {@code @BeanParam}. */
public final class DayParams {
    @QueryParam("asOf")
    private @Nullable LocalDate asOf;

    @QueryParam("place")
    private @Nullable UUID place;

    @QueryParam("item")
    private @Nullable UUID item;

    @QueryParam("lot")
    private @Nullable UUID lot;

    @QueryParam("limit")
    private @Nullable Integer limit;

    @QueryParam("cursor")
    private @Nullable String cursor;

    /** {@return what they ask} */
    BalancesAsk ask() {
        LocalDate day = asOf;
        if (day == null) {
            throw new KontorException(
                    ProblemKind.INVALID,
                    "INVALID_INPUT",
                    Map.of(),
                    List.of(new Violation("asOf", Violations.REQUIRED)));
        }
        return new BalancesAsk(day, place, item, lot, limit == null ? ListQuery.DEFAULT_LIMIT : limit, cursor);
    }
}
