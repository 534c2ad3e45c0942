package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.ExternalId;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.UuidConverter;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** An identity of a customer in another system. */
@Entity
@Table(name = "customer_external_id")
public class ExternalIdEntity {
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

    @Column(name = "system_code")
    private String systemCode;

    @Column(name = "external_id")
    private String externalId;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ExternalIdEntity() {}

    ExternalIdEntity(UUID customerId, int position, ExternalId value) {
        this.id = Ids.next();
        this.customerId = customerId;
        this.position = position;
        this.systemCode = value.system();
        this.externalId = value.id();
    }
}
