package io.kontor.kernel.core.region;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;

/** The regions, within one transaction. */
final class RegionRepository {
    private final EntityManager em;

    RegionRepository(EntityManager em) {
        this.em = em;
    }

    Optional<RegionEntity> find(String code) {
        return em.createQuery("select r from RegionEntity r where r.code = :code", RegionEntity.class)
                .setParameter("code", code)
                .getResultStream()
                .findFirst();
    }

    List<RegionEntity> findAll(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : em.createQuery("select r from RegionEntity r where r.code in :codes", RegionEntity.class)
                        .setParameter("codes", codes)
                        .getResultList();
    }

    boolean hasChildren(String code) {
        return em.createQuery("select count(r) from RegionEntity r where r.parentCode = :code", Long.class)
                        .setParameter("code", code)
                        .getSingleResult()
                > 0;
    }

    /** {@return the level of the lowest region in a subtree} */
    int depth(String path) {
        return em.createQuery(
                        "select max(r.level) from RegionEntity r where r.path like :below escape '!'", Integer.class)
                .setParameter("below", below(path))
                .getSingleResult();
    }

    /** Moves all that is below a region along with it; the region itself has moved already. */
    void moveAlong(RegionEntity moved, String oldPath, String oldOrder, int oldLevel) {
        em.flush();
        em.createQuery("update RegionEntity r set r.path = concat(:path, substring(r.path, :pathFrom)),"
                        + " r.treeOrder = concat(:treeOrder, substring(r.treeOrder, :orderFrom)),"
                        + " r.level = r.level + :levels"
                        + " where r.path like :below escape '!' and r.code <> :code")
                .setParameter("path", moved.path())
                .setParameter("pathFrom", oldPath.length() + 1)
                .setParameter("treeOrder", moved.treeOrder())
                .setParameter("orderFrom", oldOrder.length() + 1)
                .setParameter("levels", moved.level() - oldLevel)
                .setParameter("below", below(oldPath))
                .setParameter("code", moved.code())
                .executeUpdate();
    }

    private static String below(String path) {
        return path.replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }
}
