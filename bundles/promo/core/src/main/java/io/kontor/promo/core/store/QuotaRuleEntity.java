package io.kontor.promo.core.store;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.quota.QuotaRule;
import io.kontor.promo.api.quota.QuotaRuleData;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A quota rule. */
@Entity
@Table(name = "promo_quota_rule")
public class QuotaRuleEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "code")
    private String code;

    @Column(name = "label_zh")
    private String labelZh;

    @Column(name = "label_en")
    private String labelEn;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private @Nullable UUID itemId;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private @Nullable ItemKind kind;

    @Column(name = "grade")
    private @Nullable String grade;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "rep_id")
    private @Nullable UUID repId;

    @Column(name = "region_code")
    private @Nullable String regionCode;

    @Enumerated(EnumType.STRING)
    @Column(name = "measure")
    private QuotaRuleData.Measure measure;

    @Column(name = "most")
    private BigDecimal limit;

    @Column(name = "currency")
    private @Nullable String currency;

    @Enumerated(EnumType.STRING)
    @Column(name = "period")
    private QuotaRuleData.Period period;

    @Enumerated(EnumType.STRING)
    @Column(name = "counted_for")
    private QuotaRuleData.Each each;

    @Enumerated(EnumType.STRING)
    @Column(name = "effect")
    private QuotaEffect effect;

    @Column(name = "priority")
    private int priority;

    @Column(name = "valid_from")
    private @Nullable LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected QuotaRuleEntity() {}

    /** A new rule. */
    @SuppressWarnings("NullAway.Init")
    public QuotaRuleEntity(UUID id, QuotaRuleData data) {
        this.id = id;
        apply(data);
    }

    /** Takes new values. */
    public final void apply(QuotaRuleData data) {
        code = data.code();
        labelZh = data.label().zh();
        labelEn = data.label().en();
        itemId = data.itemId();
        kind = data.kind();
        grade = data.grade();
        customerId = data.customerId();
        repId = data.repId();
        regionCode = data.regionCode();
        measure = data.measure();
        limit = data.limit();
        currency = data.measure() == QuotaRuleData.Measure.VALUE ? data.currency() : null;
        period = data.period();
        each = data.each();
        effect = data.effect();
        priority = data.priority();
        validFrom = data.validFrom();
        validTo = data.validTo();
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return its code} */
    public String code() {
        return code;
    }

    /** {@return what it says} */
    public QuotaRuleData data() {
        return new QuotaRuleData(
                code,
                new LocalizedText(labelZh, labelEn),
                itemId,
                kind,
                grade,
                customerId,
                repId,
                regionCode,
                measure,
                limit,
                currency,
                period,
                each,
                effect,
                priority,
                validFrom,
                validTo);
    }

    /** {@return the rule} */
    public QuotaRule rule() {
        return new QuotaRule(id, version, data());
    }
}
