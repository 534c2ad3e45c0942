package io.kontor.customer.core.imports;

import io.kontor.customer.api.imports.CustomerImports;
import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.customer.api.imports.ImportResult;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import java.io.InputStream;
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

/** Imports from CSV, each in one transaction. */
@Component
public final class CsvCustomerImports implements CustomerImports {
    private static final Answer<ImportResult> RESULT = Answer.of(ImportResult.class);

    private final Transactions transactions;
    private final ImportLookups lookups;
    private final Clock clock;

    /** Works over the module's transactions. */
    @Activate
    public CsvCustomerImports(
            @Reference CustomerTransactions transactions, @Reference ImportLookups lookups, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.lookups = lookups;
        this.clock = clock;
    }

    @Override
    public ImportResult customers(InputStream csv, ImportOptions options) {
        List<Access> accesses =
                List.of(Call.require("customer:customer:import"), Call.require("customer:customer:write"));
        check(options);
        Map<String, CustomerTerms.AxisTerms> axes = transactions.read(CustomerTerms::axes);
        Sheet sheet = Sheet.read(csv, options, name -> isCustomerColumn(name, axes));
        requireKey(sheet, options);
        CustomerTerms terms = CustomerTerms.of(sheet, lookups, axes);
        Call call = Call.current();
        LocalDate today = LocalDate.now(clock);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.write(RESULT, em -> {
            UUID owner = call.actor().equals(Actor.SYSTEM) ? null : call.actor().id();
            CustomerRow reader = new CustomerRow(sheet, terms, options, accesses, owner, null);
            CustomerWriter writer =
                    new CustomerWriter(em, call.actor().username(), now, today, transactions.chronicle());
            return new CustomerImport(sheet, options, reader, writer, today, em).run();
        });
    }

    private static boolean isCustomerColumn(String name, Map<String, CustomerTerms.AxisTerms> axes) {
        return CustomerColumns.FIXED.contains(name)
                || (name.startsWith(CustomerColumns.AXIS)
                        && axes.containsKey(name.substring(CustomerColumns.AXIS.length())));
    }

    private static void requireKey(Sheet sheet, ImportOptions options) {
        Refusals refusals = new Refusals();
        if (!sheet.has("code") && !sheet.has("externalId")) {
            refusals.add(1, "code", Violations.REQUIRED);
        }
        if (sheet.has("externalId") && options.system() == null) {
            refusals.row(1).add("system", Violations.REQUIRED);
        }
        refusals.throwIfAny();
    }

    @Override
    public ImportResult trade(InputStream csv, ImportOptions options) {
        Access access = Call.require("customer:trade:import");
        check(options);
        Sheet sheet = Sheet.read(csv, options, TRADE_COLUMNS::contains);
        requireTradeColumns(sheet, options);
        TradeCells cells = new TradeCells(sheet, options.currency(), lookups.regions(sheet.values("region")));
        return transactions.write(
                RESULT, em -> new TradeImport(cells, options, access, em, transactions.chronicle()).run());
    }

    private static void requireTradeColumns(Sheet sheet, ImportOptions options) {
        Refusals refusals = new Refusals();
        TradeCells.REQUIRED.stream()
                .filter(column -> !sheet.has(column))
                .forEach(column -> refusals.add(1, column, Violations.REQUIRED));
        if (!sheet.has("currency") && options.currency() == null) {
            refusals.add(1, "currency", Violations.REQUIRED);
        }
        refusals.throwIfAny();
    }

    private static void check(ImportOptions options) {
        Violations violations = new Violations().code("system", options.system());
        if (options.currency() != null && !options.currency().matches("[A-Z]{3}")) {
            violations.add("currency", "ILLEGAL_CURRENCY");
        }
        violations.text("nullText", options.nullText(), 100).throwIfAny();
    }
}
