package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.asset.Condition;
import io.kontor.promo.api.asset.Inspection;
import io.kontor.promo.api.asset.InspectionData;
import io.kontor.promo.api.value.Evidence;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** An inspection of a piece on loan. */
@Entity
@Table(name = "promo_inspection")
public class InspectionEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Convert(converter = UuidConverter.class)
    @Column(name = "loan_id")
    private UUID loanId;

    @Column(name = "on_day")
    private LocalDate on;

    @Convert(converter = UuidConverter.class)
    @Column(name = "made_by")
    private UUID by;

    @Enumerated(EnumType.STRING)
    @Column(name = "condition_found")
    private Condition condition;

    @Column(name = "remark")
    private @Nullable String remark;

    @Lob
    @Column(name = "evidence")
    private @Nullable String evidence;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected InspectionEntity() {}

    /** An inspection. */
    @SuppressWarnings("NullAway.Init")
    public InspectionEntity(UUID id, UUID loanId, UUID by, InspectionData data) {
        this.id = id;
        this.loanId = loanId;
        this.by = by;
        on = data.on();
        condition = data.condition();
        remark = data.remark();
        evidence = data.evidence().isEmpty() ? null : StoredJson.write(data.evidence());
    }

    /** {@return the loan it belongs to} */
    public UUID loanId() {
        return loanId;
    }

    /** {@return the inspection} */
    public Inspection inspection() {
        List<Evidence> photos = evidence == null ? List.of() : StoredJson.readList(evidence, Evidence.class);
        return new Inspection(by, new InspectionData(on, condition, remark, photos));
    }
}
