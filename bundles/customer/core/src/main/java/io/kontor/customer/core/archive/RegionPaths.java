package io.kontor.customer.core.archive;

import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionMoveListener;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.jpa.Transactions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.Tuple;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the customers' region paths, which the row scope reads, as the tree has them. A region that is no longer in the
 * tree leaves its path, so that whoever answered for it still sees the customers.
 */
@Component(service = RegionMoveListener.class, immediate = true)
public final class RegionPaths implements RegionMoveListener {
    private static final Logger LOG = LoggerFactory.getLogger(RegionPaths.class);

    private final Transactions transactions;

    /** Repairs what moved while the module was away. */
    @Activate
    public RegionPaths(@Reference CustomerTransactions transactions, @Reference RegionTree regions) {
        this.transactions = transactions.get();
        Call.system("customer-region-paths").run(() -> repair(regions));
    }

    private Integer repair(RegionTree regions) {
        Map<String, @Nullable String> stored = new HashMap<>();
        Map<String, Boolean> mixed = new HashMap<>();
        for (Tuple row : transactions.read(RegionPaths::used)) {
            String code = row.get(0, String.class);
            String path = row.get(1, String.class);
            mixed.put(code, stored.containsKey(code));
            stored.put(code, path);
        }
        Map<String, Region> known = stored.isEmpty() ? Map.of() : regions.findAll(stored.keySet());
        List<Region> moved = known.values().stream()
                .filter(r ->
                        Boolean.TRUE.equals(mixed.get(r.code())) || !r.path().equals(stored.get(r.code())))
                .toList();
        int repaired = moved.isEmpty()
                ? 0
                : transactions.writeUnkeyed(em -> moved.stream()
                        .mapToInt(r -> em.createQuery(
                                        "update CustomerEntity c set c.regionPath = :path where c.regionCode = :code")
                                .setParameter("path", r.path())
                                .setParameter("code", r.code())
                                .executeUpdate())
                        .sum());
        if (repaired > 0) {
            LOG.info("region paths of {} customers repaired", repaired);
        }
        return repaired;
    }

    private static List<Tuple> used(EntityManager em) {
        CriteriaBuilder cb = em.getCriteriaBuilder();
        CriteriaQuery<Tuple> query = cb.createTupleQuery();
        Root<CustomerEntity> customer = query.from(CustomerEntity.class);
        query.multiselect(customer.get("regionCode"), customer.get("regionPath"))
                .where(cb.isNotNull(customer.get("regionCode")))
                .distinct(true);
        return em.createQuery(query).getResultList();
    }

    @Override
    public void regionMoved(String oldPath, String newPath) {
        transactions.writeUnkeyed(em -> em.createQuery("update CustomerEntity c"
                        + " set c.regionPath = concat(:newPath, substring(c.regionPath, :rest))"
                        + " where substring(c.regionPath, 1, :length) = :oldPath")
                .setParameter("newPath", newPath)
                .setParameter("rest", oldPath.length() + 1)
                .setParameter("length", oldPath.length())
                .setParameter("oldPath", oldPath)
                .executeUpdate());
    }
}
