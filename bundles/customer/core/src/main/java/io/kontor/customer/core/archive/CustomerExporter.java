package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.table.CustomerTable;
import io.kontor.customer.core.table.ExportAccess;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportTarget;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.security.Team;
import io.kontor.kernel.api.security.Teams;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives the list of customers, as far as the caller may both read and export it. */
@Component
public final class CustomerExporter implements Exporter {
    private static final ExportTarget TARGET =
            new ExportTarget("customers", "customer", new LocalizedText("客户", "Customers"), "customer:customer:export");

    /** Columns an import works with differently. */
    private static final Set<String> IMPORTED_ONLY = Set.of("externalId", "city");

    private static final List<TableColumn> MORE = List.of(
            column("externalIds", "外部编号", "External ids", TableColumn.Type.TEXT),
            column("annualSalesCurrency", "年销售额币种", "Currency of annual sales", TableColumn.Type.TEXT),
            column("grade", "等级", "Grade", TableColumn.Type.TEXT),
            column("createdAt", "建档时间", "Opened at", TableColumn.Type.INSTANT),
            column("changedAt", "修改时间", "Changed at", TableColumn.Type.INSTANT));

    private final Transactions transactions;
    private final RegionTree regions;
    private final StaffDirectory staff;
    private final Teams teams;
    private final Clock clock;

    /** Takes what cards refer to. */
    @Activate
    public CustomerExporter(
            @Reference CustomerTransactions transactions,
            @Reference RegionTree regions,
            @Reference StaffDirectory staff,
            @Reference Teams teams,
            @Reference Clock clock) {
        this.transactions = transactions.get();
        this.regions = regions;
        this.staff = staff;
        this.teams = teams;
        this.clock = clock;
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
        List<TableColumn> columns = new ArrayList<>(transactions.read(CustomerTable::customers));
        columns.removeIf(c -> IMPORTED_ONLY.contains(c.name()));
        columns.addAll(MORE);
        return columns;
    }

    @Override
    public Page<List<@Nullable Object>> rows(ListQuery query, List<String> columns) {
        ExportAccess access = ExportAccess.require(JpaCustomerArchive.READ, TARGET.permission());
        LocalDate today = LocalDate.now(clock);
        Map<String, String> paths = RegionConditions.paths(query.filter(), regions);
        Access classes = access.classes();
        Page<Customer> page = transactions.read(em -> {
            var context = new CustomerListing.Context(em, today, paths);
            var entities =
                    CustomerListing.CUSTOMERS.page(em, query, classes, q -> access.in(q.cb(), q.root()), context);
            List<Customer> customers = new CustomerMapper(em, classes, today).all(entities.items());
            return new Page<>(customers, entities.nextCursor(), entities.total());
        });
        CustomerCells cells = cells(page.items());
        return page.map(customer -> columns.stream()
                .<@Nullable Object>map(column -> cells.value(customer, column))
                .collect(Collectors.toCollection(ArrayList::new)));
    }

    private CustomerCells cells(List<Customer> customers) {
        Set<UUID> owners = customers.stream()
                .map(c -> c.card().ownerId())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, String> names = new HashMap<>();
        staff.people(owners).values().forEach(person -> names.put(person.id(), person.username()));
        boolean teamed = customers.stream().anyMatch(c -> c.card().teamId() != null);
        Map<UUID, String> codes = new HashMap<>();
        if (teamed) {
            List<Team> all = Call.system("export").run(teams::list);
            all.forEach(team -> codes.put(team.id(), team.code()));
        }
        return new CustomerCells(names, codes);
    }

    @Override
    public void exported(ExportOrder order, long rows) {
        transactions.exported(TARGET.name(), order, rows);
    }
}
