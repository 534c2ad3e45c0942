package io.kontor.promo.api.report;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.DateRange;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The effect of which gifts is asked for.
 *
 * @param given the days on which they were given, at most 366
 * @param window days before and after that are compared, 7 to 180
 * @param itemId the item, null for all
 * @param campaignId the campaign, null for all
 */
public record EffectAsk(
        DateRange given,
        int window,
        @Nullable UUID itemId,
        @Nullable UUID campaignId) {
    private static final int MAX_DAYS = 366;

    /** {@return the wrong values} */
    public List<Violation> violations() {
        Violations violations = new Violations().required("given", given).range("window", window, 7, 180);
        if (given != null && given.to().toEpochDay() - given.from().toEpochDay() >= MAX_DAYS) {
            violations.add("to", "PERIOD_TOO_LONG");
        }
        return violations.list();
    }
}
