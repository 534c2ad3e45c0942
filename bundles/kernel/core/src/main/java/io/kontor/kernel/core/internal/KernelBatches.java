package io.kontor.kernel.core.internal;

import io.kontor.kernel.api.call.Batches;
import io.kontor.kernel.api.call.Outcome;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Batches of the kernel's commands. */
@Component(property = "kontor.module=" + KernelTransactions.MODULE)
public final class KernelBatches implements Batches {
    private final Batches batches;

    /** Over the kernel's transactions. */
    @Activate
    public KernelBatches(@Reference KernelTransactions transactions) {
        batches = transactions.transactions().batches();
    }

    @Override
    public <T> List<Outcome<T>> run(List<Supplier<T>> commands, boolean atomic) {
        return batches.run(commands, atomic);
    }
}
