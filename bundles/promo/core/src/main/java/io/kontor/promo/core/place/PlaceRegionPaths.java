package io.kontor.promo.core.place;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionMoveListener;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.core.internal.PromoTransactions;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the places' region paths, which the row scope reads, as the tree has them. */
@Component(service = RegionMoveListener.class, immediate = true)
public final class PlaceRegionPaths implements RegionMoveListener {
    private static final Logger LOG = LoggerFactory.getLogger(PlaceRegionPaths.class);

    private final Transactions transactions;

    /** Repairs what moved while the module was away. */
    @Activate
    public PlaceRegionPaths(@Reference PromoTransactions transactions, @Reference RegionTree regions) {
        this.transactions = transactions.get();
        int repaired = Call.system("promo-region-paths").run(() -> repair(regions));
        if (repaired > 0) {
            LOG.info("region paths of {} places repaired", repaired);
        }
    }

    private Integer repair(RegionTree regions) {
        List<String> used = transactions.read(em -> em.createQuery(
                        "select distinct p.regionCode from PlaceEntity p where p.regionCode is not null", String.class)
                .getResultList());
        Map<String, Region> known = used.isEmpty() ? Map.of() : regions.findAll(used);
        return known.isEmpty()
                ? 0
                : transactions.writeUnkeyed(em -> known.values().stream()
                        .mapToInt(r -> em.createQuery("update PlaceEntity p set p.regionPath = :path"
                                        + " where p.regionCode = :code and p.regionPath <> :path")
                                .setParameter("path", r.path())
                                .setParameter("code", r.code())
                                .executeUpdate())
                        .sum());
    }

    @Override
    public void regionMoved(String oldPath, String newPath) {
        transactions.writeUnkeyed(em -> em.createQuery("update PlaceEntity p"
                        + " set p.regionPath = concat(:newPath, substring(p.regionPath, :rest))"
                        + " where substring(p.regionPath, 1, :length) = :oldPath")
                .setParameter("newPath", newPath)
                .setParameter("rest", oldPath.length() + 1)
                .setParameter("length", oldPath.length())
                .setParameter("oldPath", oldPath)
                .executeUpdate());
    }
}
