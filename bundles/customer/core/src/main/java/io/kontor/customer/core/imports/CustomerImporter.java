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
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.ImportLedger;
import io.kontor.kernel.jpa.LedgerImporter;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Takes customers in from files of any size. */
@Component(service = Importer.class)
public final class CustomerImporter extends LedgerImporter {
    private static final ImportTarget TARGET =
            new ImportTarget("customers", "customer", new LocalizedText("客户", "Customers"), "customer:customer:import");

    private final Transactions transactions;
    private final ImportLookups lookups;
    private final Clock clock;

    /** Works over the module's transactions. */
    @Activate
    public CustomerImporter(
            @Reference CustomerTransactions transactions, @Reference ImportLookups lookups, @Reference Clock clock) {
        super(new ImportLedger("customer", transactions.get()));
        this.transactions = transactions.get();
        this.lookups = lookups;
        this.clock = clock;
    }

    private static List<Access> accesses() {
        return List.of(Call.require(TARGET.permission()), Call.require("customer:customer:write"));
    }

    @Override
    public ImportTarget target() {
        return TARGET;
    }

    @Override
    public List<TableColumn> columns() {
        return transactions.read(CustomerTable::customers);
    }

    @Override
    public void check(ImportPlan plan) {
        accesses();
        Violations violations = StepTerms.check(plan);
        if (plan.columns().contains("externalId")) {
            violations.required("system", plan.parameters().get("system"));
        }
        violations.throwIfAny();
    }

    @Override
    public ImportCounts apply(ImportPlan plan, int position, List<ImportRow> rows) {
        List<Access> accesses = accesses();
        Map<String, CustomerTerms.AxisTerms> axes = transactions.read(CustomerTerms::axes);
        Sheet sheet = Sheet.of(plan.columns(), rows);
        CustomerTerms terms = CustomerTerms.of(sheet, lookups, axes);
        Call call = Call.current();
        UUID owner = call.actor().equals(Actor.SYSTEM) ? null : call.actor().id();
        LocalDate today = LocalDate.now(clock);
        Instant now = now();
        return ledger().apply(plan, position, rows, (em, marks) -> {
            CustomerRow reader = new CustomerRow(sheet, terms, StepTerms.options(plan), accesses, owner, plan.key());
            CustomerWriter writer =
                    new CustomerWriter(em, call.actor().username(), now, today, transactions.chronicle());
            new CustomerStep(plan, sheet, reader, writer, today, em).run(rows, marks);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public RevertCounts revert(UUID run) {
        List<Access> accesses = accesses();
        return ledger().revert(run, MAX_STEP / 2, (em, reversal) -> new CustomerReversal(
                        em, accesses, now(), transactions.chronicle())
                .run(reversal));
    }
}
