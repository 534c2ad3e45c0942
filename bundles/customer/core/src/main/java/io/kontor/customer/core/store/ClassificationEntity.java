package io.kontor.customer.core.store;

import io.kontor.customer.api.classification.Assignment;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A code a customer has for some days. */
@Entity
@Table(name = "customer_classification")
public class ClassificationEntity implements Term {
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

    @Column(name = "axis")
    private String axis;

    @Column(name = "code")
    private String code;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "assigned_by")
    private String assignedBy;

    @Convert(converter = InstantConverter.class)
    @Column(name = "assigned_at")
    private Instant assignedAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ClassificationEntity() {}

    /** Records an assignment. */
    public ClassificationEntity(UUID customerId, Assignment assignment) {
        this.id = Ids.next();
        this.customerId = customerId;
        this.axis = assignment.axis();
        this.code = assignment.code();
        this.validFrom = assignment.validFrom();
        this.validTo = assignment.validTo();
        this.reason = assignment.reason();
        this.assignedBy = assignment.by();
        this.assignedAt = assignment.at();
    }

    /** Ends the assignment. */
    public void end(LocalDate lastDay) {
        validTo = lastDay;
    }

    /** Goes to another customer, because one became part of another or is one of its own again. */
    public void moveTo(UUID customer) {
        customerId = customer;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the customer} */
    public UUID customerId() {
        return customerId;
    }

    /** {@return the assignment} */
    public Assignment assignment() {
        return new Assignment(axis, code, validFrom, validTo, reason, assignedBy, assignedAt);
    }

    @Override
    public LocalDate validFrom() {
        return validFrom;
    }

    @Override
    public @Nullable LocalDate validTo() {
        return validTo;
    }
}
