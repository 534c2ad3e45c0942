package io.kontor.promo.core.place;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.core.store.PlaceEntity;
import io.kontor.promo.core.store.TreeLock;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Places in the database, and what the history keeps of them. */
final class PlaceRows {
    /** What is kept of a place. */
    static final Tracked TRACKED = Tracked.type("Place");

    /** Most levels of the tree. */
    static final int MAX_LEVELS = 8;

    private static final int PATH_STEP = 37;

    private final EntityManager em;

    PlaceRows(EntityManager em) {
        this.em = em;
    }

    Optional<PlaceEntity> find(UUID id, Access access) {
        return Optional.ofNullable(em.find(PlaceEntity.class, id))
                .filter(p -> !p.type().holdsStock() || p.isIn(access.rows()));
    }

    Optional<PlaceEntity> single(String key) {
        return em.createQuery("select p from PlaceEntity p where p.singleKey = :key", PlaceEntity.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    /** {@return the path of a parent, null for none} */
    @Nullable
    String parentPath(@Nullable UUID parentId) {
        if (parentId == null) {
            return null;
        }
        PlaceEntity parent = em.find(PlaceEntity.class, parentId);
        if (parent == null || (parent.type() != PlaceType.WAREHOUSE && parent.type() != PlaceType.BRANCH)) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", "parentId");
        }
        if (parent.treePath().length() >= MAX_LEVELS * PATH_STEP) {
            throw KontorException.of(ProblemKind.INVALID, "TREE_TOO_DEEP", "parentId")
                    .with("max", MAX_LEVELS);
        }
        return parent.treePath();
    }

    /** Moves all below a place to its new path. */
    void moveBelow(String oldPath, String newPath) {
        em.flush();
        em.createQuery("update PlaceEntity p set p.treePath = concat(:newPath, substring(p.treePath, :rest))"
                        + " where substring(p.treePath, 1, :length) = :oldPath")
                .setParameter("newPath", newPath)
                .setParameter("rest", oldPath.length() + 1)
                .setParameter("length", oldPath.length())
                .setParameter("oldPath", oldPath)
                .executeUpdate();
    }

    /** Keeps others from moving places until the end of the transaction: a cycle has many places. */
    void lockTree() {
        TreeLock.take(em);
    }

    /** {@return whether there is stock at a place or on the way to it} */
    boolean hasStock(UUID id) {
        return !em.createQuery(
                        "select b.id from BalanceEntity b where b.onHand > 0 and (b.placeId = :place or b.placeId in"
                                + " (select t.id from PlaceEntity t where t.type = :transit and t.parentId = :place))",
                        UUID.class)
                .setParameter("place", id)
                .setParameter("transit", PlaceType.TRANSIT)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }
}
