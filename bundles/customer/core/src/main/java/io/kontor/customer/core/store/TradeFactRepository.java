package io.kontor.customer.core.store;

import io.kontor.customer.core.store.FactSum.Dimension;
import io.kontor.customer.core.store.FactSum.Measure;
import io.kontor.customer.core.store.FactSum.Question;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.DateRange;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.From;
import javax.persistence.criteria.Join;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Selection;
import org.jspecify.annotations.Nullable;

/** Trade facts of one transaction, always within the caller's rows. */
public final class TradeFactRepository {
    private final EntityManager em;

    /** Works within a transaction's entity manager. */
    public TradeFactRepository(EntityManager em) {
        this.em = em;
    }

    /** {@return the fact, or empty when unknown or its customer is out of scope} */
    public Optional<TradeFactEntity> find(UUID id, RowScope scope) {
        return Optional.ofNullable(em.find(TradeFactEntity.class, id))
                .filter(f ->
                        new CustomerRepository(em).find(f.customerId(), scope).isPresent());
    }

    /** {@return the facts with these identities in their source, whatever their customer} */
    public Map<String, TradeFactEntity> findByExternalIds(Collection<String> externalIds) {
        Map<String, TradeFactEntity> found = new HashMap<>();
        for (List<String> chunk : Chunks.of(externalIds)) {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<TradeFactEntity> query = cb.createQuery(TradeFactEntity.class);
            Root<TradeFactEntity> fact = query.from(TradeFactEntity.class);
            query.where(fact.get("externalId").in(chunk));
            em.createQuery(query).getResultList().forEach(f -> {
                String externalId = f.externalId();
                if (externalId != null) {
                    found.put(externalId, f);
                }
            });
        }
        return found;
    }

    /** {@return the join to the customer, the same one however often a query asks for it} */
    @SuppressWarnings("unchecked")
    public static Join<TradeFactEntity, CustomerEntity> customer(From<?, TradeFactEntity> fact) {
        return (Join<TradeFactEntity, CustomerEntity>) fact.getJoins().stream()
                .filter(j -> "customer".equals(j.getAttribute().getName()))
                .findFirst()
                .orElseGet(() -> (Join<TradeFactEntity, ?>) (Join<?, ?>) fact.join("customer"));
    }

    /**
     * Adds the facts of some days up, in the database.
     *
     * @param period the days
     * @param question what to add up
     * @param scope the caller's rows
     * @param each takes the sums
     */
    public void sums(DateRange period, Question question, RowScope scope, Consumer<FactSum> each) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Object[]> query = cb.createQuery(Object[].class);
        Root<TradeFactEntity> fact = query.from(TradeFactEntity.class);
        Expression<BigDecimal> measure = fact.get(question.measure() == Measure.AMOUNT ? "amount" : "quantity");
        List<Expression<?>> groups = new ArrayList<>(List.of(fact.get("customerId"), fact.get("currency")));
        boolean keyed = question.dimension() != Dimension.NONE;
        if (keyed) {
            groups.add(fact.get(question.dimension() == Dimension.GOODS_CLASS ? "goodsClass" : "regionCode"));
        }
        List<Selection<?>> columns = new ArrayList<>(groups);
        columns.add(cb.sum(measure));
        List<Predicate> where = new ArrayList<>(List.of(conditions(cb, fact, period, question)));
        if (!scope.all()) {
            where.add(CustomerScope.in(scope, cb, customer(fact)));
        }
        query.multiselect(columns).where(where.toArray(Predicate[]::new)).groupBy(groups);
        int sum = columns.size() - 1;
        for (Object[] row : em.createQuery(query).getResultList()) {
            each.accept(
                    new FactSum((UUID) row[0], keyed ? (String) row[2] : null, (String) row[1], (BigDecimal) row[sum]));
        }
    }

    /**
     * What facts of one key add up to, over all customers.
     *
     * @param key goods class, or the facts' region else the customers', null when they have none
     * @param value their sum
     * @param customers how many customers they are of
     */
    public record Total(@Nullable String key, BigDecimal value, long customers) {}

    /**
     * {@return the sums by key over all customers, whatever the caller's rows} The database counts the customers too:
     * with many facts that is several times faster than to fetch the sums by customer.
     *
     * @param period the days
     * @param question what to add up, by goods class or region
     * @param counts whether the customers are wanted, which costs a sort of all facts; else there are none
     */
    public List<Total> totals(DateRange period, Question question, boolean counts) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Object[]> query = cb.createQuery(Object[].class);
        Root<TradeFactEntity> fact = query.from(TradeFactEntity.class);
        Expression<BigDecimal> measure = fact.get(question.measure() == Measure.AMOUNT ? "amount" : "quantity");
        Expression<String> key = question.dimension() == Dimension.GOODS_CLASS
                ? fact.get("goodsClass")
                : cb.coalesce(fact.<String>get("regionCode"), customer(fact).<String>get("regionCode"));
        List<Selection<?>> columns = new ArrayList<>(List.of(key, cb.sum(measure)));
        if (counts) {
            columns.add(cb.countDistinct(fact.get("customerId")));
        }
        query.multiselect(columns).where(conditions(cb, fact, period, question)).groupBy(key);
        return em.createQuery(query)
                .getResultStream()
                .map(r -> new Total((String) r[0], (BigDecimal) r[1], counts ? (Long) r[2] : 0))
                .toList();
    }

    private static Predicate[] conditions(
            CriteriaBuilder cb, Root<TradeFactEntity> fact, DateRange period, Question question) {
        List<Predicate> where = new ArrayList<>(List.of(cb.between(fact.get("tradedOn"), period.from(), period.to())));
        if (question.currency() != null) {
            where.add(cb.equal(fact.get("currency"), question.currency()));
        }
        return where.toArray(Predicate[]::new);
    }

    /** {@return the currencies of the facts of some days, whatever the caller's rows} */
    public List<String> currencies(DateRange period) {
        return em.createQuery(
                        "select distinct f.currency from TradeFactEntity f where f.tradedOn between :from and :to",
                        String.class)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .getResultList();
    }

    /** {@return the regions the facts of some days name, and the customers' own} */
    public Set<String> regions(DateRange period) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<String> facts = cb.createQuery(String.class);
        Root<TradeFactEntity> fact = facts.from(TradeFactEntity.class);
        facts.select(fact.get("regionCode"))
                .distinct(true)
                .where(
                        cb.between(fact.get("tradedOn"), period.from(), period.to()),
                        cb.isNotNull(fact.get("regionCode")));
        CriteriaQuery<String> customers = cb.createQuery(String.class);
        Root<CustomerEntity> customer = customers.from(CustomerEntity.class);
        customers.select(customer.get("regionCode")).distinct(true).where(cb.isNotNull(customer.get("regionCode")));
        Set<String> regions = em.createQuery(facts).getResultStream().collect(Collectors.toSet());
        regions.addAll(em.createQuery(customers).getResultList());
        return regions;
    }
}
