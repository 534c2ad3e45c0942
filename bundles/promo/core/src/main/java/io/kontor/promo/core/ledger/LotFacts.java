package io.kontor.promo.core.ledger;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.promo.api.item.LotStatus;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the ledger must know of a lot. */
public record LotFacts(
        UUID id, UUID itemId, String lotNo, @Nullable LocalDate expiresOn, LotStatus status) {
    /** What expires first comes first; what does not expire comes last. */
    public static final Comparator<LotFacts> FIRST_EXPIRED_FIRST = Comparator.comparing(
                    LotFacts::expiresOn, Comparator.nullsLast(Comparator.<LocalDate>naturalOrder()))
            .thenComparing(LotFacts::id);

    /** {@return whether it is too near its last day to be given out} */
    public boolean isShortOn(LocalDate day, int shortDays) {
        return expiresOn != null && day.isAfter(expiresOn.minusDays(shortDays));
    }

    /** {@return whether it may be given out} */
    public boolean isGoodOn(LocalDate day, int shortDays) {
        return status == LotStatus.FREE && !isShortOn(day, shortDays);
    }

    /**
     * Passes when it may be given out.
     *
     * @throws KontorException CONFLICT {@code LOT_BLOCKED} or {@code LOT_EXPIRED}
     */
    public void requireGoodOn(LocalDate day, int shortDays) {
        if (status != LotStatus.FREE) {
            throw KontorException.of(ProblemKind.CONFLICT, "LOT_BLOCKED").with("lot", lotNo);
        }
        if (isShortOn(day, shortDays)) {
            throw KontorException.of(ProblemKind.CONFLICT, "LOT_EXPIRED").with("lot", lotNo);
        }
    }
}
