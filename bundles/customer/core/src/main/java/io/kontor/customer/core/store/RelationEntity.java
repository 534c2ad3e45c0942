package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Relation;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A dated relation between two customers. */
@Entity
@Table(name = "customer_relation")
public class RelationEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "from_id")
    private UUID fromId;

    @Enumerated(EnumType.STRING)
    @Column(name = "type")
    private Relation.Type type;

    @Convert(converter = UuidConverter.class)
    @Column(name = "to_id")
    private UUID toId;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected RelationEntity() {}

    /** Records a relation. */
    public RelationEntity(Relation relation) {
        this.id = relation.id();
        this.fromId = relation.fromId();
        this.type = relation.type();
        this.toId = relation.toId();
        this.validFrom = relation.validFrom();
        this.validTo = relation.validTo();
    }

    /** Takes another last day. */
    public void end(LocalDate lastDay) {
        validTo = lastDay;
    }

    /** Takes other ends, because a customer became part of another or is one of its own again. */
    public void relink(UUID lower, UUID upper) {
        fromId = lower;
        toId = upper;
    }

    /** {@return the relation} */
    public Relation relation() {
        return new Relation(id, version, fromId, type, toId, validFrom, validTo);
    }
}
