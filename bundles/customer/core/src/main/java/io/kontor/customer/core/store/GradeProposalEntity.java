package io.kontor.customer.core.store;

import io.kontor.customer.api.grade.GradeProposal;
import io.kontor.kernel.api.value.Explanation;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** What a run proposed for one customer. */
@Entity
@Table(name = "customer_grade_proposal")
public class GradeProposalEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "run_id")
    private UUID runId;

    @Column(name = "position")
    private int position;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private UUID customerId;

    @Column(name = "present")
    private @Nullable String present;

    @Column(name = "proposed")
    private String proposed;

    @Column(name = "overridden")
    private boolean overridden;

    @Column(name = "confirmed_from")
    private @Nullable LocalDate confirmedFrom;

    @Lob
    @Column(name = "reasons")
    private String reasons;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected GradeProposalEntity() {}

    /** Stores a proposal at its place in a run. */
    public GradeProposalEntity(UUID runId, int position, GradeProposal made) {
        this.id = Ids.next();
        this.runId = runId;
        this.position = position;
        this.customerId = made.customerId();
        this.present = made.present();
        this.proposed = made.proposed();
        this.overridden = made.overridden();
        this.reasons = StoredJson.write(made.reasons());
    }

    /** {@return the proposal, for the customer as it is called now} */
    public GradeProposal proposal(String code, String name, boolean seesReasons) {
        return new GradeProposal(
                customerId,
                code,
                name,
                present,
                proposed,
                !proposed.equals(present),
                overridden,
                seesReasons ? reasons() : List.of());
    }

    /** {@return why} */
    public List<Explanation> reasons() {
        return StoredJson.readList(reasons, Explanation.class);
    }

    /** Marks the proposal as confirmed from a day on. */
    public void confirm(LocalDate from) {
        confirmedFrom = from;
    }

    /** {@return the customer} */
    public UUID customerId() {
        return customerId;
    }

    /** {@return the grade proposed} */
    public String proposed() {
        return proposed;
    }

    /** {@return the first day it was confirmed for, null while it is not} */
    public @Nullable LocalDate confirmedFrom() {
        return confirmedFrom;
    }
}
