package io.kontor.kernel.core.security;

import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A user's password, apart from the user so that a login changes nothing an administrator edits. Its row is also the
 * lock between opening a session and ending all of them.
 */
@Entity
@Table(name = "kernel_credential")
class CredentialEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "user_id")
    private UUID userId = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    @Convert(converter = InstantConverter.class)
    @Column(name = "used_at")
    private @Nullable Instant usedAt;

    /** For JPA. */
    protected CredentialEntity() {}

    CredentialEntity(UUID userId, @Nullable String passwordHash) {
        this.userId = userId;
        this.passwordHash = passwordHash;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }
}
