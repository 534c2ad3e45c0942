package io.kontor.promo.api.loss;

import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.api.value.Versioned;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A loss that was reported and posted.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param data what was lost
 * @param day the day it counts for
 * @param movementId the movement
 * @param charge what is proposed to be charged: quantity times sales price; null without a price or when nobody is
 *     liable; of class AMOUNT
 * @param state what became of the proposal
 * @param decidedBy who decided, null while nobody has
 */
public record LossReport(
        UUID id,
        long version,
        LossData data,
        LocalDate day,
        UUID movementId,
        @Nullable Money charge,
        State state,
        @Nullable UUID decidedBy)
        implements Versioned {
    /** What became of a charge. */
    public enum State {
        /** Nobody has decided. */
        PROPOSED,
        /** It is charged. */
        CHARGED,
        /** It is waived. */
        WAIVED,
        /** The report is undone. */
        REVERSED
    }
}
