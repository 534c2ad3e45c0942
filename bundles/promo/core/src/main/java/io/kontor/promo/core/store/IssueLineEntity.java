package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.UuidConverter;
import java.math.BigDecimal;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What an issue hands out of one item, in base units, and what came back of it. */
@Entity
@Table(name = "promo_issue_line")
public class IssueLineEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Convert(converter = UuidConverter.class)
    @Column(name = "issue_id")
    private UUID issueId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Column(name = "quantity")
    private long quantity;

    @Column(name = "returned")
    private long returned;

    @Column(name = "unit_cost")
    private @Nullable BigDecimal unitCost;

    @Column(name = "currency")
    private @Nullable String currency;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected IssueLineEntity() {}

    /** Some of an item at its present cost. */
    @SuppressWarnings("NullAway.Init")
    public IssueLineEntity(UUID issueId, UUID itemId, long quantity, @Nullable Money cost) {
        this.id = Ids.next();
        this.issueId = issueId;
        this.itemId = itemId;
        this.quantity = quantity;
        unitCost = cost == null ? null : cost.amount();
        currency = cost == null ? null : cost.currency();
    }

    /** {@return the issue} */
    public UUID issueId() {
        return issueId;
    }

    /** {@return the item} */
    public UUID itemId() {
        return itemId;
    }

    /** {@return how many were handed out} */
    public long quantity() {
        return quantity;
    }

    /** {@return how many came back} */
    public long returned() {
        return returned;
    }

    /** Takes some back. */
    public void takeBack(long units) {
        returned += units;
    }

    /** {@return what those cost that did not come back, null when that is not known} */
    public @Nullable Money cost() {
        return unitCost == null || currency == null
                ? null
                : new Money(unitCost.multiply(BigDecimal.valueOf(quantity - returned)), currency);
    }
}
