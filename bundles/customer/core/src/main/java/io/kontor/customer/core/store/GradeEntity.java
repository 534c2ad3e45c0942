package io.kontor.customer.core.store;

import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.kernel.api.value.Explanation;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.persistence.Basic;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A grade of a customer for some days; of one kind at most one is in force on a day. */
@Entity
@Table(name = "customer_grade")
public class GradeEntity {
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

    @Column(name = "grade")
    private String grade;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private GradeAssignment.Kind kind;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    @Column(name = "valid_to")
    private LocalDate validTo;

    @Column(name = "scheme")
    private @Nullable String scheme;

    @Column(name = "scheme_version")
    private @Nullable Long schemeVersion;

    @Column(name = "reason")
    private @Nullable String reason;

    @Column(name = "set_by")
    private String setBy;

    @Convert(converter = InstantConverter.class)
    @Column(name = "set_at")
    private Instant setAt;

    @Column(name = "tells_amounts")
    private boolean tellsAmounts;

    @Lob
    @Basic(fetch = FetchType.LAZY)
    @Column(name = "reasons")
    private String reasons;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected GradeEntity() {}

    /** A grade as it was decided; {@code tellsAmounts} says that its reasons name sums of class AMOUNT. */
    public GradeEntity(GradeAssignment made, boolean tellsAmounts) {
        this.id = made.id();
        this.customerId = made.customerId();
        this.grade = made.grade();
        this.kind = made.kind();
        this.validFrom = made.validFrom();
        this.validTo = made.validTo();
        this.scheme = made.scheme();
        this.schemeVersion = made.schemeVersion();
        this.reason = made.reason();
        this.setBy = made.by();
        this.setAt = made.at();
        this.tellsAmounts = tellsAmounts;
        this.reasons = StoredJson.write(made.reasons());
    }

    /** {@return the grade; without its reasons where they name sums the caller may not see} */
    public GradeAssignment assignment(boolean seesAmounts) {
        List<Explanation> told =
                tellsAmounts && !seesAmounts ? List.of() : StoredJson.readList(reasons, Explanation.class);
        return new GradeAssignment(
                id, customerId, grade, kind, validFrom, validTo, scheme, schemeVersion, reason, setBy, setAt, told);
    }
}
