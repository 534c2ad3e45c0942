package io.kontor.customer.core.trade;

import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionMoveListener;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.jpa.Transactions;
import java.util.HashMap;
import java.util.Map;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the region paths of trade facts, by which lists find what was sold below a region, as the tree has them. */
@Component(service = RegionMoveListener.class, immediate = true)
public final class FactRegionPaths implements RegionMoveListener {
    private static final Logger LOG = LoggerFactory.getLogger(FactRegionPaths.class);

    private final Transactions transactions;

    /** Repairs what moved while the module was away. */
    @Activate
    public FactRegionPaths(@Reference CustomerTransactions transactions, @Reference RegionTree regions) {
        this.transactions = transactions.get();
        int repaired = Call.system("customer-fact-regions").run(() -> repair(regions));
        if (repaired > 0) {
            LOG.info("region paths of {} trade facts repaired", repaired);
        }
    }

    private int repair(RegionTree regions) {
        Map<String, String> stored = transactions.read(FactRegionPaths::stored);
        if (stored.isEmpty()) {
            return 0;
        }
        Map<String, Region> known = regions.findAll(stored.keySet());
        return transactions.writeUnkeyed(em -> known.values().stream()
                .filter(r -> !r.path().equals(stored.get(r.code())))
                .mapToInt(r -> em.createQuery(
                                "update TradeFactEntity f set f.regionPath = :path where f.regionCode = :code")
                        .setParameter("path", r.path())
                        .setParameter("code", r.code())
                        .executeUpdate())
                .sum());
    }

    /** {@return the path by region; none for a region whose facts disagree} */
    private static Map<String, String> stored(EntityManager em) {
        Map<String, String> paths = new HashMap<>();
        em.createQuery(
                        "select distinct f.regionCode, f.regionPath from TradeFactEntity f where f.regionCode is not null",
                        Object[].class)
                .getResultList()
                .forEach(r -> paths.merge((String) r[0], String.valueOf(r[1]), (a, b) -> ""));
        return paths;
    }

    @Override
    public void regionMoved(String oldPath, String newPath) {
        transactions.writeUnkeyed(em -> em.createQuery(
                        "select distinct f.regionPath from TradeFactEntity f where f.regionPath is not null",
                        String.class)
                .getResultStream()
                .filter(path -> path.startsWith(oldPath))
                .mapToInt(path -> em.createQuery(
                                "update TradeFactEntity f set f.regionPath = :new where f.regionPath = :old")
                        .setParameter("new", newPath + path.substring(oldPath.length()))
                        .setParameter("old", path)
                        .executeUpdate())
                .sum());
    }
}
