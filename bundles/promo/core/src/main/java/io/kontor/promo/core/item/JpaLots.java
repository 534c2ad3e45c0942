package io.kontor.promo.core.item;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.item.Lot;
import io.kontor.promo.api.item.LotData;
import io.kontor.promo.api.item.LotStatus;
import io.kontor.promo.api.item.Lots;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.recall.RecallBook;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.LotEntity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The lots in the database. */
@Component
public final class JpaLots implements Lots {
    private static final String READ = "promo:item:read";
    private static final String WRITE = "promo:lot:write";
    private static final Answer<Lot> LOT = Answer.of(Lot.class);
    private static final Tracked TRACKED = Tracked.type("Lot");
    private static final Listing<LotEntity> LISTING = Listing.of(LotEntity.class, "id")
            .field("id", Kind.UUID_KIND, l -> l.get("id"))
            .field("itemId", Kind.UUID_KIND, l -> l.get("itemId"))
            .field("lotNo", Kind.TEXT, l -> l.get("lotNo"))
            .field("expiresOn", Kind.DATE, l -> l.get("expiresOn"))
            .field("status", Kind.ofEnum(LotStatus.class), l -> l.get("status"))
            .defaultSort("expiresOn")
            .build();

    private final Transactions transactions;
    private final RecallBook recalls;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaLots(@Reference PromoTransactions transactions, @Reference RecallBook recalls, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.recalls = recalls;
        this.clock = clock;
    }

    @Override
    public Page<Lot> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em ->
                LISTING.page(em, query, access, q -> q.cb().conjunction(), null).map(LotEntity::lot));
    }

    @Override
    public Optional<Lot> find(UUID id) {
        Call.require(READ);
        return transactions.read(
                em -> Optional.ofNullable(em.find(LotEntity.class, id)).map(LotEntity::lot));
    }

    @Override
    public Lot add(UUID itemId, LotData data) {
        Call.require(WRITE);
        check(data);
        return transactions.write(LOT, em -> {
            ItemEntity item = em.find(ItemEntity.class, itemId);
            if (item == null) {
                throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "itemId");
            }
            if (item.data().tracking() != Tracking.LOT) {
                throw KontorException.of(ProblemKind.INVALID, "LOT_NOT_TRACKED", "itemId")
                        .with("item", item.code());
            }
            LotEntity lot = new LotEntity(Ids.next(), itemId, data);
            em.persist(lot);
            em.flush();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.created(lot.lot().id(), data.lotNo(), lot.lot())
                                    .event("PromoLotAdded", lot.lot()));
            return lot.lot();
        });
    }

    @Override
    public Lot change(UUID id, long version, UnaryOperator<LotData> edit) {
        Call.require(WRITE);
        return update(id, version, null, (em, lot) -> {
            LotData data = edit.apply(lot.lot().data());
            check(data);
            lot.apply(data);
        });
    }

    @Override
    public Lot mark(UUID id, long version, LotStatus status, String reason, @Nullable LocalDate dueOn) {
        Call.require(WRITE);
        Violations violations = new Violations()
                .required("status", status)
                .required("reason", reason)
                .text("reason", reason, 500);
        if (dueOn != null && status != LotStatus.RECALLED) {
            violations.add("dueOn", "DUE_WITHOUT_RECALL");
        } else if (dueOn != null && dueOn.isBefore(LocalDate.ofInstant(clock.instant(), clock.getZone()))) {
            violations.add("dueOn", "DUE_IN_PAST");
        } else if (dueOn != null && dueOn.getYear() > 9999) {
            violations.add("dueOn", "ILLEGAL_DATE");
        }
        violations.throwIfAny();
        return update(id, version, reason, (em, lot) -> {
            lot.mark(status, reason);
            recalls.marked(em, lot.lot(), dueOn);
        });
    }

    private Lot update(UUID id, long version, @Nullable String reason, BiConsumer<EntityManager, LotEntity> work) {
        return transactions.write(LOT, em -> {
            LotEntity lot = em.find(LotEntity.class, id);
            if (lot == null) {
                throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
            }
            Versions.check(lot.version(), version);
            Lot before = lot.lot();
            work.accept(em, lot);
            em.flush();
            Lot after = lot.lot();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.changed(id, after.data().lotNo(), before, after)
                                    .reason(reason)
                                    .event(
                                            before.status() == after.status() ? "PromoLotChanged" : "PromoLotMarked",
                                            after));
            return after;
        });
    }

    private static void check(LotData data) {
        Violations violations = new Violations();
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        violations.throwIfAny();
    }
}
