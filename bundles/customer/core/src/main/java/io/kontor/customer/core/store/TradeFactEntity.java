package io.kontor.customer.core.store;

import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.UuidConverter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A trade fact typed in or imported; who sees the customer sees it. */
@Entity
@Table(name = "customer_trade_fact")
public class TradeFactEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "external_id")
    private @Nullable String externalId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private UUID customerId;

    /** Only for joins in queries; written through the id. */
    @SuppressWarnings("unused")
    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "customer_id", insertable = false, updatable = false)
    private @Nullable CustomerEntity customer;

    @Column(name = "traded_on")
    private LocalDate tradedOn;

    @Column(name = "goods_class")
    private @Nullable String goodsClass;

    @Column(name = "region_code")
    private @Nullable String regionCode;

    @Column(name = "region_path")
    private @Nullable String regionPath;

    @Column(name = "amount")
    private BigDecimal amount;

    @Column(name = "currency")
    private String currency;

    @Column(name = "quantity")
    private BigDecimal quantity;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected TradeFactEntity() {}

    /** A new fact. */
    @SuppressWarnings("NullAway.Init")
    public TradeFactEntity(UUID id, TradeEntryData data, @Nullable String regionPath) {
        this.id = id;
        set(data, regionPath);
    }

    /** Takes other values; a sum that is absent stays as it is. */
    public final void set(TradeEntryData data, @Nullable String path) {
        externalId = data.externalId();
        customerId = data.customerId();
        tradedOn = data.tradedOn();
        goodsClass = data.goodsClass();
        regionCode = data.regionCode();
        regionPath = path;
        quantity = data.quantity();
        Money value = data.value();
        if (value != null) {
            amount = value.amount();
            currency = value.currency();
        }
    }

    /** {@return whether these values are the stored ones} */
    public boolean holds(TradeEntryData data) {
        Money value = data.value();
        return Objects.equals(externalId, data.externalId())
                && customerId.equals(data.customerId())
                && tradedOn.equals(data.tradedOn())
                && Objects.equals(goodsClass, data.goodsClass())
                && Objects.equals(regionCode, data.regionCode())
                && quantity.compareTo(data.quantity()) == 0
                && (value == null || (amount.compareTo(value.amount()) == 0 && currency.equals(value.currency())));
    }

    /** {@return the values} */
    public TradeEntryData data() {
        return new TradeEntryData(
                externalId,
                customerId,
                tradedOn,
                goodsClass,
                regionCode,
                new Money(Decimals.amount(amount), currency),
                Decimals.plain(quantity));
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return the identity in its source, null for a fact typed in} */
    public @Nullable String externalId() {
        return externalId;
    }

    /** {@return the path of its region, null for none} */
    public @Nullable String regionPath() {
        return regionPath;
    }

    /** {@return the customer} */
    public UUID customerId() {
        return customerId;
    }
}
