package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A session or token, known by the hash of its secret. */
@Entity
@Table(name = "kernel_session")
class SessionEntity {
    static final Duration IDLE = Duration.ofMinutes(30);

    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "secret_hash")
    private String secretHash = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Session.Kind kind = Session.Kind.BROWSER;

    @Column(name = "name")
    private @Nullable String name;

    @Convert(converter = UuidConverter.class)
    @Column(name = "user_id")
    private UUID userId = new UUID(0, 0);

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Convert(converter = InstantConverter.class)
    @Column(name = "last_used_at")
    private Instant lastUsedAt = Instant.EPOCH;

    @Convert(converter = InstantConverter.class)
    @Column(name = "expires_at")
    private Instant expiresAt = Instant.EPOCH;

    @Lob
    @Column(name = "permissions")
    private String permissions = "[]";

    /** For JPA. */
    protected SessionEntity() {}

    SessionEntity(Session session, String secretHash) {
        id = session.id();
        kind = session.kind();
        name = session.name();
        userId = session.userId();
        createdAt = session.createdAt();
        lastUsedAt = session.lastUsedAt();
        expiresAt = session.expiresAt();
        permissions = StoredJson.write(session.permissions());
        this.secretHash = secretHash;
    }

    UUID userId() {
        return userId;
    }

    Session toSession() {
        return new Session(
                id,
                kind,
                name,
                userId,
                createdAt,
                lastUsedAt,
                expiresAt,
                Set.copyOf(StoredJson.readList(permissions, String.class)));
    }

    /** {@return when a session ends unless it is used before} */
    static Instant end(Session session) {
        Instant idle = session.lastUsedAt().plus(IDLE);
        return session.kind() == Session.Kind.BROWSER && idle.isBefore(session.expiresAt())
                ? idle
                : session.expiresAt();
    }
}
