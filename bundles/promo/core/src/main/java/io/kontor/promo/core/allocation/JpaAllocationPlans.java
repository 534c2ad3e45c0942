package io.kontor.promo.core.allocation;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.allocation.AllocationData;
import io.kontor.promo.api.allocation.AllocationMethods;
import io.kontor.promo.api.allocation.AllocationPlan;
import io.kontor.promo.api.allocation.AllocationPlans;
import io.kontor.promo.api.allocation.AllocationTarget;
import io.kontor.promo.api.spi.AllocationMethod;
import io.kontor.promo.api.spi.IssueUsage;
import io.kontor.promo.api.spi.RouteDirectory;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.AllocationEntity;
import io.kontor.promo.core.store.IssueUsageTables;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.PlannedRoutes;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The plans in the database. */
@Component
public final class JpaAllocationPlans implements AllocationPlans {
    private static final String READ = "promo:allocation:read";
    private static final String WRITE = "promo:allocation:write";
    private static final Answer<AllocationPlan> PLAN = Answer.of(AllocationPlan.class);
    private static final Tracked TRACKED = Tracked.type("AllocationPlan");
    private static final Listing<AllocationEntity> LISTING = Listing.of(AllocationEntity.class, "id")
            .field("id", Kind.UUID_KIND, p -> p.get("id"))
            .field("code", Kind.TEXT, p -> p.get("code"))
            .field("itemId", Kind.UUID_KIND, p -> p.get("itemId"))
            .field("state", Kind.ofEnum(AllocationPlan.State.class), p -> p.get("state"))
            .field("from", Kind.DATE, p -> p.get("from"))
            .field("to", Kind.DATE, p -> p.get("to"))
            .defaultSort("-from")
            .build();

    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<AllocationMethod> methods = List.of();

    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<RouteDirectory> directories = List.of();

    private final Transactions transactions;

    /** Over the module's transactions. */
    @Activate
    public JpaAllocationPlans(@Reference PromoTransactions transactions) {
        this.transactions = transactions.get();
    }

    @Override
    public Page<AllocationPlan> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em ->
                LISTING.page(em, query, access, q -> q.cb().conjunction(), null).map(plan -> plan(em, plan)));
    }

    @Override
    public Optional<AllocationPlan> find(UUID id) {
        Call.require(READ);
        return transactions.read(
                em -> Optional.ofNullable(em.find(AllocationEntity.class, id)).map(plan -> plan(em, plan)));
    }

    private static AllocationPlan plan(EntityManager em, AllocationEntity entity) {
        return plan(entity, new IssueUsageTables(em));
    }

    /** {@return a plan with what each target got of it} */
    static AllocationPlan plan(AllocationEntity entity, IssueUsageTables usage) {
        AllocationData data = entity.data();
        PlannedRoutes routes = entity.routes();
        return entity.plan(target -> target.kind() == AllocationTarget.Kind.ROUTE
                ? usage.quantity(data.days(), data.itemId(), routes.route(target.ref()))
                : usage.quantity(data.days(), about(target, data.itemId())));
    }

    private static IssueUsage.About about(AllocationTarget target, UUID itemId) {
        return switch (target.kind()) {
            case REGION -> new IssueUsage.About(null, null, itemId, null, null, target.ref());
            case REP -> new IssueUsage.About(null, UUID.fromString(target.ref()), itemId, null, null, null);
            case CUSTOMER -> {
                String name = target.name() == null ? target.ref() : target.name();
                CustomerRef customer = new CustomerRef(UUID.fromString(target.ref()), null, name);
                yield new IssueUsage.About(customer, null, itemId, null, null, null);
            }
            case ROUTE -> throw new IllegalArgumentException("a route has many who give");
        };
    }

    @Override
    public AllocationPlan write(AllocationData data) {
        Call.require(WRITE);
        List<Long> shares = shares(data);
        return transactions.write(PLAN, em -> add(em, data, shares));
    }

    private AllocationPlan add(EntityManager em, AllocationData data, List<Long> shares) {
        requireItem(em, data);
        AllocationEntity entity = new AllocationEntity(Ids.next(), data, shares);
        em.persist(entity);
        em.flush();
        AllocationPlan plan = plan(em, entity);
        transactions
                .chronicle()
                .record(em, TRACKED.created(entity.id(), entity.code(), plan).event("AllocationPlanned"));
        return plan;
    }

    private static void requireItem(EntityManager em, AllocationData data) {
        if (em.find(ItemEntity.class, data.itemId()) == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "itemId");
        }
    }

    /** {@return what each target gets; partners' methods run ahead of the transaction} */
    private List<Long> shares(AllocationData data) {
        Violations violations = new Violations();
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        violations.throwIfAny();
        List<Long> shares =
                switch (data.method()) {
                    case AllocationMethods.FILL -> Shares.fill(data.quantity(), data.targets());
                    case AllocationMethods.SPLIT -> Shares.split(data.quantity(), data.targets());
                    case AllocationMethods.CUSTOM -> Shares.custom(data.targets());
                    case AllocationMethods.GRADE_WEIGHT -> Shares.weighted(data.quantity(), data.targets());
                    default -> partner(data.method()).allocate(data.quantity(), data.targets());
                };
        Routes.of(data, directories);
        if (shares.size() != data.targets().size() || shares.stream().anyMatch(share -> share < 0)) {
            throw new IllegalStateException("method " + data.method() + " gave no share for each target");
        }
        long shared = shares.stream().mapToLong(Long::longValue).sum();
        if (shared > data.quantity()) {
            throw KontorException.of(ProblemKind.INVALID, "PLAN_TOO_MUCH")
                    .with("shared", shared)
                    .with("quantity", data.quantity());
        }
        return shares;
    }

    private AllocationMethod partner(String name) {
        List<AllocationMethod> partners = methods;
        return partners.stream()
                .filter(method -> method.name().equals(name))
                .findFirst()
                .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "UNKNOWN_METHOD", "method"));
    }

    @Override
    public AllocationPlan change(UUID id, long version, UnaryOperator<AllocationData> edit) {
        Call.require(WRITE);
        return transactions.write(PLAN, em -> {
            AllocationEntity entity = find(em, id, version, AllocationPlan.State.DRAFT);
            AllocationPlan before = plan(em, entity);
            AllocationData after = edit.apply(before.data());
            List<Long> shares = shares(after);
            requireItem(em, after);
            entity.apply(after, shares);
            return changed(em, entity, before, "AllocationChanged");
        });
    }

    private static AllocationEntity find(EntityManager em, UUID id, long version, AllocationPlan.State state) {
        AllocationEntity entity = em.find(AllocationEntity.class, id);
        if (entity == null) {
            throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
        }
        Versions.check(entity.version(), version);
        if (entity.state() != state) {
            throw KontorException.of(ProblemKind.CONFLICT, "PLAN_STATE").with("state", entity.state());
        }
        return entity;
    }

    private AllocationPlan changed(EntityManager em, AllocationEntity entity, AllocationPlan before, String event) {
        em.flush();
        AllocationPlan after = plan(em, entity);
        transactions
                .chronicle()
                .record(
                        em,
                        TRACKED.changed(entity.id(), entity.code(), before, after)
                                .event(event));
        return after;
    }

    @Override
    public AllocationPlan publish(UUID id, long version) {
        return mark(id, version, AllocationPlan.State.DRAFT, AllocationPlan.State.PUBLISHED);
    }

    @Override
    public AllocationPlan withdraw(UUID id, long version) {
        return mark(id, version, AllocationPlan.State.PUBLISHED, AllocationPlan.State.WITHDRAWN);
    }

    private AllocationPlan mark(UUID id, long version, AllocationPlan.State from, AllocationPlan.State to) {
        Call.require(WRITE);
        return transactions.write(PLAN, em -> {
            AllocationEntity entity = find(em, id, version, from);
            AllocationPlan before = plan(em, entity);
            if (to == AllocationPlan.State.PUBLISHED) {
                entity.drive(Routes.of(before.data(), directories));
            }
            entity.mark(to);
            return changed(
                    em,
                    entity,
                    before,
                    to == AllocationPlan.State.PUBLISHED ? "AllocationPublished" : "AllocationWithdrawn");
        });
    }

    @Override
    public AllocationPlan copy(UUID id, String code, DateRange days) {
        Call.require(WRITE);
        new Violations()
                .required("code", code)
                .code("code", code)
                .required("days", days)
                .throwIfAny();
        return transactions.write(PLAN, em -> {
            AllocationEntity model = em.find(AllocationEntity.class, id);
            if (model == null) {
                throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
            }
            AllocationData d = model.data();
            AllocationData copy =
                    new AllocationData(code, d.itemId(), days, d.quantity(), d.method(), d.targets(), d.remark());
            return add(em, copy, shares(copy));
        });
    }
}
