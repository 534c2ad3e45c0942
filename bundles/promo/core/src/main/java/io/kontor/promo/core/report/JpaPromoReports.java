package io.kontor.promo.core.report;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.report.AgingRow;
import io.kontor.promo.api.report.CostKey;
import io.kontor.promo.api.report.CostRow;
import io.kontor.promo.api.report.LedgerRow;
import io.kontor.promo.api.report.MonthlyRow;
import io.kontor.promo.api.report.PromoReports;
import io.kontor.promo.api.report.Recall;
import io.kontor.promo.api.report.StockAlert;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.DayBalances;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.LotEntity;
import io.kontor.promo.core.store.PlaceEntity;
import io.kontor.promo.core.store.RecallTables;
import io.kontor.promo.core.store.ReportTables;
import io.kontor.promo.core.store.ReportTables.Cost;
import io.kontor.promo.core.store.ReportTables.Spot;
import io.kontor.promo.core.store.ReportTables.StepRow;
import io.kontor.promo.core.store.ReportTables.Turnover;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The reports over the database. */
@Component
public final class JpaPromoReports implements PromoReports {
    private static final String READ = "promo:report:read";
    private static final int MAX_DAYS = 366;

    private final Transactions transactions;
    private final StaffDirectory staff;
    private final RegionTree regions;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaPromoReports(
            @Reference PromoTransactions transactions,
            @Reference StaffDirectory staff,
            @Reference RegionTree regions,
            @Reference Clock clock) {
        this.transactions = transactions.get();
        this.staff = staff;
        this.regions = regions;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private static PlaceEntity place(EntityManager em, UUID id, Access access) {
        return Optional.ofNullable(em.find(PlaceEntity.class, id))
                .filter(p -> p.type().holdsStock() && p.isIn(access.rows()))
                .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", "placeId"));
    }

    private static ReportTables tables(EntityManager em, @Nullable UUID placeId, Access access) {
        String path = placeId == null ? null : place(em, placeId, access).treePath();
        return new ReportTables(em, path, access.rows());
    }

    @Override
    public List<LedgerRow> ledger(UUID placeId, UUID itemId, DateRange days) {
        Access access = Call.require(READ);
        requireShort(days);
        return transactions.read(em -> {
            UUID at = place(em, placeId, access).id();
            if (em.find(ItemEntity.class, itemId) == null) {
                throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "itemId");
            }
            ReportTables tables = new ReportTables(em, null, access.rows());
            List<LedgerRow> rows = new ArrayList<>();
            long balance = tables.before(at, itemId, days.from());
            for (StepRow step : tables.steps(at, itemId, days)) {
                balance += step.delta();
                rows.add(row(step, balance));
            }
            return rows;
        });
    }

    private static LedgerRow row(StepRow step, long balance) {
        return new LedgerRow(
                step.day(),
                step.movementId(),
                step.kind(),
                step.number(),
                step.lotId(),
                Math.max(0, step.delta()),
                Math.max(0, -step.delta()),
                balance);
    }

    private static void requireShort(DateRange days) {
        if (days.to().toEpochDay() - days.from().toEpochDay() >= MAX_DAYS) {
            throw KontorException.of(ProblemKind.INVALID, "PERIOD_TOO_LONG", "to");
        }
    }

    @Override
    public List<MonthlyRow> monthly(LocalDate firstDay, @Nullable UUID placeId) {
        Access access = Call.require(READ);
        LocalDate first = firstDay.withDayOfMonth(1);
        DateRange month = new DateRange(first, first.plusMonths(1).minusDays(1));
        return transactions.read(em -> {
            ReportTables tables = tables(em, placeId, access);
            String path = placeId == null ? null : place(em, placeId, access).treePath();
            Map<Spot, Long> opening = new DayBalances(em).sums(first.minusDays(1), path, access.rows());
            Map<Spot, List<Turnover>> turnover =
                    new TreeMap<>(Comparator.comparing(Spot::placeId).thenComparing(Spot::itemId));
            opening.keySet().forEach(spot -> turnover.put(spot, new ArrayList<>()));
            tables.turnover(month).forEach(t -> turnover.computeIfAbsent(t.spot(), spot -> new ArrayList<>())
                    .add(t));
            List<MonthlyRow> rows = new ArrayList<>();
            turnover.forEach((spot, parts) -> rows.add(month(spot, opening.getOrDefault(spot, 0L), parts)));
            return rows;
        });
    }

    private static MonthlyRow month(Spot spot, long opening, List<Turnover> parts) {
        Map<MovementKind, Long> in = new EnumMap<>(MovementKind.class);
        Map<MovementKind, Long> out = new EnumMap<>(MovementKind.class);
        long closing = opening;
        for (Turnover part : parts) {
            if (part.in() > 0) {
                in.put(part.kind(), part.in());
            }
            if (part.out() > 0) {
                out.put(part.kind(), part.out());
            }
            closing += part.in() - part.out();
        }
        return new MonthlyRow(spot.placeId(), spot.itemId(), opening, in, out, closing);
    }

    @Override
    public List<CostRow> cost(CostKey by, DateRange days) {
        Access access = Call.require(READ);
        access.requireClass(FieldClass.AMOUNT, "cost");
        requireShort(days);
        List<Cost> costs = transactions.read(em -> tables(em, null, access).cost(by, days));
        Map<UUID, StaffDirectory.Person> people = by == CostKey.REP
                ? staff.people(costs.stream()
                        .map(c -> UUID.fromString(String.valueOf(c.key())))
                        .toList())
                : Map.of();
        // a customer that was renamed has several names
        Map<List<@Nullable String>, CostRow> rows = new LinkedHashMap<>();
        for (Cost cost : costs) {
            CostRow row = new CostRow(
                    cost.key(), name(by, cost, people), cost.quantity(), new Money(cost.amount(), cost.currency()));
            String same = cost.key() == null ? cost.name() : cost.key();
            rows.merge(Arrays.asList(same, cost.currency()), row, JpaPromoReports::sum);
        }
        return rows.values().stream()
                .sorted(Comparator.comparing((CostRow row) -> row.cost().amount())
                        .reversed())
                .toList();
    }

    private static CostRow sum(CostRow a, CostRow b) {
        Money both =
                new Money(a.cost().amount().add(b.cost().amount()), a.cost().currency());
        return new CostRow(a.key(), b.name(), a.quantity() + b.quantity(), both);
    }

    private @Nullable String name(CostKey by, Cost cost, Map<UUID, StaffDirectory.Person> people) {
        String key = cost.key();
        if (key == null || (by != CostKey.REP && by != CostKey.REGION)) {
            return cost.name();
        }
        if (by == CostKey.REGION) {
            return regions.find(key)
                    .map(region -> region.label().in(Call.current().locale()))
                    .orElse(null);
        }
        StaffDirectory.Person person = people.get(UUID.fromString(key));
        return person == null ? null : person.displayName();
    }

    @Override
    public List<AgingRow> aging(@Nullable UUID placeId) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            ReportTables tables = tables(em, placeId, access);
            Ages ages = new Ages(today(), tables.inflows(), tables.outflows());
            Map<Spot, Long> there = new HashMap<>();
            tables.stock().forEach(part -> there.merge(part.spot(), part.onHand(), Long::sum));
            return there.entrySet().stream()
                    .filter(spot -> spot.getValue() > 0)
                    .map(spot -> ages.row(spot.getKey(), spot.getValue()))
                    .sorted(Ages::longestFirst)
                    .toList();
        });
    }

    @Override
    public List<StockAlert> alerts(@Nullable UUID placeId) {
        Access access = Call.require(READ);
        LocalDate today = today();
        return transactions.read(em -> {
            String path = placeId == null ? null : place(em, placeId, access).treePath();
            return Alerts.on(em, path, access.rows(), today);
        });
    }

    @Override
    public Recall recall(UUID lotId) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            if (em.find(LotEntity.class, lotId) == null) {
                throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_LOT", "lotId");
            }
            ReportTables tables = new ReportTables(em, null, access.rows());
            return new Recall(
                    lotId,
                    tables.holders(lotId),
                    tables.receivers(lotId),
                    new RecallTables(em).progress(lotId, access.rows()).orElse(null));
        });
    }
}
