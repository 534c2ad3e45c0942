package io.kontor.customer.rest.internal;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.CustomerArchive;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.http.MergePatch;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One command of a batch: exactly one of the three.
 *
 * @param open a card to open
 * @param change a card to change
 * @param transition a stage to change
 */
record BatchItem(
        @Nullable NewCustomer open,
        @Nullable Change change,
        @Nullable Transition transition) {
    /** A merge patch for the version the caller saw. */
    record Change(UUID id, long version, MergePatch patch) {}

    /** A stage for the version the caller saw. */
    record Transition(UUID id, long version, Lifecycle to, String reason) {}

    Customer run(CustomerArchive archive) {
        if (Stream.of(open, change, transition).filter(Objects::nonNull).count() == 1) {
            if (open != null) {
                return open.open(archive);
            }
            if (change != null) {
                return run(change, archive);
            }
            if (transition != null) {
                return run(transition, archive);
            }
        }
        throw KontorException.of(ProblemKind.INVALID, "ONE_COMMAND_ONLY", "open");
    }

    private static Customer run(Change change, CustomerArchive archive) {
        new Violations()
                .required("change.id", change.id())
                .required("change.patch", change.patch())
                .throwIfAny();
        return archive.change(change.id(), change.version(), change.patch().on(Card.class));
    }

    private static Customer run(Transition transition, CustomerArchive archive) {
        new Violations()
                .required("transition.id", transition.id())
                .required("transition.to", transition.to())
                .required("transition.reason", transition.reason())
                .throwIfAny();
        return archive.transition(transition.id(), transition.version(), transition.to(), transition.reason());
    }
}
