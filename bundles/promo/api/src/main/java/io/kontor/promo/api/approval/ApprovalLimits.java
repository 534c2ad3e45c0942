package io.kontor.promo.api.approval;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.api.value.Versioned;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The limits in force. Where a kind of document has none, the first level approves all of it.
 *
 * @param version grows with every change
 * @param limits at most one for each document and level
 */
public record ApprovalLimits(long version, List<ApprovalLimit> limits) implements Versioned {
    private static final int MOST = 4;

    /** Keeps the limits by value; absent ones are none. */
    public ApprovalLimits {
        limits = limits == null ? List.of() : List.copyOf(limits);
    }

    /** {@return the wrong values} */
    public List<Violation> violations() {
        Violations violations = new Violations().size("limits", limits, MOST);
        Map<ApprovalLimit.Document, Map<ApprovalLevel, Money>> seen = new EnumMap<>(ApprovalLimit.Document.class);
        for (int i = 0; i < limits.size() && i < MOST; i++) {
            ApprovalLimit limit = limits.get(i);
            String field = "limits[" + i + "]";
            violations
                    .required(field + ".document", limit.document())
                    .required(field + ".level", limit.level())
                    .required(field + ".upTo", limit.upTo());
            if (limit.document() != null && limit.level() != null && limit.upTo() != null) {
                check(field, limit, seen.computeIfAbsent(limit.document(), d -> new EnumMap<>(ApprovalLevel.class)))
                        .forEach(v -> violations.add(v.field(), v.code(), v.args()));
            }
        }
        return violations.list();
    }

    private static List<Violation> check(String field, ApprovalLimit limit, Map<ApprovalLevel, Money> lower) {
        Violations violations = new Violations();
        Money upTo = limit.upTo();
        upTo.check(field + ".upTo", violations);
        if (limit.level() == ApprovalLevel.THIRD) {
            violations.add(field + ".level", "LEVEL_WITHOUT_LIMIT");
        }
        if (violations.list().isEmpty()) {
            Money first = lower.get(ApprovalLevel.FIRST);
            if (upTo.amount().signum() <= 0) {
                violations.add(field + ".upTo", "LIMIT_NOT_ABOVE");
            } else if (lower.putIfAbsent(limit.level(), upTo) != null) {
                violations.add(field + ".level", "LIMIT_TWICE");
            } else if (limit.level() == ApprovalLevel.SECOND && first == null) {
                violations.add(field + ".level", "LIMIT_OF_FIRST_MISSING");
            } else if (first != null && !first.currency().equals(upTo.currency())) {
                violations.add(field + ".upTo.currency", "LIMIT_CURRENCY");
            } else if (first != null && upTo.amount().compareTo(first.amount()) <= 0) {
                violations.add(field + ".upTo", "LIMIT_NOT_ABOVE");
            }
        }
        return violations.list();
    }
}
