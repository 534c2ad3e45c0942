package io.kontor.kernel.core.internal;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** The row behind a {@link NamedLock}; the changelog writes it. */
@Entity
@Table(name = "kernel_lock")
class NamedLockEntity {
    @Id
    @Column(name = "name")
    private String name = "";

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "taken")
    private long taken;

    /** For JPA. */
    protected NamedLockEntity() {}
}
