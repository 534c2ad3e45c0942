package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.StoredJson;
import io.kontor.promo.api.approval.ApprovalLimit;
import io.kontor.promo.api.approval.ApprovalLimits;
import java.util.List;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** The limits of approval, in the one row that is there from the beginning. */
@Entity
@Table(name = "promo_approval")
public class ApprovalEntity {
    /** Name of the row. */
    public static final String NAME = "limits";

    @Id
    @Column(name = "name")
    private String name;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "limits")
    private String limits;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ApprovalEntity() {}

    /** {@return the row} */
    public static ApprovalEntity in(EntityManager em) {
        return Objects.requireNonNull(em.find(ApprovalEntity.class, NAME), NAME);
    }

    /** Takes new limits. */
    public void apply(List<ApprovalLimit> next) {
        limits = StoredJson.write(next);
    }

    /** {@return the limits} */
    public ApprovalLimits limits() {
        return new ApprovalLimits(version, StoredJson.readList(limits, ApprovalLimit.class));
    }
}
