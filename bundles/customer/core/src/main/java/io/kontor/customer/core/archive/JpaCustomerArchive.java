package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.CustomerArchive;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.LifecycleChange;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.Days;
import io.kontor.customer.core.store.LifecycleEntity;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.codelist.CodeLists;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The archive in the module's tables. */
@Component
public final class JpaCustomerArchive implements CustomerArchive {
    static final String READ = "customer:customer:read";
    static final String WRITE = "customer:customer:write";
    private static final Answer<Customer> CUSTOMER = Answer.of(Customer.class);
    private static final Set<Lifecycle> FIRST_STAGES =
            EnumSet.of(Lifecycle.SUSPECT, Lifecycle.PROSPECT, Lifecycle.SIGNED, Lifecycle.ACTIVE);
    private static final int MAX_STEPS = 200;

    private final Transactions transactions;
    private final RegionTree regions;
    private final CardEdits edits;
    private final Clock clock;

    /** Takes what cards refer to. */
    @Activate
    public JpaCustomerArchive(
            @Reference CustomerTransactions transactions,
            @Reference StaffDirectory staff,
            @Reference RegionTree regions,
            @Reference CodeLists codeLists,
            @Reference Clock clock) {
        this.transactions = transactions.get();
        this.regions = regions;
        this.edits = new CardEdits(
                new CardChecks(staff, regions, codeLists),
                clock,
                transactions.get().chronicle());
        this.clock = clock;
    }

    @Override
    public Page<Customer> list(ListQuery query, @Nullable LocalDate asOf) {
        Access access = Call.require(READ);
        Days.require("asOf", asOf);
        LocalDate today = LocalDate.now(clock);
        Map<String, String> paths = RegionConditions.paths(query.filter(), regions);
        return transactions.read(em -> {
            var context = new CustomerListing.Context(em, asOf == null ? today : asOf, paths);
            var page = CustomerListing.CUSTOMERS.page(
                    em, query, access, q -> CustomerScope.in(access.rows(), q.cb(), q.root()), context);
            List<Customer> customers = new CustomerMapper(em, access, today).all(page.items());
            return new Page<>(customers, page.nextCursor(), page.total());
        });
    }

    @Override
    public Optional<Customer> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> new CustomerRepository(em)
                .find(id, access.rows())
                .map(new CustomerMapper(em, access, LocalDate.now(clock))::one));
    }

    @Override
    public Optional<Customer> findByExternalId(ExternalId externalId) {
        Access access = Call.require(READ);
        check(externalId);
        return transactions.read(em -> new CustomerRepository(em)
                .findByExternalId(externalId, access.rows())
                .map(new CustomerMapper(em, access, LocalDate.now(clock))::one));
    }

    @Override
    public Customer open(Card card, Lifecycle lifecycle) {
        Access access = Call.require(WRITE);
        checkFirstStage(lifecycle);
        CardEdits.Edit opening = edits.opening(card, access);
        return transactions.write(CUSTOMER, em -> edits.in(em, access).open(opening, lifecycle));
    }

    private static void checkFirstStage(Lifecycle lifecycle) {
        Violations v = new Violations();
        if (!FIRST_STAGES.contains(lifecycle)) {
            v.add("lifecycle", "ILLEGAL_LIFECYCLE");
        }
        v.throwIfAny();
    }

    @Override
    public Customer change(UUID id, long version, UnaryOperator<Card> edit) {
        Access access = Call.require(WRITE);
        CardEdits.Edit ahead = edits.refersToOthers(edit)
                ? edits.ahead(transactions.read(em -> edits.in(em, access).stored(id, version)), edit)
                : null;
        return transactions.write(CUSTOMER, em -> edits.in(em, access).change(id, version, ahead, edit));
    }

    @Override
    public Customer put(ExternalId externalId, @Nullable Long version, Card card) {
        Access access = Call.require(WRITE);
        check(externalId);
        Optional<UUID> ahead = transactions.read(em -> edits.in(em, access).find(externalId));
        Card wanted = CardDraft.of(card).with(externalId).card();
        UnaryOperator<Card> edit = present -> CardDraft.of(wanted)
                .ownerId(wanted.ownerId() == null ? present.ownerId() : wanted.ownerId())
                .card();
        CardEdits.Edit opening = ahead.isEmpty() && version == null ? edits.opening(wanted, access) : null;
        CardEdits.Edit change = ahead.isEmpty() || version == null
                ? null
                : edits.ahead(transactions.read(em -> edits.in(em, access).stored(ahead.get(), version)), edit);
        return transactions.write(CUSTOMER, em -> {
            CardEdits.Session session = edits.in(em, access);
            Optional<UUID> found = session.find(externalId);
            if (version == null) {
                if (found.isPresent()) {
                    throw KontorException.of(ProblemKind.STALE, "VERSION_STALE", "If-Match");
                }
                return session.open(opening == null ? edits.opening(wanted, access) : opening, Lifecycle.PROSPECT);
            }
            return session.change(found.orElseThrow(CustomerRepository::notFound), version, change, edit);
        });
    }

    private static void check(ExternalId id) {
        Violations v = new Violations().required("system", id.system()).code("system", id.system());
        v.required("externalId", id.id()).text("externalId", id.id(), 100).throwIfAny();
    }

    @Override
    public Customer transition(UUID id, long version, Lifecycle to, String reason) {
        Access access = Call.require(WRITE);
        new Violations()
                .required("to", to)
                .required("reason", reason)
                .text("reason", reason, 500)
                .throwIfAny();
        return transactions.write(CUSTOMER, em -> edits.in(em, access).transition(id, version, to, reason));
    }

    @Override
    public List<LifecycleChange> lifecycle(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            new CustomerRepository(em).get(id, access.rows());
            return em.createQuery(
                            "select l from LifecycleEntity l where l.customerId = :id order by l.sequenceNo desc",
                            LifecycleEntity.class)
                    .setParameter("id", id)
                    .setMaxResults(MAX_STEPS)
                    .getResultStream()
                    .map(LifecycleEntity::change)
                    .toList();
        });
    }
}
