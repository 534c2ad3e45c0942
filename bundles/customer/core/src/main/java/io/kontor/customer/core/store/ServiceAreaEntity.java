package io.kontor.customer.core.store;

import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.UuidConverter;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A region a customer serves. */
@Entity
@Table(name = "customer_service_area")
public class ServiceAreaEntity {
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

    @Column(name = "region_code")
    private String regionCode;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ServiceAreaEntity() {}

    ServiceAreaEntity(UUID customerId, String regionCode) {
        this.id = Ids.next();
        this.customerId = customerId;
        this.regionCode = regionCode;
    }
}
