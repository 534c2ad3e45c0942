package io.kontor.customer.core.trade;

import io.kontor.customer.api.trade.TradeEntries;
import io.kontor.customer.api.trade.TradeEntry;
import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.TradeFactEntity;
import io.kontor.customer.core.store.TradeFactRepository;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Trade facts in the database. */
@Component
public final class JpaTradeEntries implements TradeEntries {
    static final String READ = "customer:trade:read";
    private static final String WRITE = "customer:trade:write";
    private static final String VALUE = "data.value";

    private final Transactions transactions;
    private final RegionTree regions;
    private final TradeFactList facts;

    /** Works over the module's transactions. */
    @Activate
    public JpaTradeEntries(@Reference CustomerTransactions transactions, @Reference RegionTree regions) {
        this.transactions = transactions.get();
        this.regions = regions;
        this.facts = new TradeFactList(regions);
    }

    @Override
    public Page<TradeEntry> list(ListQuery query) {
        Access access = Call.require(READ);
        TradeFactList.Asked asked = facts.asked(query);
        return transactions.read(em -> {
            Page<TradeFactEntity> page = facts.page(em, asked, access);
            Set<UUID> ids =
                    page.items().stream().map(TradeFactEntity::customerId).collect(Collectors.toSet());
            Map<UUID, CustomerEntity> customers = new CustomerRepository(em).findAll(ids, access.rows());
            return page.map(f -> shown(f, customers.get(f.customerId()), access));
        });
    }

    @Override
    public TradeEntry get(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            TradeFactEntity fact = find(em, id, access);
            return shown(fact, em.find(CustomerEntity.class, fact.customerId()), access);
        });
    }

    private static TradeFactEntity find(EntityManager em, UUID id, Access access) {
        return new TradeFactRepository(em)
                .find(id, access.rows())
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    private static TradeEntry shown(TradeFactEntity fact, @Nullable CustomerEntity customer, Access access) {
        TradeEntryData data = fact.data();
        boolean sees = customer != null && CustomerScope.covers(access.rowsOf(FieldClass.AMOUNT), customer);
        return sees
                ? new TradeEntry(fact.id(), fact.version(), data, Set.of())
                : new TradeEntry(fact.id(), fact.version(), withoutValue(data), Set.of(VALUE));
    }

    private static TradeEntryData withoutValue(TradeEntryData data) {
        return new TradeEntryData(
                data.externalId(),
                data.customerId(),
                data.tradedOn(),
                data.goodsClass(),
                data.regionCode(),
                null,
                data.quantity());
    }

    @Override
    public TradeEntry add(TradeEntryData data) {
        Access access = Call.require(WRITE);
        check(data);
        String path = path(data.regionCode());
        return transactions.write(Answer.of(TradeEntry.class), em -> {
            CustomerEntity customer = customer(em, data.customerId(), access);
            if (!CustomerScope.covers(access.rowsOf(FieldClass.AMOUNT), customer)) {
                throw Access.fieldClassMissing(FieldClass.AMOUNT, "value");
            }
            requireFree(em, data.externalId(), null);
            TradeFactEntity fact = new TradeFactEntity(Ids.next(), data, path);
            em.persist(fact);
            em.flush();
            new CustomerRepository(em).requireUnmerged(List.of(fact.customerId()));
            keep(em, fact.id(), null, fact.data());
            return shown(fact, customer, access);
        });
    }

    @Override
    public TradeEntry replace(UUID id, long version, TradeEntryData data) {
        Access access = Call.require(WRITE);
        String path = path(data.regionCode());
        return transactions.write(Answer.of(TradeEntry.class), em -> {
            TradeFactEntity fact = find(em, id, access);
            Versions.check(fact.version(), version);
            CustomerEntity before = em.find(CustomerEntity.class, fact.customerId());
            boolean sees = CustomerScope.covers(access.rowsOf(FieldClass.AMOUNT), before);
            TradeEntryData wanted = sees ? data : withValue(data, fact.data());
            check(wanted);
            CustomerEntity customer = customer(em, wanted.customerId(), access);
            requireFree(em, wanted.externalId(), id);
            if (!fact.holds(wanted)) {
                TradeEntryData stored = fact.data();
                fact.set(wanted, path);
                em.flush();
                new CustomerRepository(em).requireUnmerged(List.of(fact.customerId()));
                keep(em, id, stored, fact.data());
            }
            return shown(fact, customer, access);
        });
    }

    @Override
    public void delete(UUID id, long version) {
        Access access = Call.require(WRITE);
        transactions.write(em -> {
            TradeFactEntity fact = find(em, id, access);
            Versions.check(fact.version(), version);
            em.remove(fact);
            keep(em, id, fact.data(), null);
        });
    }

    private void keep(EntityManager em, UUID id, @Nullable TradeEntryData before, @Nullable TradeEntryData after) {
        transactions.chronicle().record(em, Trail.traded(id, before, after));
    }

    private static void check(TradeEntryData data) {
        Violations violations = new Violations();
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        violations.throwIfAny();
    }

    private static TradeEntryData withValue(TradeEntryData data, TradeEntryData stored) {
        return new TradeEntryData(
                data.externalId(),
                data.customerId(),
                data.tradedOn(),
                data.goodsClass(),
                data.regionCode(),
                stored.value(),
                data.quantity());
    }

    private @Nullable String path(@Nullable String regionCode) {
        if (regionCode == null) {
            return null;
        }
        return regions.find(regionCode)
                .map(Region::path)
                .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "UNKNOWN_REGION", "regionCode"));
    }

    private static CustomerEntity customer(EntityManager em, UUID id, Access access) {
        return new CustomerRepository(em)
                .find(id, access.rows())
                .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "UNKNOWN_CUSTOMER", "customerId"));
    }

    private static void requireFree(EntityManager em, @Nullable String externalId, @Nullable UUID self) {
        if (externalId == null) {
            return;
        }
        TradeFactEntity other = new TradeFactRepository(em)
                .findByExternalIds(List.of(externalId))
                .get(externalId);
        if (other != null && !other.id().equals(self)) {
            throw KontorException.of(ProblemKind.CONFLICT, "EXTERNAL_ID_TAKEN", "externalId");
        }
    }
}
