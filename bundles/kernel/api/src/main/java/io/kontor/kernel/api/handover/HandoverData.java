package io.kontor.kernel.api.handover;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be handed over.
 *
 * @param fromId who leaves
 * @param toId who takes over
 * @param items what, 1 to 1,000
 * @param reason why, 1 to 500 characters
 */
public record HandoverData(UUID fromId, UUID toId, List<Choice> items, String reason) {
    /** Most items of one hand-over. */
    public static final int MAX_ITEMS = 1_000;

    /**
     * One item, or all that can be taken over of a kind.
     *
     * @param module the module
     * @param kind the kind, as in {@link HandoverItem}
     * @param id the item, null for all of the kind
     */
    public record Choice(
            String module, String kind, @Nullable UUID id) {}

    /** Keeps the items by value; absent ones are none. */
    public HandoverData {
        items = items == null ? List.of() : List.copyOf(items);
    }

    /** {@return the wrong values, but for those that only the system can know} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("fromId", fromId)
                .required("toId", toId)
                .required("items", items)
                .size("items", items, MAX_ITEMS)
                .required("reason", reason)
                .text("reason", reason, 500);
        for (int i = 0; i < items.size(); i++) {
            String field = "items[" + i + "].";
            violations
                    .required(field + "module", items.get(i).module())
                    .segment(field + "module", items.get(i).module())
                    .required(field + "kind", items.get(i).kind())
                    .text(field + "kind", items.get(i).kind(), 40);
        }
        if (fromId != null && fromId.equals(toId)) {
            violations.add("toId", "SAME_USER");
        }
        return violations.list();
    }
}
