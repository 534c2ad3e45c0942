package io.kontor.customer.core.store;

import io.kontor.customer.api.classification.Axis;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EntityManager;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** A classification axis. */
@Entity
@Table(name = "customer_axis")
public class AxisEntity {
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,49}");

    @Id
    @Column(name = "code")
    private String code;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "label_zh")
    private String labelZh;

    @Column(name = "label_en")
    private String labelEn;

    @Column(name = "multiple")
    private boolean multiple;

    @Column(name = "active")
    private boolean active;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected AxisEntity() {}

    /** Adds an axis. */
    public AxisEntity(String code, LocalizedText label, boolean multiple) {
        this.code = code;
        this.labelZh = label.zh();
        this.labelEn = label.en();
        this.multiple = multiple;
        this.active = true;
    }

    /** {@return whether a text may be an axis's code} */
    public static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /** {@return the axis, or empty when unknown, whatever the text} */
    public static Optional<AxisEntity> find(EntityManager em, String code) {
        return isCode(code) ? Optional.ofNullable(em.find(AxisEntity.class, code)) : Optional.empty();
    }

    /** Takes the changeable values. */
    public void set(Axis changed) {
        labelZh = changed.label().zh();
        labelEn = changed.label().en();
        multiple = changed.multiple();
        active = changed.active();
    }

    /** {@return the axis} */
    public Axis axis() {
        return new Axis(code, version, new LocalizedText(labelZh, labelEn), multiple, active);
    }
}
