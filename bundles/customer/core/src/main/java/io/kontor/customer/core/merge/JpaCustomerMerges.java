package io.kontor.customer.core.merge;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.merge.CustomerMerges;
import io.kontor.customer.api.merge.Merge;
import io.kontor.customer.api.merge.Merge.Follower;
import io.kontor.customer.api.merge.MergeOrder;
import io.kontor.customer.api.merge.MergePreview;
import io.kontor.customer.api.merge.MergePreview.ModulePlan;
import io.kontor.customer.api.merge.MergePreview.Side;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CardPartsRepository;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.MergeEntity;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.merge.MergeParticipant;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Merges in the module's tables; other modules follow by the journal and only tell here what they make of one. */
@Component(configurationPid = "io.kontor.customer.merge")
@Designate(ocd = JpaCustomerMerges.Config.class)
public final class JpaCustomerMerges implements CustomerMerges {
    private static final String MERGE = "customer:customer:merge";
    private static final Answer<Merge> ANSWER = Answer.of(Merge.class);
    private static final int MOST_DAYS = 3_650;
    private static final Listing<MergeEntity> LISTING = Listing.of(MergeEntity.class, "id")
            .field("winnerId", Kind.UUID_KIND, m -> m.get("winnerId"))
            .field("loserId", Kind.UUID_KIND, m -> m.get("loserId"))
            .field("winnerCode", Kind.TEXT, m -> m.get("winnerCode"))
            .field("loserCode", Kind.TEXT, m -> m.get("loserCode"))
            .field("state", Kind.ofEnum(Merge.State.class), m -> m.get("state"))
            .field("mergedAt", Kind.INSTANT, m -> m.get("mergedAt"))
            .defaultSort("-mergedAt")
            .build();

    private final Transactions transactions;
    private final Clock clock;
    private final Duration undoable;

    /** Modules that keep references to customers; they come and go. */
    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<MergeParticipant> participants = List.of();

    /** How long a merge can be undone. */
    @ObjectClassDefinition(name = "Kontor customer merges", description = "Merges of two customers.")
    @interface Config {
        @AttributeDefinition(description = "For how many days a merge can be undone, 1 to 3650.")
        int undo_days() default 30;
    }

    /** Works over the module's transactions. */
    @Activate
    public JpaCustomerMerges(@Reference CustomerTransactions transactions, @Reference Clock clock, Config config) {
        this(transactions, clock, config.undo_days());
    }

    JpaCustomerMerges(CustomerTransactions transactions, Clock clock, int undoDays) {
        if (undoDays < 1 || undoDays > MOST_DAYS) {
            throw new IllegalArgumentException("undo.days must be 1 to " + MOST_DAYS + ": " + undoDays);
        }
        this.transactions = transactions.get();
        this.clock = clock;
        this.undoable = Duration.ofDays(undoDays);
    }

    @Override
    public MergePreview preview(MergeOrder order) {
        Access access = Call.require(MERGE);
        check(order, new Violations());
        MergePreview own = transactions.read(em -> preview(em, access, order));
        List<ModulePlan> modules = participants.stream()
                .map(p -> new ModulePlan(p.module(), p.plan(order.loserId(), order.winnerId())))
                .toList();
        return new MergePreview(
                own.winner(),
                own.loser(),
                own.merged(),
                own.fields(),
                own.relinks(),
                modules,
                own.wrong(),
                own.masked());
    }

    private static MergePreview preview(EntityManager em, Access access, MergeOrder order) {
        Pair pair = Pair.of(em, access, order);
        boolean sees = pair.showsAmounts(access);
        requireClass(sees, order);
        Side winner = side(em, pair.winner());
        Side loser = side(em, pair.loser());
        CardMerge cards = new CardMerge(winner.card(), loser.card(), order.choices());
        return new MergePreview(
                sees ? winner : masked(winner),
                sees ? loser : masked(loser),
                sees ? cards.merged() : masked(cards.merged()),
                cards.fields(),
                new Belongings(em, loser.id(), winner.id()).plan(),
                List.of(),
                cards.merged().violations(),
                sees ? Set.of() : CardFields.AMOUNTS);
    }

    private static Side side(EntityManager em, CustomerEntity customer) {
        Card card = customer.card(new CardPartsRepository(em).of(customer.id()));
        return new Side(customer.id(), customer.version(), customer.lifecycle(), card);
    }

    private static Side masked(Side side) {
        return new Side(side.id(), side.version(), side.lifecycle(), masked(side.card()));
    }

    private static Card masked(Card card) {
        CardFields fields = CardFields.of(card);
        CardFields.AMOUNTS.forEach(field -> fields.set(field, null));
        return fields.card(card.code());
    }

    private static void check(MergeOrder order, Violations violations) {
        order.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        CardMerge.check(order.choices(), violations);
        violations.throwIfAny();
    }

    /** Who does not see sums cannot choose between them. */
    private static void requireClass(boolean sees, MergeOrder order) {
        if (sees) {
            return;
        }
        order.choices().keySet().stream()
                .filter(CardFields.AMOUNTS::contains)
                .min(Comparator.naturalOrder())
                .ifPresent(field -> {
                    throw Access.fieldClassMissing(FieldClass.AMOUNT, "choices." + field);
                });
    }

    @Override
    public Merge merge(long winnerVersion, MergeOrder order) {
        Access access = Call.require(MERGE);
        check(
                order,
                new Violations().required("loserVersion", order.loserVersion()).required("reason", order.reason()));
        return transactions.write(ANSWER, em -> {
            requireClass(Pair.of(em, access, order).showsAmounts(access), order);
            return merging(em, access).merge(winnerVersion, order, undoable);
        });
    }

    @Override
    public Merge undo(UUID id, long version, String reason) {
        Access access = Call.require(MERGE);
        new Violations().required("reason", reason).text("reason", reason, 500).throwIfAny();
        return transactions.write(ANSWER, em -> merging(em, access).undo(id, version, reason));
    }

    private Merging merging(EntityManager em, Access access) {
        return new Merging(
                em, access, transactions.chronicle(), Instant.now(clock).truncatedTo(ChronoUnit.MILLIS));
    }

    @Override
    public Page<Merge> list(ListQuery query) {
        Access access = Call.require(MERGE);
        return transactions.read(em -> LISTING.page(em, query, access, q -> seen(access.rows(), q), null)
                .map(MergeEntity::merge));
    }

    private static Predicate seen(RowScope rows, Listing.Query<MergeEntity> query) {
        Subquery<UUID> seen = query.query().subquery(UUID.class);
        Root<CustomerEntity> customer = seen.from(CustomerEntity.class);
        seen.select(customer.get("id")).where(CustomerScope.everIn(rows, query.cb(), customer));
        return query.root().<UUID>get("winnerId").in(seen);
    }

    @Override
    public Merge get(UUID id) {
        Access access = Call.require(MERGE);
        Merge merge = transactions.read(em -> Optional.ofNullable(em.find(MergeEntity.class, id))
                .filter(m -> new CustomerRepository(em)
                        .findEver(m.winnerId(), access.rows())
                        .isPresent())
                .map(MergeEntity::merge)
                .orElseThrow(CustomerRepository::notFound));
        return merge.followedBy(participants.stream()
                .map(p -> new Follower(p.module(), p.progress(id).orElse(null)))
                .toList());
    }
}
