package io.kontor.kernel.jpa;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;

/** An entity with every type of column that modules use. */
@Entity
@Table(name = "trial_thing")
public class TrialEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    UUID id;

    @Version
    long version;

    String code;
    String name;

    @Column(name = "owner_id")
    @Convert(converter = UuidConverter.class)
    UUID owner;

    @Column(name = "team_id")
    @Convert(converter = UuidConverter.class)
    UUID team;

    @Column(name = "region_path")
    String regionPath;

    Integer stock;
    BigDecimal price;

    @Column(name = "made_on")
    LocalDate day;

    @Column(name = "made_at")
    @Convert(converter = InstantConverter.class)
    Instant at;

    Boolean good;

    @Lob
    String note;

    protected TrialEntity() {}

    TrialEntity(UUID id, String code) {
        this.id = id;
        this.code = code;
    }
}
