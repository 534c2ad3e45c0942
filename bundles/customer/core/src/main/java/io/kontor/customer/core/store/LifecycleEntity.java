package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.LifecycleChange;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** One step of a customer's life. */
@Entity
@Table(name = "customer_lifecycle")
public class LifecycleEntity {
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

    @Column(name = "sequence_no")
    private int sequenceNo;

    @Convert(converter = InstantConverter.class)
    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "changed_by")
    private String changedBy;

    @Enumerated(EnumType.STRING)
    @Column(name = "from_stage")
    private @Nullable Lifecycle fromStage;

    @Enumerated(EnumType.STRING)
    @Column(name = "to_stage")
    private Lifecycle toStage;

    @Column(name = "reason")
    private @Nullable String reason;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected LifecycleEntity() {}

    /** Records a step. */
    public LifecycleEntity(UUID customerId, int sequenceNo, LifecycleChange change) {
        this.id = Ids.next();
        this.customerId = customerId;
        this.sequenceNo = sequenceNo;
        this.changedAt = change.at();
        this.changedBy = change.by();
        this.fromStage = change.from();
        this.toStage = change.to();
        this.reason = change.reason();
    }

    /**
     * Records the step to a customer's present stage.
     *
     * @param em the transaction's
     * @param customer the customer
     * @param from the stage before, null for the first one
     * @param reason why
     */
    public static void add(
            EntityManager em, CustomerEntity customer, @Nullable Lifecycle from, @Nullable String reason) {
        int steps = from == null
                ? 0
                : em.createQuery(
                                "select max(l.sequenceNo) from LifecycleEntity l where l.customerId = :id",
                                Integer.class)
                        .setParameter("id", customer.id())
                        .getSingleResult();
        String by = Call.current().actor().username();
        LifecycleChange change = new LifecycleChange(customer.changedAt(), by, from, customer.lifecycle(), reason);
        em.persist(new LifecycleEntity(customer.id(), steps + 1, change));
    }

    /** {@return the customer} */
    public UUID customerId() {
        return customerId;
    }

    /** {@return which step of the customer's life it is, from 1} */
    public int sequenceNo() {
        return sequenceNo;
    }

    /** {@return the step} */
    public LifecycleChange change() {
        return new LifecycleChange(changedAt, changedBy, fromStage, toStage, reason);
    }
}
