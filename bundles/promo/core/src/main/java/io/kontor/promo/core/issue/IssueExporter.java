package io.kontor.promo.core.issue;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportTarget;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.IssueEntity;
import io.kontor.promo.core.store.IssueLineEntity;
import io.kontor.promo.core.store.ItemEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives the list of issues (发放记录), for example of one customer, as far as the caller may both read and export it. */
@Component
public final class IssueExporter implements Exporter {
    private static final ExportTarget TARGET = new ExportTarget(
            "promo-issues", "promo", new LocalizedText("发放记录", "Issues to customers"), "promo:issue:export");
    private static final List<TableColumn> COLUMNS = List.of(
            column("day", "日期", "Day", TableColumn.Type.DATE),
            column("state", "状态", "State", TableColumn.Type.TEXT),
            column("customerCode", "客户编码", "Customer code", TableColumn.Type.TEXT),
            column("customer", "客户", "Customer", TableColumn.Type.TEXT),
            column("contact", "领取人", "Taken by", TableColumn.Type.TEXT),
            column("items", "品项", "Items", TableColumn.Type.TEXT),
            column("quantity", "数量", "Quantity", TableColumn.Type.INTEGER),
            column("returned", "退回", "Returned", TableColumn.Type.INTEGER),
            column("cost", "成本", "Cost", TableColumn.Type.DECIMAL),
            column("currency", "币种", "Currency", TableColumn.Type.TEXT),
            column("purpose", "用途", "Purpose", TableColumn.Type.TEXT),
            column("visitRef", "拜访", "Visit", TableColumn.Type.TEXT),
            column("orderRef", "订单", "Order", TableColumn.Type.TEXT));

    private final Transactions transactions;

    /** Over the module's transactions. */
    @Activate
    public IssueExporter(@Reference PromoTransactions transactions) {
        this.transactions = transactions.get();
    }

    private static TableColumn column(String name, String zh, String en, TableColumn.Type type) {
        return new TableColumn(name, new LocalizedText(zh, en), List.of(), type, TableColumn.Use.VALUE);
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
        Access read = Call.require("promo:issue:read");
        Access export = Call.require(TARGET.permission());
        boolean seesCost = IssueRows.seesCost(read) && IssueRows.seesCost(export);
        return transactions.read(em -> {
            IssueRows rows = new IssueRows(em);
            Page<IssueEntity> page = rows.page(query, read, export);
            Map<UUID, List<IssueLineEntity>> lines = rows.lines(page.items());
            return page.map(issue -> {
                List<IssueLineEntity> its = lines.getOrDefault(issue.id(), List.of());
                CustomerIssue seen = issue.issue(its, seesCost);
                return columns.stream()
                        .<@Nullable Object>map(column -> value(em, column, seen, its))
                        .collect(Collectors.toCollection(ArrayList::new));
            });
        });
    }

    private static @Nullable Object value(
            EntityManager em, String column, CustomerIssue issue, List<IssueLineEntity> lines) {
        CustomerIssueData data = issue.data();
        Money cost = issue.cost().size() == 1 ? issue.cost().get(0) : null;
        return switch (column) {
            case "day" -> data.day();
            case "state" -> issue.state().name();
            case "customerCode" -> data.recipient().code();
            case "customer" -> data.recipient().name();
            case "contact" -> data.contact();
            case "items" ->
                lines.stream()
                        .map(line -> code(em, line.itemId()) + " × " + line.quantity())
                        .sorted()
                        .collect(Collectors.joining("; "));
            case "quantity" ->
                lines.stream().mapToLong(IssueLineEntity::quantity).sum();
            case "returned" ->
                lines.stream().mapToLong(IssueLineEntity::returned).sum();
            case "cost" -> cost == null ? null : cost.amount();
            case "currency" -> cost == null ? null : cost.currency();
            case "purpose" -> data.purpose();
            case "visitRef" -> data.visitRef();
            case "orderRef" -> data.orderRef();
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static String code(EntityManager em, UUID itemId) {
        ItemEntity item = em.find(ItemEntity.class, itemId);
        return item == null ? itemId.toString() : item.code();
    }

    @Override
    public void exported(ExportOrder order, long rows) {
        transactions.exported(TARGET.name(), order, rows);
    }
}
