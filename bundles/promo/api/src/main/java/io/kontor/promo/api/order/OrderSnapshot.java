package io.kontor.promo.api.order;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.value.CustomerRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it stands, without what the customer sent back.
 *
 * @param ref what its module calls it, 1 to 100 characters
 * @param customer who ordered, null when that does not matter
 * @param day the day of the order, null when that does not matter
 * @param lines what the customer keeps, at most 500 lines; none when all of it came back
 */
public record OrderSnapshot(
        String ref,
        @Nullable CustomerRef customer,
        @Nullable LocalDate day,
        List<Line> lines) {
    private static final int MAX_LINES = 500;

    /**
     * A line of an order.
     *
     * @param goods what was ordered, 1 to 100 characters: a code of whoever makes the conditions
     * @param quantity how much of it, 0 or more
     * @param value what it costs the customer, null when not known
     */
    public record Line(
            String goods, BigDecimal quantity, @Nullable Money value) {}

    /** Keeps the lines by value; absent ones are none. */
    public OrderSnapshot {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }

    /** {@return the wrong values} */
    public List<Violation> violations() {
        Violations violations =
                new Violations().required("ref", ref).text("ref", ref, 100).size("lines", lines, MAX_LINES);
        if (customer != null) {
            customer.check("customer", violations);
        }
        for (int i = 0; i < lines.size() && i < MAX_LINES; i++) {
            Line line = lines.get(i);
            String field = "lines[" + i + "]";
            violations
                    .required(field + ".goods", line.goods())
                    .text(field + ".goods", line.goods(), 100)
                    .required(field + ".quantity", line.quantity());
            if (line.quantity() != null) {
                Money.checkAmount(field + ".quantity", line.quantity(), violations);
                if (line.quantity().signum() < 0) {
                    violations.add(field + ".quantity", "NEGATIVE_AMOUNT");
                }
            }
            if (line.value() != null) {
                line.value().check(field + ".value", violations);
            }
        }
        return violations.list();
    }
}
