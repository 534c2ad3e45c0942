package io.kontor.promo.core.loss;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReport;
import io.kontor.promo.api.loss.LossReports;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.document.Documents.Step;
import io.kontor.promo.core.document.Documents.Target;
import io.kontor.promo.core.document.OpenCampaign;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.stock.PromoLedger;
import io.kontor.promo.core.stock.Reach;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.LossEntity;
import io.kontor.promo.core.store.MovementEntity;
import io.kontor.promo.core.store.PlaceEntity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The losses in the database; each is posted as it is reported. */
@Component
public final class JpaLossReports implements LossReports {
    private static final String READ = "promo:loss:read";
    private static final String WRITE = "promo:loss:write";
    private static final String DECIDE = "promo:loss:decide";
    private static final Answer<LossReport> LOSS = Answer.of(LossReport.class);

    private final Transactions transactions;
    private final PromoLedger ledger;
    private final LossBook book;

    /** Over the module's transactions. */
    @Activate
    public JpaLossReports(
            @Reference PromoTransactions transactions, @Reference PromoLedger ledger, @Reference LossBook book) {
        this.transactions = transactions.get();
        this.ledger = ledger;
        this.book = book;
    }

    @Override
    public Page<LossReport> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions
                .read(em -> LossRows.LISTING.page(em, query, access, q -> LossRows.in(access, q), null))
                .map(loss -> LossRows.seen(loss.report(), seesCharge(access)));
    }

    @Override
    public Optional<LossReport> find(UUID id) {
        Access access = Call.require(READ);
        return transactions
                .read(em -> LossRows.ROWS.find(em, id, access))
                .map(loss -> LossRows.seen(loss.report(), seesCharge(access)));
    }

    /** {@return whether a loss is in the caller's rows} */
    public static boolean reaches(EntityManager em, UUID id, Access access) {
        return LossRows.ROWS.find(em, id, access).isPresent();
    }

    private static boolean seesCharge(Access access) {
        return access.seesEverywhere(FieldClass.AMOUNT);
    }

    private static LossReport seenByCaller(LossReport report) {
        return LossRows.seen(
                report,
                Call.current()
                        .actor()
                        .access(READ)
                        .filter(JpaLossReports::seesCharge)
                        .isPresent());
    }

    @Override
    public LossReport report(LossData data) {
        Access access = Call.require(WRITE);
        Documents.throwIfAny(data.violations());
        book.requireKnown(data.liableId());
        LossReport reported = transactions.write(LOSS, em -> {
            OpenCampaign.require(em, data.campaignId());
            UUID id = Ids.next();
            check(em, data);
            PostMovement.Note note = new PostMovement.Note(
                    Call.current().actor().id(), data.remark(), null, data.campaignId(), data.evidence());
            Leg leg = new Leg(
                    data.itemId(), data.lotId(), data.serials(), data.placeId(), Place.LOSS, data.quantity(), null);
            Movement movement = ledger.post(
                    em,
                    PostMovement.of(MovementKind.LOSS, List.of(leg), note, LossRows.document(id)),
                    new Reach(access.rows()));
            return book.keep(em, id, data, movement);
        });
        return seenByCaller(reported);
    }

    private static void check(EntityManager em, LossData data) {
        ItemEntity item = em.find(ItemEntity.class, data.itemId());
        if (item == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "itemId");
        }
        PlaceEntity place = em.find(PlaceEntity.class, data.placeId());
        if (place != null && place.type() == PlaceType.TRANSIT) {
            throw KontorException.of(ProblemKind.INVALID, "WRONG_ENDS", "placeId");
        }
        PromoItemData known = item.data();
        if (known.tracking() == Tracking.LOT && data.lotId() == null) {
            throw KontorException.of(ProblemKind.INVALID, "LOT_NEEDED", "lotId").with("item", known.code());
        }
    }

    @Override
    public LossReport decide(UUID id, long version, LossReport.State state, String reason) {
        Access access = Call.require(DECIDE);
        Documents.checkReason(reason);
        new Violations().required("state", state).throwIfAny();
        if (state != LossReport.State.CHARGED && state != LossReport.State.WAIVED) {
            throw KontorException.of(ProblemKind.INVALID, "NOT_A_DECISION", "state");
        }
        UUID caller = Call.current().actor().id();
        return update(new Target(id, version, access, reason), (em, loss, before) -> {
            if (before.state() != LossReport.State.PROPOSED) {
                throw Documents.state("LOSS_STATE", before.state());
            }
            if (caller.equals(before.data().liableId())) {
                throw KontorException.of(ProblemKind.FORBIDDEN, "OWN_CHARGE");
            }
            if (state == LossReport.State.CHARGED && before.charge() == null) {
                throw KontorException.of(ProblemKind.INVALID, "NOTHING_TO_CHARGE", "state");
            }
            loss.decide(state, caller);
            return state == LossReport.State.CHARGED ? "PromoLossCharged" : "PromoLossWaived";
        });
    }

    @Override
    public LossReport undo(UUID id, long version, String reason) {
        Access access = Call.require(WRITE);
        Documents.checkReason(reason);
        UUID caller = Call.current().actor().id();
        return update(new Target(id, version, access, reason), (em, loss, before) -> {
            if (before.state() != LossReport.State.PROPOSED && before.state() != LossReport.State.WAIVED) {
                throw Documents.state("LOSS_STATE", before.state());
            }
            requireOwnMovement(em, before);
            PostMovement.Note note =
                    new PostMovement.Note(caller, reason, null, before.data().campaignId(), List.of());
            ledger.reverse(em, before.movementId(), note, LossRows.document(id), new Reach(access.rows()));
            loss.decide(LossReport.State.REVERSED, caller);
            return "PromoLossReversed";
        });
    }

    /** What another document posted is undone by that, if at all. */
    private static void requireOwnMovement(EntityManager em, LossReport loss) {
        MovementEntity movement = em.find(MovementEntity.class, loss.movementId());
        if (movement != null && !movement.isOf(loss.id())) {
            throw KontorException.of(ProblemKind.CONFLICT, "MADE_BY_DOCUMENT")
                    .with("document", String.valueOf(movement.documentNumber()));
        }
    }

    private LossReport update(Target target, Step<LossEntity, LossReport> step) {
        LossReport changed = transactions.write(
                LOSS, em -> Documents.change(em, transactions.chronicle(), LossRows.ROWS, target, step));
        return seenByCaller(changed);
    }
}
