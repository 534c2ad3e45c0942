package io.kontor.promo.api.approval;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who has to approve a document, and why.
 *
 * @param level the lowest level that may
 * @param reason why, in both languages
 * @param value what it costs as far as known, by currency; of class AMOUNT, empty where it is not for the caller's eyes
 * @param limit the limit it is above, null when it is above none; of class AMOUNT
 */
public record ApprovalNeed(
        ApprovalLevel level,
        LocalizedText reason,
        List<Money> value,
        @Nullable Money limit) {
    /** Keeps the sums by value; absent ones are none. */
    public ApprovalNeed {
        value = value == null ? List.of() : List.copyOf(value);
    }

    /** {@return this without its sums} */
    public ApprovalNeed withoutAmounts() {
        return new ApprovalNeed(level, reason, List.of(), null);
    }
}
