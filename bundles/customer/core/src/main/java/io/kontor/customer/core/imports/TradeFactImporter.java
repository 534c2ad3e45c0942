package io.kontor.customer.core.imports;

import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.table.CustomerTable;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.ImportPlan;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.kernel.api.exchange.ImportTarget;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.ImportLedger;
import io.kontor.kernel.jpa.LedgerImporter;
import io.kontor.kernel.jpa.Transactions;
import java.util.List;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes trade facts in from files of any size; each needs an external id, so that a file can come twice. */
@Component(service = Importer.class)
public final class TradeFactImporter extends LedgerImporter {
    private static final ImportTarget TARGET = new ImportTarget(
            "trade-facts", "customer", new LocalizedText("交易记录", "Trade facts"), "customer:trade:import");

    private final Transactions transactions;
    private final ImportLookups lookups;

    /** Works over the module's transactions. */
    @Activate
    public TradeFactImporter(@Reference CustomerTransactions transactions, @Reference ImportLookups lookups) {
        super(new ImportLedger("customer", transactions.get()));
        this.transactions = transactions.get();
        this.lookups = lookups;
    }

    @Override
    public ImportTarget target() {
        return TARGET;
    }

    @Override
    public List<TableColumn> columns() {
        return CustomerTable.TRADE;
    }

    @Override
    public void check(ImportPlan plan) {
        Call.require(TARGET.permission());
        Violations violations = StepTerms.check(plan);
        TradeCells.REQUIRED.stream()
                .filter(column -> !plan.columns().contains(column))
                .forEach(column -> violations.add(column, Violations.REQUIRED));
        if (!plan.columns().contains("currency")) {
            violations.required("currency", plan.parameters().get("currency"));
        }
        violations.throwIfAny();
    }

    @Override
    public ImportCounts apply(ImportPlan plan, int position, List<ImportRow> rows) {
        Access access = Call.require(TARGET.permission());
        Sheet sheet = Sheet.of(plan.columns(), rows);
        TradeCells cells =
                new TradeCells(sheet, plan.parameters().get("currency"), lookups.regions(sheet.values("region")));
        return ledger().apply(plan, position, rows, (em, marks) -> new TradeStep(
                        cells, access, plan.dryRun(), em, transactions.chronicle())
                .run(rows, marks));
    }

    @Override
    public RevertCounts revert(UUID run) {
        Access access = Call.require(TARGET.permission());
        return ledger().revert(run, MAX_STEP, (em, reversal) -> new TradeReversal(em, access, transactions.chronicle())
                .run(reversal));
    }
}
