package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.kernel.api.value.PartialDate;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Embedded;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/**
 * A customer: the card's single values, its stage, and what lists search by. Lists of the card are rows of their own.
 */
@Entity
@Table(name = "customer_customer")
public class CustomerEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "code")
    private String code;

    @Column(name = "name")
    private String name;

    @Column(name = "short_name")
    private @Nullable String shortName;

    @Column(name = "credit_code")
    private @Nullable String unifiedSocialCreditCode;

    @Convert(converter = UuidConverter.class)
    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "team_id")
    private @Nullable UUID teamId;

    @Column(name = "region_code")
    private @Nullable String regionCode;

    @Column(name = "region_path")
    private @Nullable String regionPath;

    @Column(name = "route_order")
    private @Nullable Integer routeOrder;

    @Column(name = "email")
    private @Nullable String email;

    @Column(name = "website")
    private @Nullable String website;

    @Column(name = "founded_on")
    private @Nullable String foundedOn;

    @Column(name = "first_trade_on")
    private @Nullable String firstTradeOn;

    @Column(name = "organisation_form")
    private @Nullable String organisationForm;

    @Column(name = "industry")
    private @Nullable String industry;

    @Column(name = "source")
    private @Nullable String source;

    /** Null when the database has no value of them. */
    @Embedded
    private @Nullable CardSums sums;

    @Embedded
    private @Nullable CardTraits traits;

    @Enumerated(EnumType.STRING)
    @Column(name = "lifecycle")
    private Lifecycle lifecycle;

    @Convert(converter = UuidConverter.class)
    @Column(name = "merged_into")
    private @Nullable UUID mergedInto;

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt;

    @Convert(converter = InstantConverter.class)
    @Column(name = "changed_at")
    private Instant changedAt;

    @Column(name = "search_text")
    private String searchText;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected CustomerEntity() {}

    /** Opens a card. */
    public CustomerEntity(UUID id, String code, Card card, Lifecycle lifecycle, Instant now) {
        this.id = id;
        this.code = code;
        this.lifecycle = lifecycle;
        this.createdAt = now;
        this.changedAt = now;
        this.name = card.name();
        this.searchText = "";
        set(card);
    }

    /** Takes the card's single values; the region's path is set apart, because the tree knows it. */
    public void set(Card card) {
        name = card.name();
        shortName = card.shortName();
        unifiedSocialCreditCode = card.unifiedSocialCreditCode();
        ownerId = card.ownerId();
        teamId = card.teamId();
        regionCode = card.regionCode();
        routeOrder = card.routeOrder();
        email = card.email();
        website = card.website();
        foundedOn = text(card.foundedOn());
        firstTradeOn = text(card.firstTradeOn());
        organisationForm = card.organisationForm();
        industry = card.industry();
        source = card.source();
        sums = CardSums.of(card);
        traits = CardTraits.of(card.traits());
        searchText = searchText(code, card);
    }

    private static String searchText(String code, Card card) {
        String all = card.name() + "\n" + Objects.requireNonNullElse(card.shortName(), "") + "\n" + code;
        return all.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable PartialDate date) {
        return date == null ? null : date.text();
    }

    /** {@return the card with the parts that are rows of their own} */
    public Card card(CardParts parts) {
        CardSums amounts = sums == null ? new CardSums() : sums;
        CardTraits block = traits == null ? new CardTraits() : traits;
        return new Card(
                code,
                name,
                shortName,
                unifiedSocialCreditCode,
                ownerId,
                teamId,
                regionCode,
                routeOrder,
                email,
                website,
                date(foundedOn),
                date(firstTradeOn),
                organisationForm,
                industry,
                source,
                amounts.registeredCapital(),
                amounts.assets(),
                parts.addresses(),
                parts.phones(),
                parts.externalIds(),
                parts.sources(),
                block.traits(parts.serviceArea(), amounts.annualSales()));
    }

    private static @Nullable PartialDate date(@Nullable String text) {
        return text == null ? null : new PartialDate(text);
    }

    /** {@return whether the day of the first trade was typed; else it is that of the first trade fact} */
    public boolean isFirstTradeTyped() {
        return firstTradeOn != null;
    }

    /** Marks a change, so that the version grows even when only rows of the card's lists changed. */
    public void touch(Instant now) {
        changedAt = now.isAfter(changedAt) ? now : changedAt.plusMillis(1);
    }

    /** Puts the customer into another stage. */
    public void lifecycle(Lifecycle to) {
        lifecycle = to;
    }

    /** Makes the customer part of another. */
    public void mergeInto(UUID winner) {
        lifecycle = Lifecycle.MERGED;
        mergedInto = winner;
    }

    /** Makes the customer one of its own again, in a stage. */
    public void unmerge(Lifecycle stage) {
        lifecycle = stage;
        mergedInto = null;
    }

    /** {@return the customer it is part of, null when it is one of its own} */
    public @Nullable UUID mergedInto() {
        return mergedInto;
    }

    /** Takes the path of the customer's region in the tree, null when the tree does not know the region. */
    public void regionPath(@Nullable String path) {
        regionPath = path;
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return the unique code} */
    public String code() {
        return code;
    }

    /** {@return the full name} */
    public String name() {
        return name;
    }

    /** {@return the rep in charge} */
    public @Nullable UUID ownerId() {
        return ownerId;
    }

    /** {@return the owner's team} */
    public @Nullable UUID teamId() {
        return teamId;
    }

    /** {@return the sales region} */
    public @Nullable String regionCode() {
        return regionCode;
    }

    /** {@return the region's path in the tree, null when the tree does not know it} */
    public @Nullable String regionPath() {
        return regionPath;
    }

    /** {@return the present stage} */
    public Lifecycle lifecycle() {
        return lifecycle;
    }

    /** {@return when the card was opened} */
    public Instant createdAt() {
        return createdAt;
    }

    /** {@return when it last changed} */
    public Instant changedAt() {
        return changedAt;
    }
}
