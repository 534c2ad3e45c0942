package io.kontor.promo.core.campaign;

import io.kontor.kernel.api.region.RegionMoveListener;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.core.internal.PromoTransactions;
import java.util.List;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the region paths of campaigns, for their rows, and of issues, for the quotas, as the tree has them. */
@Component(service = RegionMoveListener.class, immediate = true)
public final class DocumentRegionPaths implements RegionMoveListener {
    private final Transactions transactions;

    /** Over the module's transactions. */
    @Activate
    public DocumentRegionPaths(@Reference PromoTransactions transactions) {
        this.transactions = transactions.get();
    }

    @Override
    public void regionMoved(String oldPath, String newPath) {
        transactions.writeUnkeyed(em -> List.of("CampaignEntity", "IssueEntity").stream()
                .mapToInt(entity -> move(em, entity, oldPath, newPath))
                .sum());
    }

    private static int move(EntityManager em, String entity, String oldPath, String newPath) {
        return em.createQuery("update " + entity + " d"
                        + " set d.regionPath = concat(:newPath, substring(d.regionPath, :rest))"
                        + " where substring(d.regionPath, 1, :length) = :oldPath")
                .setParameter("newPath", newPath)
                .setParameter("rest", oldPath.length() + 1)
                .setParameter("length", oldPath.length())
                .setParameter("oldPath", oldPath)
                .executeUpdate();
    }
}
