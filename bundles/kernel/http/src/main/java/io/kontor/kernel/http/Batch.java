package io.kontor.kernel.http;

import io.kontor.kernel.api.call.Batches;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The body of every {@code :batch}.
 *
 * @param <T> type of the items
 * @param atomic true for all or nothing, null or false for each by itself
 * @param items what to do, 1 to {@value Batches#MAX_ITEMS}
 */
public record Batch<T>(@Nullable Boolean atomic, List<T> items) {
    /**
     * Keeps the items by value and checks their number.
     *
     * @throws KontorException INVALID {@code INVALID_INPUT} without items; TOO_LARGE {@code BATCH_TOO_LARGE}
     */
    public Batch {
        items = items == null ? List.of() : List.copyOf(items);
        new Violations().required("items", items).throwIfAny();
        if (items.size() > Batches.MAX_ITEMS) {
            throw KontorException.of(ProblemKind.TOO_LARGE, "BATCH_TOO_LARGE", "items")
                    .with("max", Batches.MAX_ITEMS);
        }
    }

    /** {@return whether one refusal undoes all} */
    public boolean allOrNothing() {
        return Boolean.TRUE.equals(atomic);
    }

    /**
     * {@return one command an item, for {@link Batches#run}}
     *
     * @param <R> type of the answers
     * @param command what to do with an item
     */
    public <R> List<Supplier<R>> commands(Function<? super T, ? extends R> command) {
        return items.stream()
                .<Supplier<R>>map(item -> () -> command.apply(item))
                .toList();
    }
}
