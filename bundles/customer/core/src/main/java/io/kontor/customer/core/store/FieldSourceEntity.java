package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.FieldSource;
import io.kontor.kernel.api.value.Ids;
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

/** Where a value of a card came from. */
@Entity
@Table(name = "customer_field_source")
public class FieldSourceEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "position")
    private int position;

    @Column(name = "field")
    private String field;

    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    private FieldSource.Channel channel;

    @Column(name = "as_of")
    private @Nullable LocalDate asOf;

    @Column(name = "note")
    private @Nullable String note;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected FieldSourceEntity() {}

    FieldSourceEntity(UUID customerId, int position, FieldSource source) {
        this.id = Ids.next();
        this.customerId = customerId;
        this.position = position;
        this.field = source.field();
        this.channel = source.channel();
        this.asOf = source.asOf();
        this.note = source.note();
    }
}
