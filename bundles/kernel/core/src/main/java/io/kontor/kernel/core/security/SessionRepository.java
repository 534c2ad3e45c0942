package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import org.jspecify.annotations.Nullable;

/** Credentials and sessions, within one transaction. */
final class SessionRepository {
    private final EntityManager em;

    SessionRepository(EntityManager em) {
        this.em = em;
    }

    Optional<SessionEntity> bySecret(String secretHash) {
        return em.createQuery("select s from SessionEntity s where s.secretHash = :hash", SessionEntity.class)
                .setParameter("hash", secretHash)
                .getResultStream()
                .findFirst();
    }

    Optional<SessionEntity> find(UUID id) {
        return Optional.ofNullable(em.find(SessionEntity.class, id));
    }

    List<Session> of(UUID user) {
        return em.createQuery(
                        "select s from SessionEntity s where s.userId = :user order by s.createdAt, s.id",
                        SessionEntity.class)
                .setParameter("user", user)
                .getResultStream()
                .map(SessionEntity::toSession)
                .toList();
    }

    /** Notes the use of a session, unless another thread or node did within the minute, or ended the session. */
    void use(UUID id, Instant now) {
        em.createQuery("update SessionEntity s set s.lastUsedAt = :now where s.id = :id and s.lastUsedAt <= :before")
                .setParameter("now", now)
                .setParameter("id", id)
                .setParameter("before", now.minusSeconds(60))
                .executeUpdate();
    }

    /**
     * Holds a user's credential to the end of the transaction, so that sessions are either opened before or after all
     * of them are ended.
     *
     * @param passwordHash the hash just verified, null when none was
     * @return false when it is not the present one any more, or the user has no credential
     */
    boolean hold(UUID user, @Nullable String passwordHash, Instant now) {
        Query hold = em.createQuery("update CredentialEntity c set c.usedAt = :now where c.userId = :user"
                + (passwordHash == null ? "" : " and c.passwordHash = :hash"));
        if (passwordHash != null) {
            hold.setParameter("hash", passwordHash);
        }
        return hold.setParameter("now", now).setParameter("user", user).executeUpdate() == 1;
    }

    /** Stores a new password. */
    void password(UUID user, String passwordHash) {
        em.createQuery("update CredentialEntity c set c.passwordHash = :hash where c.userId = :user")
                .setParameter("hash", passwordHash)
                .setParameter("user", user)
                .executeUpdate();
    }

    /** Ends all sessions and tokens of a user whose credential is held, except one. */
    void endAll(UUID user, @Nullable UUID except) {
        em.createQuery("delete from SessionEntity s where s.userId = :user and s.id <> :except")
                .setParameter("user", user)
                .setParameter("except", except == null ? new UUID(0, 0) : except)
                .executeUpdate();
    }

    boolean end(UUID id) {
        return em.createQuery("delete from SessionEntity s where s.id = :id")
                        .setParameter("id", id)
                        .executeUpdate()
                == 1;
    }

    /** Removes what has ended and the attempts that count no more. */
    void purge(Instant now) {
        em.createQuery("delete from SessionEntity s where s.expiresAt < :now"
                        + " or (s.kind = :browser and s.lastUsedAt < :idle)")
                .setParameter("now", now)
                .setParameter("browser", Session.Kind.BROWSER)
                .setParameter("idle", now.minus(SessionEntity.IDLE))
                .executeUpdate();
        em.createQuery("delete from LoginAttemptsEntity a where a.lastAt < :old")
                .setParameter("old", now.minus(AttemptWindow.LENGTH))
                .executeUpdate();
    }
}
