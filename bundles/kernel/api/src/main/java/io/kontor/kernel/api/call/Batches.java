package io.kontor.kernel.api.call;

import java.util.List;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs several commands of one module. Each module registers it with property {@code kontor.module}; the commands must
 * be that module's.
 */
@ProviderType
public interface Batches {
    /** Most commands of one batch. */
    int MAX_ITEMS = 1_000;

    /**
     * Runs commands in order, each under its own item of the call's idempotency key.
     *
     * @param <T> type of their answers
     * @param commands the commands
     * @param atomic true for all or nothing: one refusal undoes all, and the others are refused with
     *     {@code ROLLED_BACK}
     * @return one outcome a command, in the same order
     */
    <T> List<Outcome<T>> run(List<Supplier<T>> commands, boolean atomic);
}
