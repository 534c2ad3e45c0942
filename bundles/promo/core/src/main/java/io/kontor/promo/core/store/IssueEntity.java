package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.issue.IssueState;
import io.kontor.promo.api.quota.QuotaDecision;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.api.value.Evidence;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** An issue to a customer: what was asked, how it was decided and where it stands. */
@Entity
@Table(name = "promo_issue")
public class IssueEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private IssueState state = IssueState.WAITING;

    @Column(name = "on_day")
    private LocalDate day;

    @Convert(converter = InstantConverter.class)
    @Column(name = "made_at")
    private Instant madeAt;

    @Convert(converter = UuidConverter.class)
    @Column(name = "rep_id")
    private UUID repId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "asked_by")
    private UUID askedBy;

    @Convert(converter = UuidConverter.class)
    @Column(name = "place_id")
    private UUID placeId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "customer_code")
    private @Nullable String customerCode;

    @Column(name = "customer_name")
    private String customerName;

    @Column(name = "contact")
    private @Nullable String contact;

    @Column(name = "grade")
    private @Nullable String grade;

    @Column(name = "region_code")
    private @Nullable String regionCode;

    @Column(name = "region_path")
    private @Nullable String regionPath;

    @Column(name = "purpose")
    private String purpose;

    @Convert(converter = UuidConverter.class)
    @Column(name = "campaign_id")
    private @Nullable UUID campaignId;

    @Column(name = "visit_ref")
    private @Nullable String visitRef;

    @Column(name = "order_ref")
    private @Nullable String orderRef;

    @Column(name = "condition_ref")
    private @Nullable String conditionRef;

    @Lob
    @Column(name = "lines")
    private String lines;

    @Lob
    @Column(name = "evidence")
    private @Nullable String evidence;

    @Lob
    @Column(name = "decision")
    private String decision;

    @Convert(converter = UuidConverter.class)
    @Column(name = "decided_by")
    private @Nullable UUID decidedBy;

    @Convert(converter = UuidConverter.class)
    @Column(name = "movement_id")
    private @Nullable UUID movementId;

    /**
     * For whom an issue counts.
     *
     * @param repId who hands it out
     * @param grade the customer's grade, null for none
     * @param regionCode the region, null for none
     * @param regionPath path of the region, null for none
     */
    public record Standing(
            UUID repId,
            @Nullable String grade,
            @Nullable String regionCode,
            @Nullable String regionPath) {}

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected IssueEntity() {}

    /** An issue that waits; its data names place and day. */
    @SuppressWarnings("NullAway.Init")
    public IssueEntity(UUID id, CustomerIssueData data, Standing standing, UUID askedBy, Instant at) {
        this.id = id;
        this.askedBy = askedBy;
        this.madeAt = at;
        repId = standing.repId();
        grade = standing.grade();
        regionCode = standing.regionCode();
        regionPath = standing.regionPath();
        placeId = Objects.requireNonNull(data.placeId());
        day = Objects.requireNonNull(data.day());
        customerId = data.recipient().id();
        customerCode = data.recipient().code();
        customerName = data.recipient().name();
        contact = data.contact();
        purpose = data.purpose();
        campaignId = data.campaignId();
        visitRef = data.visitRef();
        orderRef = data.orderRef();
        conditionRef = data.conditionRef();
        lines = StoredJson.write(data.lines());
        evidence = data.evidence().isEmpty() ? null : StoredJson.write(data.evidence());
    }

    /** Keeps what the quotas said. */
    public void decide(QuotaDecision said) {
        decision = StoredJson.write(said);
    }

    /** Hands it out on a day. */
    public void given(UUID movement, LocalDate on) {
        movementId = movement;
        day = on;
        state = IssueState.GIVEN;
    }

    /** Names who decided. */
    public void decidedBy(UUID user) {
        decidedBy = user;
    }

    /** Ends it without goods being out. */
    public void end(IssueState as) {
        state = as;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return how far it is} */
    public IssueState state() {
        return state;
    }

    /** {@return who entered it} */
    public UUID askedBy() {
        return askedBy;
    }

    /** {@return the movement, null while nothing moved} */
    public @Nullable UUID movementId() {
        return movementId;
    }

    /** {@return the place it leaves} */
    public UUID placeId() {
        return placeId;
    }

    /** {@return for whom it counts} */
    public Standing standing() {
        return new Standing(repId, grade, regionCode, regionPath);
    }

    /** {@return what was asked} */
    public CustomerIssueData data() {
        return new CustomerIssueData(
                new CustomerRef(customerId, customerCode, customerName),
                contact,
                placeId,
                day,
                StoredJson.readList(lines, CustomerIssueData.Line.class),
                purpose,
                campaignId,
                visitRef,
                orderRef,
                conditionRef,
                evidence == null ? List.of() : StoredJson.readList(evidence, Evidence.class));
    }

    /** {@return the issue with what came back, without money where that is not for the reader's eyes} */
    public CustomerIssue issue(List<IssueLineEntity> parts, boolean withCost) {
        Map<UUID, Long> returned = new HashMap<>();
        Map<String, BigDecimal> costs = new TreeMap<>();
        for (IssueLineEntity part : parts) {
            if (part.returned() > 0) {
                returned.put(part.itemId(), part.returned());
            }
            Money cost = withCost ? part.cost() : null;
            if (cost != null) {
                costs.merge(cost.currency(), cost.amount(), BigDecimal::add);
            }
        }
        QuotaDecision said = StoredJson.read(decision, QuotaDecision.class);
        QuotaDecision seen = withCost ? said : said.withoutAmounts();
        return new CustomerIssue(
                id,
                version,
                data(),
                state,
                repId,
                movementId,
                seen,
                decidedBy,
                returned,
                costs.entrySet().stream()
                        .map(e -> new Money(e.getValue(), e.getKey()))
                        .toList());
    }
}
