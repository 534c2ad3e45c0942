package io.kontor.kernel.core.internal;

import javax.persistence.EntityManager;

/**
 * Locks that commands of one kind queue on, across threads and nodes. Taking one first in a transaction makes all that
 * is read afterwards stay true until its end; an update of a row is a lock on every database.
 */
public enum NamedLock {
    /** Users, roles and teams. */
    ADMINISTRATION,
    /** The region tree. */
    REGIONS,
    /** Presets of code lists. */
    CODE_LISTS,
    /** How many files a record has, and which. */
    ATTACHMENTS;

    /**
     * Waits for the lock and holds it to the end of the transaction.
     *
     * @param em the transaction's
     */
    public void take(EntityManager em) {
        int rows = em.createQuery("update NamedLockEntity l set l.taken = l.taken + 1 where l.name = :name")
                .setParameter("name", name())
                .executeUpdate();
        if (rows != 1) {
            throw new IllegalStateException("lock " + name() + " is missing in table kernel_lock");
        }
    }
}
