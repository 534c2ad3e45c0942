package io.kontor.promo.core.opening;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.Violation;
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
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.ImportLedger;
import io.kontor.kernel.jpa.ImportMarks;
import io.kontor.kernel.jpa.LedgerImporter;
import io.kontor.kernel.jpa.Reversal;
import io.kontor.promo.api.item.LotData;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.stock.PromoLedger;
import io.kontor.promo.core.stock.Reach;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.JdbcLedgerStore;
import io.kontor.promo.core.store.LotEntity;
import io.kontor.promo.core.store.PlaceEntity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Takes opening balances in from files: each row is a movement of its own, found again by its paper. A place at which
 * something else has moved in the open period takes no opening balances any more.
 */
@Component(service = Importer.class)
public final class OpeningImporter extends LedgerImporter {
    private static final ImportTarget TARGET = new ImportTarget(
            "promo-openings", "promo", new LocalizedText("促销品期初", "Promo opening balances"), "promo:movement:import");
    private static final List<TableColumn> COLUMNS = List.of(
            column("paperNo", "凭证号", "Paper no", TableColumn.Type.TEXT, TableColumn.Use.KEY),
            column("place", "库位编码", "Place", TableColumn.Type.TEXT, TableColumn.Use.REQUIRED),
            column("item", "促销品编码", "Item", TableColumn.Type.TEXT, TableColumn.Use.REQUIRED),
            column("lot", "批号", "Lot", TableColumn.Type.TEXT, TableColumn.Use.VALUE),
            column("expiresOn", "有效期至", "Expires on", TableColumn.Type.DATE, TableColumn.Use.VALUE),
            column("quantity", "数量", "Quantity", TableColumn.Type.DECIMAL, TableColumn.Use.REQUIRED),
            column("unit", "单位", "Unit", TableColumn.Type.TEXT, TableColumn.Use.VALUE),
            column("unitCost", "单位成本", "Unit cost", TableColumn.Type.DECIMAL, TableColumn.Use.VALUE),
            column("currency", "币种", "Currency", TableColumn.Type.TEXT, TableColumn.Use.VALUE));

    private final PromoLedger stock;

    /** Over the module's transactions. */
    @Activate
    public OpeningImporter(@Reference PromoTransactions transactions, @Reference PromoLedger stock) {
        super(new ImportLedger("promo", transactions.get()));
        this.stock = stock;
    }

    private static TableColumn column(String name, String zh, String en, TableColumn.Type type, TableColumn.Use use) {
        return new TableColumn(name, new LocalizedText(zh, en), List.of(), type, use);
    }

    @Override
    public ImportTarget target() {
        return TARGET;
    }

    @Override
    public List<TableColumn> columns() {
        return COLUMNS;
    }

    @Override
    public void check(ImportPlan plan) {
        Call.require(TARGET.permission());
        Violations violations = new Violations();
        COLUMNS.stream()
                .filter(c -> c.use() != TableColumn.Use.VALUE && !plan.columns().contains(c.name()))
                .forEach(c -> violations.add(c.name(), Violations.REQUIRED));
        violations.throwIfAny();
    }

    @Override
    public ImportCounts apply(ImportPlan plan, int position, List<ImportRow> rows) {
        Access access = Call.require(TARGET.permission());
        return ledger().apply(plan, position, rows, (em, marks) -> {
            Map<String, ItemEntity> items = byCode(em, ItemEntity.class, "item", rows, ItemEntity::code);
            Map<String, PlaceEntity> places = byCode(em, PlaceEntity.class, "place", rows, PlaceEntity::code);
            for (ImportRow row : rows) {
                OpeningRow read = OpeningRow.read(
                        row,
                        items.get(String.valueOf(row.text("item"))),
                        places.get(String.valueOf(row.text("place"))),
                        access);
                apply(em, read, plan.dryRun(), new Reach(access.rows()), marks);
            }
        });
    }

    private static <E> Map<String, E> byCode(
            EntityManager em, Class<E> type, String column, List<ImportRow> rows, Function<E, String> code) {
        List<String> codes = rows.stream()
                .map(row -> String.valueOf(row.text(column)))
                .distinct()
                .toList();
        Map<String, E> found = new HashMap<>();
        em.createQuery("select e from " + type.getSimpleName() + " e where e.code in :codes", type)
                .setParameter("codes", codes)
                .getResultStream()
                .forEach(e -> found.put(code.apply(e), e));
        return found;
    }

    private void apply(EntityManager em, OpeningRow read, boolean dryRun, Gate gate, ImportMarks marks) {
        ItemEntity item = read.item();
        PlaceEntity place = read.place();
        if (item == null || place == null || !read.wrong().list().isEmpty()) {
            marks.refused(read.row(), read.wrong().list());
        } else if (isThere(em, String.valueOf(read.row().text("paperNo")))) {
            marks.unchanged(read.row());
        } else {
            List<Violation> refusal = refusal(em, place);
            if (!refusal.isEmpty()) {
                marks.refused(read.row(), refusal);
            } else if (dryRun) {
                marks.created(read.row(), Ids.next(), 1);
            } else {
                marks.created(read.row(), post(em, read, item, place, gate).id(), 1);
            }
        }
    }

    private static boolean isThere(EntityManager em, String paperNo) {
        return !em.createQuery(
                        "select m.id from MovementEntity m where m.kind = :kind and m.paperNo = :paperNo and m.id not in"
                                + " (select r.reversalOf from MovementEntity r where r.reversalOf is not null)",
                        UUID.class)
                .setParameter("kind", MovementKind.OPENING)
                .setParameter("paperNo", paperNo)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** What the ledger would refuse, before anything of the row is written. */
    private static List<Violation> refusal(EntityManager em, PlaceEntity place) {
        JdbcLedgerStore store = new JdbcLedgerStore(em);
        if (!place.type().holdsStock() || place.type() == PlaceType.TRANSIT) {
            return List.of(new Violation("place", "WRONG_ENDS"));
        }
        if (place.place().state() == PlaceState.CLOSED) {
            return List.of(new Violation("place", "PLACE_CLOSED"));
        }
        return store.movedAt(place.id(), store.closedThrough())
                ? List.of(new Violation("place", "OPENING_AFTER_MOVEMENT"))
                : List.of();
    }

    private Movement post(EntityManager em, OpeningRow read, ItemEntity item, PlaceEntity place, Gate gate) {
        UUID lot = read.lotNo() == null ? null : lot(em, item.id(), new LotData(read.lotNo(), read.expiresOn()));
        Leg leg = new Leg(item.id(), lot, List.of(), Place.OPENING, place.id(), read.quantity(), read.unitCost());
        PostMovement.Note note = new PostMovement.Note(
                Call.current().actor().id(), null, read.row().text("paperNo"), null, List.of());
        return stock.post(em, PostMovement.of(MovementKind.OPENING, List.of(leg), note, null), gate);
    }

    private static UUID lot(EntityManager em, UUID itemId, LotData data) {
        return em.createQuery("select l from LotEntity l where l.itemId = :item and l.lotNo = :lotNo", LotEntity.class)
                .setParameter("item", itemId)
                .setParameter("lotNo", data.lotNo())
                .getResultStream()
                .findFirst()
                .map(found -> found.lot().id())
                .orElseGet(() -> {
                    LotEntity made = new LotEntity(Ids.next(), itemId, data);
                    em.persist(made);
                    em.flush();
                    return made.lot().id();
                });
    }

    @Override
    public RevertCounts revert(UUID run) {
        Access access = Call.require(TARGET.permission());
        PostMovement.Note note = new PostMovement.Note(Call.current().actor().id(), "import", null, null, List.of());
        return ledger().revert(run, MAX_STEP, (em, reversal) -> {
            for (Reversal.Change change : reversal.changes()) {
                Movement opened =
                        new JdbcLedgerStore(em).movement(change.subject()).orElse(null);
                if (opened == null || opened.reversedBy() != null || !isStillThere(em, opened)) {
                    reversal.kept(change, "CHANGED_SINCE");
                } else {
                    stock.reverse(em, opened.id(), note, null, new Reach(access.rows()));
                    reversal.removed(change);
                }
            }
        });
    }

    private static boolean isStillThere(EntityManager em, Movement opened) {
        JdbcLedgerStore store = new JdbcLedgerStore(em);
        return opened.lines().stream()
                .allMatch(l -> store.available(BalanceKey.of(l.itemId(), l.lotId(), l.toId())) >= l.quantity());
    }
}
