package io.kontor.promo.api.request;

import io.kontor.kernel.api.value.Versioned;
import io.kontor.promo.api.approval.ApprovalNeed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param number the number people know it by
 * @param data what is asked for
 * @param state how far it is
 * @param requesterId who asks
 * @param requestedAt when it was written
 * @param decidedBy who approved or rejected it, null while nobody has
 * @param decision why it was approved, rejected or closed, null when not said
 * @param progress how far each line is
 * @param approval who has to approve it, or had to, by value; null for a draft
 */
public record PromoRequest(
        UUID id,
        long version,
        String number,
        RequestData data,
        RequestState state,
        UUID requesterId,
        Instant requestedAt,
        @Nullable UUID decidedBy,
        @Nullable String decision,
        List<LineProgress> progress,
        @Nullable ApprovalNeed approval)
        implements Versioned {
    /** Keeps the lines by value. */
    public PromoRequest {
        progress = List.copyOf(progress);
    }

    /** {@return this without sums of money} */
    public PromoRequest withoutAmounts() {
        return approval == null
                ? this
                : new PromoRequest(
                        id,
                        version,
                        number,
                        data,
                        state,
                        requesterId,
                        requestedAt,
                        decidedBy,
                        decision,
                        progress,
                        approval.withoutAmounts());
    }
}
