package io.kontor.customer.core.store;

import io.kontor.customer.api.grade.GradeProposal;
import io.kontor.customer.api.grade.GradeRun;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A stored run of a grade scheme; its proposals are rows of their own. */
@Entity
@Table(name = "customer_grade_run")
public class GradeRunEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "scheme")
    private String scheme;

    @Column(name = "scheme_version")
    private long schemeVersion;

    @Column(name = "period_from")
    private LocalDate periodFrom;

    @Column(name = "period_to")
    private LocalDate periodTo;

    @Column(name = "proposed_by")
    private String proposedBy;

    @Convert(converter = InstantConverter.class)
    @Column(name = "proposed_at")
    private Instant proposedAt;

    @Column(name = "inputs_hash")
    private String inputsHash;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private GradeRun.State state;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected GradeRunEntity() {}

    /** Stores a run that was computed. */
    public GradeRunEntity(GradeRun computed, String by) {
        this.id = Ids.next();
        this.scheme = computed.scheme();
        this.schemeVersion = computed.schemeVersion();
        this.periodFrom = computed.period().from();
        this.periodTo = computed.period().to();
        this.proposedBy = by;
        this.proposedAt = computed.at();
        this.inputsHash = computed.inputsHash();
        this.state = GradeRun.State.PROPOSED;
    }

    /** {@return the run with these of its proposals} */
    public GradeRun run(List<GradeProposal> proposals) {
        return new GradeRun(
                id,
                version,
                scheme,
                schemeVersion,
                new DateRange(periodFrom, periodTo),
                proposedAt,
                inputsHash,
                state,
                proposals);
    }

    /** Marks the run as confirmed, wholly or in part. */
    public void confirm() {
        state = GradeRun.State.CONFIRMED;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return the scheme's code} */
    public String scheme() {
        return scheme;
    }

    /** {@return the scheme's version} */
    public long schemeVersion() {
        return schemeVersion;
    }
}
