package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.FieldSource;
import io.kontor.customer.api.archive.Phone;
import java.util.List;
import java.util.Set;

/**
 * The lists of a card, which are rows of their own.
 *
 * @param addresses addresses
 * @param phones phone numbers
 * @param externalIds identities in other systems
 * @param sources where values came from
 * @param serviceArea codes of the regions served
 */
public record CardParts(
        List<Address> addresses,
        List<Phone> phones,
        List<ExternalId> externalIds,
        List<FieldSource> sources,
        Set<String> serviceArea) {
    /** A card without lists. */
    public static final CardParts NONE = new CardParts(List.of(), List.of(), List.of(), List.of(), Set.of());

    /** {@return the lists of a card} */
    public static CardParts of(Card card) {
        return new CardParts(
                card.addresses(),
                card.phones(),
                card.externalIds(),
                card.sources(),
                card.traits().serviceArea());
    }

    /** Keeps the lists by value. */
    public CardParts {
        addresses = List.copyOf(addresses);
        phones = List.copyOf(phones);
        externalIds = List.copyOf(externalIds);
        sources = List.copyOf(sources);
        serviceArea = Set.copyOf(serviceArea);
    }
}
