package io.kontor.promo.core.internal;

import io.kontor.kernel.api.call.Batches;
import io.kontor.kernel.api.call.Outcome;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Batches of the module's commands, over the module's transactions. */
@Component(service = Batches.class, property = "kontor.module=promo")
public final class PromoBatches implements Batches {
    private final Batches batches;

    /** Takes the transactions the commands join. */
    @Activate
    public PromoBatches(@Reference PromoTransactions transactions) {
        this.batches = transactions.get().batches();
    }

    @Override
    public <T> List<Outcome<T>> run(List<Supplier<T>> commands, boolean atomic) {
        return batches.run(commands, atomic);
    }
}
