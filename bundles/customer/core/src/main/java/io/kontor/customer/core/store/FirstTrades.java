package io.kontor.customer.core.store;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.Tuple;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Root;

/** The days on which customers first traded, by the trade facts. */
public final class FirstTrades {
    private FirstTrades() {}

    /** {@return the first day of each customer that has trade facts} */
    public static Map<UUID, LocalDate> of(EntityManager em, Collection<UUID> ids) {
        Map<UUID, LocalDate> days = new HashMap<>();
        for (List<UUID> chunk : Chunks.of(ids)) {
            CriteriaBuilder cb = em.getCriteriaBuilder();
            CriteriaQuery<Tuple> query = cb.createTupleQuery();
            Root<TradeFactEntity> fact = query.from(TradeFactEntity.class);
            query.multiselect(fact.get("customerId"), cb.least(fact.<LocalDate>get("tradedOn")))
                    .where(fact.get("customerId").in(chunk))
                    .groupBy(fact.get("customerId"));
            em.createQuery(query)
                    .getResultList()
                    .forEach(r -> days.put(r.get(0, UUID.class), r.get(1, LocalDate.class)));
        }
        return days;
    }
}
