package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.Team;
import io.kontor.kernel.jpa.UuidConverter;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A team. */
@Entity
@Table(name = "kernel_team")
class TeamEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "code")
    private String code = "";

    @Column(name = "name")
    private String name = "";

    /** For JPA. */
    protected TeamEntity() {}

    TeamEntity(UUID id) {
        this.id = id;
    }

    long version() {
        return version;
    }

    void apply(String newCode, String newName) {
        code = newCode;
        name = newName;
    }

    Team toTeam() {
        return new Team(id, version, code, name);
    }
}
