package io.kontor.customer.core.composition;

import io.kontor.customer.api.composition.Composition;
import io.kontor.customer.core.store.CustomerRows.Placed;
import io.kontor.customer.core.store.GradeRepository.InForce;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** To which row of an analysis a sum belongs. */
@FunctionalInterface
interface Keys {
    /**
     * {@return the key of the row, {@code unknown} when there is none}
     *
     * @param buyer the customer that bought
     * @param counted the customer its sales count for
     * @param factKey what the facts themselves say
     */
    String of(Placed buyer, UUID counted, @Nullable String factKey);

    /** {@return rows by the grade of the customer the sales count for} */
    static Keys grades(Map<UUID, InForce> grades) {
        return (buyer, counted, factKey) -> {
            InForce grade = grades.get(counted);
            return grade == null ? Composition.UNKNOWN : grade.grade();
        };
    }

    /** {@return rows by goods class} */
    static Keys goodsClasses() {
        return (buyer, counted, factKey) -> factKey == null ? Composition.UNKNOWN : factKey;
    }

    /** {@return rows by the facts' region, or the buyer's where they name none} */
    static Keys regions(RegionRows rows) {
        return (buyer, counted, factKey) -> rows.key(factKey == null ? buyer.regionCode() : factKey);
    }
}
