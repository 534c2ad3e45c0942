package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Relation;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** One row a kind of relation: whoever adds a relation locks it, so that two cannot close a cycle together. */
@Entity
@Table(name = "customer_relation_type")
public class RelationTypeEntity {
    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "type")
    private Relation.Type type;

    @Version
    @Column(name = "version")
    private long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected RelationTypeEntity() {}

    /** {@return the kind} */
    public Relation.Type type() {
        return type;
    }
}
