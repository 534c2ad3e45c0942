package io.kontor.promo.core.gift;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Conditions;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.gift.GiftData;
import io.kontor.promo.api.gift.GiftReceived;
import io.kontor.promo.api.gift.GiftRegister;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.GiftEntity;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The register in the database. */
@Component
public final class JpaGiftRegister implements GiftRegister {
    private static final String READ = "promo:gift:read";
    private static final String WRITE = "promo:gift:write";
    private static final Answer<GiftReceived> GIFT = Answer.of(GiftReceived.class);
    private static final Tracked TRACKED = Tracked.type("GiftReceived");
    private static final Listing<GiftEntity> LISTING = Listing.of(GiftEntity.class, "id")
            .field("id", Kind.UUID_KIND, g -> g.get("id"))
            .field("receiverId", Kind.UUID_KIND, g -> g.get("receiverId"))
            .field("receivedOn", Kind.DATE, g -> g.get("receivedOn"))
            .field("handedInOn", Kind.DATE, g -> g.get("handedInOn"))
            .field("customerName", Kind.TEXT, g -> g.get("customerName"))
            .defaultSort("-receivedOn")
            .build();

    private final Transactions transactions;
    private final StaffDirectory staff;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaGiftRegister(
            @Reference PromoTransactions transactions, @Reference StaffDirectory staff, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.staff = staff;
        this.clock = clock;
    }

    /** A gift has neither team nor region: only its receiver's rows reach it. */
    private static Predicate in(RowScope rows, Listing.Query<GiftEntity> q) {
        if (rows.all()) {
            return q.cb().conjunction();
        }
        return rows.owners().isEmpty()
                ? Conditions.never(q.cb(), q.root().get("receiverId"))
                : q.root().<UUID>get("receiverId").in(rows.owners());
    }

    @Override
    public Page<GiftReceived> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em ->
                LISTING.page(em, query, access, q -> in(access.rows(), q), null).map(GiftEntity::gift));
    }

    @Override
    public Optional<GiftReceived> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> find(em, id, access).map(GiftEntity::gift));
    }

    /** {@return whether a gift is in the caller's rows} */
    public static boolean reaches(EntityManager em, UUID id, Access access) {
        return find(em, id, access).isPresent();
    }

    private static Optional<GiftEntity> find(EntityManager em, UUID id, Access access) {
        return Optional.ofNullable(em.find(GiftEntity.class, id))
                .filter(gift -> access.rows().covers(gift.receiverId(), null, null));
    }

    @Override
    public GiftReceived enter(GiftData data) {
        Access access = Call.require(WRITE);
        check(data, access);
        return transactions.write(GIFT, em -> {
            GiftEntity gift = new GiftEntity(Ids.next(), data);
            em.persist(gift);
            em.flush();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.created(gift.id(), null, gift.gift().data()).event("GiftEntered"));
            return gift.gift();
        });
    }

    @Override
    public GiftReceived change(UUID id, long version, UnaryOperator<GiftData> edit) {
        Access access = Call.require(WRITE);
        return transactions.write(GIFT, em -> {
            GiftEntity gift =
                    find(em, id, access).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
            Versions.check(gift.version(), version);
            GiftData before = gift.gift().data();
            GiftData after = edit.apply(before);
            check(after, access);
            gift.apply(after);
            em.flush();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.changed(id, null, before, gift.gift().data())
                                    .event("GiftChanged"));
            return gift.gift();
        });
    }

    private void check(GiftData data, Access access) {
        Violations violations = new Violations();
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        LocalDate today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        if (data.receivedOn() != null && data.receivedOn().isAfter(today)) {
            violations.add("receivedOn", "FUTURE_DAY");
        }
        if (data.receiverId() != null
                && staff.people(List.of(data.receiverId())).isEmpty()) {
            violations.add("receiverId", "UNKNOWN_USER");
        } else if (data.receiverId() != null && !access.rows().covers(data.receiverId(), null, null)) {
            violations.add("receiverId", "OUTSIDE_OWN_ROWS");
        }
        violations.throwIfAny();
    }
}
