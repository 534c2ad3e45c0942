package io.kontor.customer.core.store;

import io.kontor.customer.api.classification.AxisCode;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.UuidConverter;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A code of a classification axis. */
@Entity
@Table(name = "customer_axis_code")
public class AxisCodeEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "axis")
    private String axis;

    @Column(name = "code")
    private String code;

    @Column(name = "parent_code")
    private @Nullable String parentCode;

    @Column(name = "label_zh")
    private String labelZh;

    @Column(name = "label_en")
    private String labelEn;

    @Column(name = "sort_no")
    private int sortNo;

    @Column(name = "active")
    private boolean active;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected AxisCodeEntity() {}

    /** Adds a code. */
    public AxisCodeEntity(AxisCode added) {
        this.id = Ids.next();
        this.axis = added.axis();
        this.code = added.code();
        this.labelZh = added.label().zh();
        this.labelEn = added.label().en();
        set(added);
    }

    /** Takes the changeable values. */
    public void set(AxisCode changed) {
        parentCode = changed.parentCode();
        labelZh = changed.label().zh();
        labelEn = changed.label().en();
        sortNo = changed.sortNo();
        active = changed.active();
    }

    /** {@return the code} */
    public AxisCode axisCode() {
        return new AxisCode(axis, code, version, parentCode, new LocalizedText(labelZh, labelEn), sortNo, active);
    }
}
