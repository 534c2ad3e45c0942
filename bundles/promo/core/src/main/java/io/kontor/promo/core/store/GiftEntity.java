package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.gift.GiftData;
import io.kontor.promo.api.gift.GiftReceived;
import io.kontor.promo.api.value.CustomerRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A gift somebody received. */
@Entity
@Table(name = "promo_gift")
public class GiftEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Convert(converter = UuidConverter.class)
    @Column(name = "receiver_id")
    private UUID receiverId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "customer_code")
    private @Nullable String customerCode;

    @Column(name = "customer_name")
    private String customerName;

    @Column(name = "what")
    private String what;

    @Column(name = "amount")
    private @Nullable BigDecimal amount;

    @Column(name = "currency")
    private @Nullable String currency;

    @Column(name = "received_on")
    private LocalDate receivedOn;

    @Column(name = "handed_in_on")
    private @Nullable LocalDate handedInOn;

    @Column(name = "disposal")
    private @Nullable String disposal;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected GiftEntity() {}

    /** A new entry. */
    @SuppressWarnings("NullAway.Init")
    public GiftEntity(UUID id, GiftData data) {
        this.id = id;
        apply(data);
    }

    /** Takes new values. */
    public final void apply(GiftData data) {
        Money value = data.value();
        receiverId = data.receiverId();
        customerId = data.giver().id();
        customerCode = data.giver().code();
        customerName = data.giver().name();
        what = data.what();
        amount = value == null ? null : value.amount();
        currency = value == null ? null : value.currency();
        receivedOn = data.receivedOn();
        handedInOn = data.handedInOn();
        disposal = data.disposal();
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return who received it} */
    public UUID receiverId() {
        return receiverId;
    }

    /** {@return the entry} */
    public GiftReceived gift() {
        GiftData data = new GiftData(
                receiverId,
                new CustomerRef(customerId, customerCode, customerName),
                what,
                Statements.money(amount, currency),
                receivedOn,
                handedInOn,
                disposal);
        return new GiftReceived(id, version, data);
    }
}
