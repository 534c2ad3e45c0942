package io.kontor.customer.core.imports;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.classification.Assignment;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A customer before an import changed it.
 *
 * @param card the card
 * @param regionPath path of its region then
 * @param lifecycle its stage
 * @param stepped whether the import recorded a step to another stage
 * @param axes axes whose codes the import changed
 * @param assignments all its assignments of these axes
 */
record CustomerImage(
        Card card,
        @Nullable String regionPath,
        Lifecycle lifecycle,
        boolean stepped,
        Set<String> axes,
        List<Assignment> assignments) {
    CustomerImage {
        axes = Set.copyOf(axes);
        assignments = List.copyOf(assignments);
    }
}
