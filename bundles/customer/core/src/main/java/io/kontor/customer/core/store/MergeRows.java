package io.kontor.customer.core.store;

import io.kontor.customer.core.store.MergeRowEntity.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;

/** What a merge moved, record by record, so that undoing it moves exactly that back. */
public final class MergeRows {
    private final EntityManager em;
    private final UUID mergeId;

    /** Of one merge, within a transaction's entity manager. */
    public MergeRows(EntityManager em, UUID mergeId) {
        this.em = em;
        this.mergeId = mergeId;
    }

    /** Remembers a record that moved. */
    public void add(Kind kind, UUID rowId) {
        em.persist(new MergeRowEntity(mergeId, kind, rowId));
    }

    /** {@return the records of all kinds but trade facts} */
    public List<MergeRowEntity> singles() {
        return em.createQuery(
                        "select r from MergeRowEntity r where r.mergeId = :merge and r.kind <> :facts order by r.id",
                        MergeRowEntity.class)
                .setParameter("merge", mergeId)
                .setParameter("facts", Kind.TRADE_FACT)
                .getResultList();
    }

    /** {@return how many records moved, by kind as told} */
    public Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        em.createQuery(
                        "select r.kind, count(r) from MergeRowEntity r where r.mergeId = :merge group by r.kind",
                        Object[].class)
                .setParameter("merge", mergeId)
                .getResultList()
                .forEach(r -> counts.merge(((Kind) r[0]).told(), (Long) r[1], Long::sum));
        return counts;
    }

    /** Moves all trade facts of a customer to another: there may be many, so the database does it. */
    public void moveFacts(UUID from, UUID into) {
        em.flush();
        String remember = "insert into customer_merge_row (id, merge_id, kind, row_id)"
                + " select cast(? as char(36)) || f.id, cast(? as char(36)), 'TRADE_FACT', f.id"
                + " from customer_trade_fact f where f.customer_id = ?";
        try (PreparedStatement insert = em.unwrap(Connection.class).prepareStatement(remember)) {
            insert.setString(1, mergeId.toString());
            insert.setString(2, mergeId.toString());
            insert.setString(3, from.toString());
            insert.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
        moveRemembered(from, into);
    }

    /**
     * Moves the trade facts back that are still the winner's.
     *
     * @return those that are not, at most so many
     */
    public List<UUID> returnFacts(UUID winner, UUID loser, int most) {
        em.flush();
        moveRemembered(winner, loser);
        return em.createQuery(
                        "select r.rowId from MergeRowEntity r where r.mergeId = :merge and r.kind = :facts"
                                + " and r.rowId not in (select f.id from TradeFactEntity f where f.customerId = :loser)"
                                + " order by r.id",
                        UUID.class)
                .setParameter("merge", mergeId)
                .setParameter("facts", Kind.TRADE_FACT)
                .setParameter("loser", loser)
                .setMaxResults(most)
                .getResultList();
    }

    private void moveRemembered(UUID from, UUID to) {
        em.createQuery("update TradeFactEntity f set f.customerId = :to, f.version = f.version + 1"
                        + " where f.customerId = :from and f.id in (select r.rowId from MergeRowEntity r"
                        + " where r.mergeId = :merge and r.kind = :facts)")
                .setParameter("to", to)
                .setParameter("from", from)
                .setParameter("merge", mergeId)
                .setParameter("facts", Kind.TRADE_FACT)
                .executeUpdate();
    }
}
