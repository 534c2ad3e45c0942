package io.kontor.customer.core.imports;

import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.exchange.RowError;
import io.kontor.kernel.jpa.ImportLedger;
import java.util.List;
import java.util.UUID;

/** What every importer over the module's ledger answers alike: how far its runs are. */
abstract class LedgerImporter implements Importer {
    private final ImportLedger ledger;

    LedgerImporter(ImportLedger ledger) {
        this.ledger = ledger;
    }

    final ImportLedger ledger() {
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
