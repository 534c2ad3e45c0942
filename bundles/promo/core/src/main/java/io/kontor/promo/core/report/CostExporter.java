package io.kontor.promo.core.report;

import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportTarget;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.report.CostKey;
import io.kontor.promo.api.report.CostRow;
import io.kontor.promo.api.report.PromoReports;
import io.kontor.promo.core.internal.PromoTransactions;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What was given cost as a file; the filter names {@code by} (CUSTOMER, REP, REGION, CAMPAIGN), from and to. */
@Component
public final class CostExporter implements Exporter {
    private static final ExportTarget TARGET =
            new ExportTarget("promo-cost", "promo", new LocalizedText("促销品成本", "Promo cost"), "promo:report:read");
    private static final List<TableColumn> COLUMNS = List.of(
            ReportSheet.column("key", "标识", "Key", TableColumn.Type.TEXT),
            ReportSheet.column("name", "名称", "Name", TableColumn.Type.TEXT),
            ReportSheet.column("quantity", "数量", "Quantity", TableColumn.Type.INTEGER),
            ReportSheet.column("cost", "成本", "Cost", TableColumn.Type.DECIMAL),
            ReportSheet.column("currency", "币种", "Currency", TableColumn.Type.TEXT));

    private final PromoReports reports;
    private final Transactions transactions;

    /** Over the reports. */
    @Activate
    public CostExporter(@Reference PromoReports reports, @Reference PromoTransactions transactions) {
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
                sheet -> reports.cost(sheet.parsed("by", CostKey::valueOf), sheet.days()),
                columns,
                CostExporter::value);
    }

    private static @Nullable Object value(String column, CostRow row) {
        return switch (column) {
            case "key" -> row.key();
            case "name" -> row.name();
            case "quantity" -> row.quantity();
            case "cost" -> row.cost().amount();
            case "currency" -> row.cost().currency();
            default -> throw new IllegalArgumentException(column);
        };
    }

    @Override
    public void exported(ExportOrder order, long rows) {
        transactions.exported(TARGET.name(), order, rows);
    }
}
