package io.kontor.kernel.core.codelist;

import io.kontor.kernel.jpa.InstantConverter;
import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** Remembers that a list was seen, so that its presets are written only once. */
@Entity
@Table(name = "kernel_code_list")
class CodeListEntity {
    @Id
    @Column(name = "name")
    private String name = "";

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = InstantConverter.class)
    @Column(name = "seen_at")
    private Instant seenAt = Instant.EPOCH;

    /** For JPA. */
    protected CodeListEntity() {}

    CodeListEntity(String name, Instant seenAt) {
        this.name = name;
        this.seenAt = seenAt;
    }
}
