package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Address;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.UuidConverter;
import java.math.BigDecimal;
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

/** An address of a customer. */
@Entity
@Table(name = "customer_address")
public class AddressEntity {
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
    @Column(name = "type")
    private Address.Type type;

    @Column(name = "text")
    private String text;

    @Column(name = "postal_code")
    private @Nullable String postalCode;

    @Column(name = "region_code")
    private @Nullable String regionCode;

    @Column(name = "latitude")
    private @Nullable BigDecimal latitude;

    @Column(name = "longitude")
    private @Nullable BigDecimal longitude;

    @Column(name = "is_primary")
    private boolean primary;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected AddressEntity() {}

    AddressEntity(UUID customerId, int position, Address address) {
        this.id = Ids.next();
        this.customerId = customerId;
        this.position = position;
        this.type = address.type();
        this.text = address.text();
        this.postalCode = address.postalCode();
        this.regionCode = address.regionCode();
        this.latitude = address.latitude();
        this.longitude = address.longitude();
        this.primary = address.primary();
    }
}
