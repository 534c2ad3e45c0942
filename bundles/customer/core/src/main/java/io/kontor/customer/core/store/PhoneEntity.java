package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Phone;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.UuidConverter;
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

/** A phone number of a customer. */
@Entity
@Table(name = "customer_phone")
public class PhoneEntity {
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

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private Phone.Kind kind;

    @Column(name = "number")
    private String number;

    @Column(name = "note")
    private @Nullable String note;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected PhoneEntity() {}

    PhoneEntity(UUID customerId, int position, Phone phone) {
        this.id = Ids.next();
        this.customerId = customerId;
        this.position = position;
        this.kind = phone.kind();
        this.number = phone.number();
        this.note = phone.note();
    }
}
