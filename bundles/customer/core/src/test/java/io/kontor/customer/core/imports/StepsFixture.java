package io.kontor.customer.core.imports;

import io.kontor.customer.core.SalesFixture;
import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.ImportPlan;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.exchange.RevertCounts;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** Imports tables by steps, as the kernel's engine does, and compares what the module's tables hold. */
final class StepsFixture {
    static final Map<String, String> ERP = Map.of("system", "erp", "currency", "CNY");
    private static final int STEP = 500;

    /** Everything but identities of rows, versions and times, which tell that something happened. */
    private static final Map<String, String> CONTENT = new TreeMap<>(
            Map.of(
                    "customer_customer",
                    "id, code, name, short_name, credit_code, owner_id, team_id, region_code, region_path, route_order, email,"
                            + " website, founded_on, first_trade_on, organisation_form, industry, source, annual_sales,"
                            + " annual_sales_currency, employee_count, lifecycle, search_text, created_at",
                    "customer_address",
                    "customer_id, position, type, text, postal_code, region_code, is_primary",
                    "customer_phone",
                    "customer_id, position, kind, number, note",
                    "customer_external_id",
                    "customer_id, position, system_code, external_id",
                    "customer_field_source",
                    "customer_id, position, field, channel, as_of, note",
                    "customer_lifecycle",
                    "customer_id, sequence_no, changed_at, changed_by, from_stage, to_stage, reason",
                    "customer_classification",
                    "customer_id, axis, code, valid_from, valid_to, reason, assigned_by, assigned_at",
                    "customer_trade_fact",
                    "id, external_id, customer_id, traded_on, goods_class, region_code, region_path, amount, currency, quantity"));

    private final SalesFixture sales;
    private final Importer importer;

    StepsFixture(SalesFixture sales, Importer importer) {
        this.sales = sales;
        this.importer = importer;
    }

    /** {@return a row} */
    static ImportRow row(int number, String... columnsAndValues) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            cells.put(columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return new ImportRow(number, cells, List.of());
    }

    static ImportPlan plan(String key, boolean dryRun, String... columns) {
        return new ImportPlan(UUID.randomUUID(), key, Set.copyOf(Arrays.asList(columns)), dryRun, ERP);
    }

    ImportCounts apply(ImportPlan plan, List<ImportRow> rows) {
        return SalesFixture.run(() -> {
            importer.check(plan);
            ImportCounts counts = importer.counts(plan.run());
            while (counts.rows() < rows.size()) {
                List<ImportRow> step = rows.subList(counts.rows(), Math.min(rows.size(), counts.rows() + STEP));
                counts = importer.apply(plan, counts.rows(), step);
            }
            return counts;
        });
    }

    RevertCounts revert(ImportPlan plan) {
        return SalesFixture.run(() -> {
            RevertCounts counts = importer.revert(plan.run());
            while (counts.left() > 0) {
                counts = importer.revert(plan.run());
            }
            return counts;
        });
    }

    /** {@return what is wrong with each refused row: column and code} */
    Map<Integer, List<String>> refused(ImportPlan plan) {
        Map<Integer, List<String>> refused = new LinkedHashMap<>();
        importer.errors(plan.run(), 0, 10_000)
                .forEach(e -> refused.put(
                        e.number(),
                        e.violations().stream()
                                .map(v -> v.field() + " " + v.code())
                                .toList()));
        return refused;
    }

    /** {@return the rows of all tables, sorted} */
    Map<String, List<String>> content() {
        Map<String, List<String>> content = new TreeMap<>();
        try (Connection connection = sales.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (Map.Entry<String, String> table : CONTENT.entrySet()) {
                List<String> rows = new ArrayList<>();
                try (ResultSet row = statement.executeQuery("select " + table.getValue() + " from " + table.getKey())) {
                    while (row.next()) {
                        StringBuilder text = new StringBuilder();
                        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                            text.append(row.getString(i)).append('|');
                        }
                        rows.add(text.toString());
                    }
                }
                rows.sort(null);
                content.put(table.getKey(), rows);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return content;
    }
}
