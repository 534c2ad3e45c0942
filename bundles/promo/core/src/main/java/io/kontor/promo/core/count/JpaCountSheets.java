package io.kontor.promo.core.count;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.count.CountData;
import io.kontor.promo.api.count.CountEntry;
import io.kontor.promo.api.count.CountKind;
import io.kontor.promo.api.count.CountLine;
import io.kontor.promo.api.count.CountSheet;
import io.kontor.promo.api.count.CountSheets;
import io.kontor.promo.api.count.CountState;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReason;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.PaperNames;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.document.Documents.Step;
import io.kontor.promo.core.document.Documents.Target;
import io.kontor.promo.core.document.NamesOnPaper;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PlaceFacts;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.loss.LossBook;
import io.kontor.promo.core.stock.PromoLedger;
import io.kontor.promo.core.stock.Reach;
import io.kontor.promo.core.store.CountBook;
import io.kontor.promo.core.store.CountEntity;
import io.kontor.promo.core.store.CountLineEntity;
import io.kontor.promo.core.store.JdbcLedgerStore;
import io.kontor.promo.core.store.Numbers;
import io.kontor.promo.core.store.PlaceEntity;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The counts in the database. Goods go on moving while people count: what differs from the frozen book is posted. */
@Component
public final class JpaCountSheets implements CountSheets {
    private static final String READ = "promo:count:read";
    private static final String WRITE = "promo:count:write";
    private static final String POST = "promo:count:post";
    private static final Answer<CountSheet> SHEET = Answer.of(CountSheet.class);
    private static final Set<String> MOVED = Set.of("STOCK_INSUFFICIENT", "SERIAL_NOT_THERE", "SERIAL_TAKEN");

    private final Transactions transactions;
    private final PromoLedger ledger;
    private final LossBook losses;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaCountSheets(
            @Reference PromoTransactions transactions,
            @Reference PromoLedger ledger,
            @Reference LossBook losses,
            @Reference Clock clock) {
        this.transactions = transactions.get();
        this.ledger = ledger;
        this.losses = losses;
        this.clock = clock;
    }

    @Override
    public Page<CountSheet> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            Page<CountEntity> page = CountRows.LISTING.page(em, query, access, q -> CountRows.in(access, q), null);
            return new Page<>(CountRows.sheets(em, page.items()), page.nextCursor(), page.total());
        });
    }

    @Override
    public Optional<CountSheet> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> CountRows.ROWS.find(em, id, access).map(c -> CountRows.ROWS.view(em, c)));
    }

    @Override
    public Optional<PaperNames> names(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> CountRows.ROWS.find(em, id, access).map(c -> {
            CountSheet sheet = CountRows.ROWS.view(em, c);
            return new NamesOnPaper(em)
                    .names(
                            List.of(sheet.data().placeId()),
                            sheet.lines().stream().map(CountLine::itemId),
                            sheet.lines().stream().map(CountLine::lotId));
        }));
    }

    @Override
    public CountSheet open(CountData data) {
        Access access = Call.require(WRITE);
        Documents.throwIfAny(data.violations());
        return transactions.write(SHEET, em -> {
            check(em, data, access);
            UUID id = Ids.next();
            String typed = data.number();
            String number = typed == null ? Numbers.COUNT.next(em) : typed;
            CountEntity count = new CountEntity(id, number, data, now());
            em.persist(count);
            em.flush();
            CountSheet sheet = CountRows.ROWS.view(em, count);
            transactions
                    .chronicle()
                    .record(
                            em,
                            CountRows.TRACKED
                                    .created(id, number, sheet)
                                    .root(data.placeId())
                                    .event("PromoCountOpened", sheet));
            return sheet;
        });
    }

    private static void check(EntityManager em, CountData data, Access access) {
        JdbcLedgerStore store = new JdbcLedgerStore(em);
        PlaceFacts place = store.places(List.of(data.placeId())).get(data.placeId());
        if (place == null || !place.holdsStock()) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", "placeId");
        }
        new Reach(access.rows()).place(place);
        if (place.type() == PlaceType.TRANSIT) {
            throw KontorException.of(ProblemKind.INVALID, "COUNT_ON_THE_WAY", "placeId");
        }
        if (data.kind() == CountKind.REP && place.type() != PlaceType.REP_BAG) {
            throw KontorException.of(ProblemKind.INVALID, "NOT_A_BAG", "placeId");
        }
        if (!data.itemIds().isEmpty() && !store.items(data.itemIds()).keySet().containsAll(data.itemIds())) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "itemIds");
        }
    }

    @Override
    public CountSheet freeze(UUID id, long version) {
        Access access = Call.require(WRITE);
        return update(new Target(id, version, access, null), (em, count, before) -> {
            require(before, CountState.OPEN);
            List<UUID> items = before.data().itemIds();
            for (CountBook.Row row : CountBook.of(em, before.data().placeId())) {
                if (items.isEmpty() || items.contains(row.itemId())) {
                    em.persist(new CountLineEntity(Ids.next(), id, row));
                }
            }
            count.freeze(now());
            return "PromoCountFrozen";
        });
    }

    @Override
    public CountSheet enter(UUID id, long version, List<CountEntry> entries) {
        Access access = Call.require(WRITE);
        Counted.checkShape(entries);
        UUID caller = Call.current().actor().id();
        return update(new Target(id, version, access, null), (em, count, before) -> {
            require(before, CountState.FROZEN);
            new Counted(new JdbcLedgerStore(em), entries, before.data().itemIds()).check(entries);
            List<CountLineEntity> lines = CountRows.lines(em, id);
            for (CountEntry entry : entries) {
                CountLineEntity line =
                        lines.stream().filter(l -> l.isOf(entry)).findFirst().orElseGet(() -> added(em, id, entry));
                line.enter(entry);
            }
            count.countedBy(caller);
            return "PromoCountEntered";
        });
    }

    private static CountLineEntity added(EntityManager em, UUID id, CountEntry entry) {
        CountBook.Row row = new CountBook.Row(entry.itemId(), entry.lotId(), entry.serial(), 0);
        CountLineEntity line = new CountLineEntity(Ids.next(), id, row);
        em.persist(line);
        return line;
    }

    @Override
    public CountSheet post(UUID id, long version, String reason) {
        Access access = Call.require(POST);
        Documents.checkReason(reason);
        UUID caller = Call.current().actor().id();
        return update(new Target(id, version, access, reason), (em, count, before) -> {
            require(before, CountState.FROZEN);
            if (count.hasCounted(caller)) {
                throw KontorException.of(ProblemKind.FORBIDDEN, "OWN_COUNT");
            }
            List<CountLine> lines =
                    CountRows.lines(em, id).stream().map(l -> l.line(false)).toList();
            if (lines.stream().anyMatch(l -> l.counted() == null)) {
                throw KontorException.of(ProblemKind.CONFLICT, "COUNT_INCOMPLETE");
            }
            Movement posted =
                    postDifferences(em, before, lines, new PostMovement.Note(caller, reason, null, null, List.of()));
            if (posted != null) {
                charge(em, before, lines, posted);
            }
            count.post(caller, posted == null ? null : posted.id());
            return "PromoCountPosted";
        });
    }

    /** {@return the movement of the differences, null when there is none} */
    private @Nullable Movement postDifferences(
            EntityManager em, CountSheet sheet, List<CountLine> lines, PostMovement.Note note) {
        List<Leg> legs = new ArrayList<>();
        for (CountLine line : lines) {
            Long difference = line.difference();
            if (difference != null && difference != 0) {
                legs.add(leg(line, difference, sheet.data().placeId()));
            }
        }
        if (legs.isEmpty()) {
            return null;
        }
        try {
            // the place is in the poster's rows: the sheet was found by them
            return ledger.post(
                    em,
                    PostMovement.of(MovementKind.COUNT_DIFFERENCE, legs, note, CountRows.document(sheet)),
                    Gate.OPEN);
        } catch (KontorException refusal) {
            if (MOVED.contains(refusal.code())) {
                throw new KontorException(ProblemKind.CONFLICT, "COUNT_MOVED", refusal.args(), refusal.violations());
            }
            throw refusal;
        }
    }

    /** R071: what is missing in a bag is proposed to be charged to its rep. */
    private void charge(EntityManager em, CountSheet sheet, List<CountLine> lines, Movement posted) {
        PlaceEntity place = em.find(PlaceEntity.class, sheet.data().placeId());
        if (place == null || place.type() != PlaceType.REP_BAG) {
            return;
        }
        UUID rep = place.place().data().keeperId();
        for (CountLine line : lines) {
            Long difference = line.difference();
            if (difference != null && difference < 0) {
                String remark = line.reason() == null ? sheet.number() : line.reason();
                LossData missing = new LossData(
                        place.id(),
                        line.itemId(),
                        line.lotId(),
                        line.serial() == null ? List.of() : List.of(line.serial()),
                        -difference,
                        LossReason.MISSING,
                        remark,
                        rep,
                        null,
                        List.of());
                losses.keep(em, Ids.next(), missing, posted);
            }
        }
    }

    private static Leg leg(CountLine line, long difference, UUID placeId) {
        UUID from = difference < 0 ? placeId : Place.COUNT_DIFFERENCE;
        UUID to = difference < 0 ? Place.COUNT_DIFFERENCE : placeId;
        String serial = line.serial();
        return serial == null
                ? Leg.of(line.itemId(), line.lotId(), from, to, Math.abs(difference))
                : Leg.piece(line.itemId(), serial, from, to);
    }

    @Override
    public CountSheet cancel(UUID id, long version) {
        Access access = Call.require(WRITE);
        return update(new Target(id, version, access, null), (em, count, before) -> {
            if (before.state() != CountState.OPEN && before.state() != CountState.FROZEN) {
                throw Documents.state("COUNT_STATE", before.state());
            }
            count.cancel();
            return "PromoCountCancelled";
        });
    }

    private CountSheet update(Target target, Step<CountEntity, CountSheet> step) {
        return transactions.write(
                SHEET, em -> Documents.change(em, transactions.chronicle(), CountRows.ROWS, target, step));
    }

    private static void require(CountSheet sheet, CountState state) {
        if (sheet.state() != state) {
            throw Documents.state("COUNT_STATE", sheet.state());
        }
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
