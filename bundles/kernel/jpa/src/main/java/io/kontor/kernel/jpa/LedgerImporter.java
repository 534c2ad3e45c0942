package io.kontor.kernel.jpa;

import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.exchange.RowError;
import java.util.List;
import java.util.UUID;

/** What every importer over a module's ledger answers alike: how far its runs are. */
public abstract class LedgerImporter implements Importer {
    private final ImportLedger ledger;

    /**
     * Creates an importer.
     *
     * @param ledger the module's ledger of imports
     */
    protected LedgerImporter(ImportLedger ledger) {
        this.ledger = ledger;
    }

    /** {@return the module's ledger of imports} */
    protected final ImportLedger ledger() {
        return ledger;
    }

    @Override
    public final ImportCounts counts(UUID run) {
        return ledger.counts(run);
    }

    @Override
    public final List<RowError> errors(UUID run, int after, int limit) {
        return ledger.errors(run, after, limit);
    }

    @Override
    public final RevertCounts reverted(UUID run) {
        return ledger.reverted(run);
    }

    @Override
    public final List<RowError> kept(UUID run, int after, int limit) {
        return ledger.kept(run, after, limit);
    }

    @Override
    public final void forget(UUID run) {
        ledger.forget(run);
    }
}
