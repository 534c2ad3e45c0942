package io.kontor.customer.core.store;

import io.kontor.kernel.jpa.UuidConverter;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;

/** A record that a merge moved from the one customer to the other. A record moves once in a merge. */
@Entity
@Table(name = "customer_merge_row")
public class MergeRowEntity {
    /** Kinds of records that move. */
    public enum Kind {
        /** A key person. */
        KEY_PERSON("KeyPerson"),
        /** A code of an axis. */
        CLASSIFICATION("Classification"),
        /** A relation whose lower customer it was. */
        RELATION_BELOW("Relation"),
        /** A relation whose upper customer it was. */
        RELATION_ABOVE("Relation"),
        /** A trade fact. */
        TRADE_FACT("TradeFact");

        private final String told;

        Kind(String told) {
            this.told = told;
        }

        /** {@return the kind as histories call it} */
        public String told() {
            return told;
        }
    }

    /** The two identities, each of 36 characters: JPA wants one key and nothing ever asks for it. */
    @Id
    @Column(name = "id")
    private String id;

    @Convert(converter = UuidConverter.class)
    @Column(name = "merge_id")
    private UUID mergeId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Kind kind;

    @Convert(converter = UuidConverter.class)
    @Column(name = "row_id")
    private UUID rowId;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected MergeRowEntity() {}

    /** Remembers a record. */
    public MergeRowEntity(UUID mergeId, Kind kind, UUID rowId) {
        this.id = mergeId + "" + rowId;
        this.mergeId = mergeId;
        this.kind = kind;
        this.rowId = rowId;
    }

    /** {@return the kind of the record} */
    public Kind kind() {
        return kind;
    }

    /** {@return the record} */
    public UUID rowId() {
        return rowId;
    }
}
