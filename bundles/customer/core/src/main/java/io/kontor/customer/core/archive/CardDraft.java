package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.Assets;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.Traits;
import io.kontor.customer.core.store.Decimals;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.api.value.PartialDate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A card being put together: copies with a few other values, in the one place that names all of them. */
final class CardDraft {
    private final Card card;
    private @Nullable String code;
    private @Nullable UUID ownerId;
    private @Nullable PartialDate firstTradeOn;
    private @Nullable Money registeredCapital;
    private @Nullable Assets assets;
    private @Nullable Money annualSales;
    private List<Address> addresses;
    private List<ExternalId> externalIds;

    private CardDraft(Card card) {
        this.card = card;
        this.code = card.code();
        this.ownerId = card.ownerId();
        this.firstTradeOn = card.firstTradeOn();
        this.registeredCapital = card.registeredCapital();
        this.assets = card.assets();
        this.annualSales = card.traits().annualSales();
        this.addresses = card.addresses();
        this.externalIds = card.externalIds();
    }

    static CardDraft of(Card card) {
        return new CardDraft(card);
    }

    CardDraft code(@Nullable String value) {
        code = value;
        return this;
    }

    CardDraft ownerId(@Nullable UUID value) {
        ownerId = value;
        return this;
    }

    CardDraft firstTradeOn(@Nullable PartialDate value) {
        firstTradeOn = value;
        return this;
    }

    CardDraft with(ExternalId value) {
        if (!externalIds.contains(value)) {
            externalIds = new ArrayList<>(externalIds);
            externalIds.add(value);
        }
        return this;
    }

    /** Takes the sums of another card. */
    CardDraft amountsOf(Card other) {
        registeredCapital = other.registeredCapital();
        assets = other.assets();
        annualSales = other.traits().annualSales();
        return this;
    }

    CardDraft withoutAmounts() {
        registeredCapital = null;
        assets = null;
        annualSales = null;
        return this;
    }

    /** Gives numbers the form in which they come back from the database, so that equal cards are equal. */
    CardDraft normal() {
        registeredCapital = normal(registeredCapital);
        assets = assets == null ? null : new Assets(normalMoney(assets.value()), assets.asOf());
        annualSales = normal(annualSales);
        addresses = addresses.stream().map(CardDraft::normal).toList();
        return this;
    }

    private static @Nullable Money normal(@Nullable Money money) {
        return money == null ? null : normalMoney(money);
    }

    private static Money normalMoney(Money money) {
        return new Money(Decimals.amount(money.amount()), money.currency());
    }

    private static Address normal(Address a) {
        return new Address(
                a.type(),
                a.text(),
                a.postalCode(),
                a.regionCode(),
                degrees(a.latitude()),
                degrees(a.longitude()),
                a.primary());
    }

    private static @Nullable BigDecimal degrees(@Nullable BigDecimal value) {
        return value == null ? null : Decimals.degrees(value);
    }

    Card card() {
        return new Card(
                code,
                card.name(),
                card.shortName(),
                card.unifiedSocialCreditCode(),
                ownerId,
                card.teamId(),
                card.regionCode(),
                card.routeOrder(),
                card.email(),
                card.website(),
                card.foundedOn(),
                firstTradeOn,
                card.organisationForm(),
                card.industry(),
                card.source(),
                registeredCapital,
                assets,
                addresses,
                card.phones(),
                externalIds,
                card.sources(),
                traits(card.traits()));
    }

    private Traits traits(Traits t) {
        return new Traits(
                t.serviceArea(),
                t.salesCapability(),
                t.growthPotential(),
                t.businessPhilosophy(),
                t.businessPolicy(),
                t.employeeCount(),
                annualSales,
                t.managementTraits());
    }
}
