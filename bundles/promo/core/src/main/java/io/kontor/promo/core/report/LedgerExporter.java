package io.kontor.promo.core.report;

import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportTarget;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.report.LedgerRow;
import io.kontor.promo.api.report.PromoReports;
import io.kontor.promo.core.internal.PromoTransactions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The register (台账) of an item at a place as a file; the filter names {@code placeId}, {@code itemId}, from and to. */
@Component
public final class LedgerExporter implements Exporter {
    private static final ExportTarget TARGET = new ExportTarget(
            "promo-ledger", "promo", new LocalizedText("促销品台账", "Stock register"), "promo:report:read");
    private static final List<TableColumn> COLUMNS = List.of(
            ReportSheet.column("day", "日期", "Day", TableColumn.Type.DATE),
            ReportSheet.column("kind", "类别", "Kind", TableColumn.Type.TEXT),
            ReportSheet.column("document", "单号", "Document", TableColumn.Type.TEXT),
            ReportSheet.column("in", "收入", "In", TableColumn.Type.INTEGER),
            ReportSheet.column("out", "发出", "Out", TableColumn.Type.INTEGER),
            ReportSheet.column("balance", "结存", "Balance", TableColumn.Type.INTEGER));

    private final PromoReports reports;
    private final Transactions transactions;

    /** Over the reports. */
    @Activate
    public LedgerExporter(@Reference PromoReports reports, @Reference PromoTransactions transactions) {
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
        return ReportSheet.pages(
                sheet -> reports.ledger(sheet.id("placeId"), sheet.id("itemId"), sheet.days()),
                columns,
                LedgerExporter::value);
    }

    private static @Nullable Object value(String column, LedgerRow row) {
        return switch (column) {
            case "day" -> row.day();
            case "kind" -> row.kind().name();
            case "document" -> row.documentNumber();
            case "in" -> row.in();
            case "out" -> row.out();
            case "balance" -> row.balance();
            default -> throw new IllegalArgumentException(column);
        };
    }

    @Override
    public void exported(ExportOrder order, long rows) {
        transactions.exported(TARGET.name(), order, rows);
    }
}
