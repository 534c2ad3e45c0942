package io.kontor.promo.core.report;

import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportTarget;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.report.MonthlyRow;
import io.kontor.promo.api.report.PromoReports;
import io.kontor.promo.core.internal.PromoTransactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The summary of a month as a file; the filter names {@code month}, a day of it. */
@Component
public final class MonthlyExporter implements Exporter {
    private static final ExportTarget TARGET = new ExportTarget(
            "promo-monthly", "promo", new LocalizedText("促销品月报", "Monthly summary"), "promo:report:read");
    private static final List<TableColumn> COLUMNS = List.of(
            ReportSheet.column("place", "库位", "Place", TableColumn.Type.TEXT),
            ReportSheet.column("item", "品项", "Item", TableColumn.Type.TEXT),
            ReportSheet.column("opening", "期初", "Opening", TableColumn.Type.INTEGER),
            ReportSheet.column("in", "收入", "In", TableColumn.Type.INTEGER),
            ReportSheet.column("out", "发出", "Out", TableColumn.Type.INTEGER),
            ReportSheet.column("closing", "期末", "Closing", TableColumn.Type.INTEGER));

    private final PromoReports reports;
    private final Transactions transactions;

    /** Over the reports. */
    @Activate
    public MonthlyExporter(@Reference PromoReports reports, @Reference PromoTransactions transactions) {
        this.reports = reports;
        this.transactions = transactions.get();
    }

    @Override
    public ExportTarget target() {
        return TARGET;
    }

    @Override
    public List<TableColumn> columns() {
        return COLUMNS;
    }

    @Override
    public Page<List<@Nullable Object>> rows(ListQuery query, List<String> columns) {
        return pages(columns).page(query);
    }

    @Override
    public Pages pages(List<String> columns) {
        Map<UUID, String> codes = new HashMap<>();
        return ReportSheet.pages(
                sheet -> {
                    codes.putAll(transactions.read(MonthlyExporter::codes));
                    return reports.monthly(sheet.day("month"), null);
                },
                columns,
                (column, row) -> value(column, row, codes));
    }

    private static Map<UUID, String> codes(EntityManager em) {
        Map<UUID, String> codes = new HashMap<>();
        for (String entity : List.of("ItemEntity", "PlaceEntity")) {
            em.createQuery("select x.id, x.code from " + entity + " x", Object[].class)
                    .getResultStream()
                    .forEach(row -> codes.put((UUID) row[0], (String) row[1]));
        }
        return codes;
    }

    private static @Nullable Object value(String column, MonthlyRow row, Map<UUID, String> codes) {
        return switch (column) {
            case "place" -> codes.getOrDefault(row.placeId(), row.placeId().toString());
            case "item" -> codes.getOrDefault(row.itemId(), row.itemId().toString());
            case "opening" -> row.opening();
            case "in" -> row.in().values().stream().mapToLong(Long::longValue).sum();
            case "out" -> row.out().values().stream().mapToLong(Long::longValue).sum();
            case "closing" -> row.closing();
            default -> throw new IllegalArgumentException(column);
        };
    }

    @Override
    public void exported(ExportOrder order, long rows) {
        transactions.exported(TARGET.name(), order, rows);
    }
}
