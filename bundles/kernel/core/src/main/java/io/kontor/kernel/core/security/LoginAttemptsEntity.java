package io.kontor.kernel.core.security;

import io.kontor.kernel.jpa.InstantConverter;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** The latest attempts to log in as one account or from one address. */
@Entity
@Table(name = "kernel_login_attempts")
class LoginAttemptsEntity {
    @Id
    @Column(name = "id")
    private String id = "";

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "attempts")
    private String times = "";

    @Convert(converter = InstantConverter.class)
    @Column(name = "last_at")
    private Instant lastAt = Instant.EPOCH;

    /** For JPA. */
    protected LoginAttemptsEntity() {}

    LoginAttemptsEntity(String id, Instant now) {
        this.id = id;
        this.lastAt = now;
    }

    AttemptWindow window() {
        return AttemptWindow.parse(times);
    }

    void window(AttemptWindow window) {
        times = window.text();
    }
}
