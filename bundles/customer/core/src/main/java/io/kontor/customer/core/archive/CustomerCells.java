package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.Phone;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.api.value.PartialDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The values of a customer in the columns of a file, as an import reads them.
 *
 * @param owners login names by user
 * @param teams codes by team
 */
record CustomerCells(Map<UUID, String> owners, Map<UUID, String> teams) {
    private static final String AXIS = "axis.";

    @Nullable
    Object value(Customer customer, String column) {
        if (column.startsWith(AXIS)) {
            Set<String> codes = customer.classifications().getOrDefault(column.substring(AXIS.length()), Set.of());
            return codes.isEmpty() ? null : codes.stream().sorted().collect(Collectors.joining("|"));
        }
        return switch (column) {
            case "lifecycle" -> customer.lifecycle().name();
            case "grade" -> customer.grade();
            case "createdAt" -> customer.createdAt();
            case "changedAt" -> customer.changedAt();
            default -> value(customer.card(), column);
        };
    }

    private @Nullable Object value(Card card, String column) {
        return switch (column) {
            case "code" -> card.code();
            case "name" -> card.name();
            case "shortName" -> card.shortName();
            case "unifiedSocialCreditCode" -> card.unifiedSocialCreditCode();
            case "owner" -> card.ownerId() == null ? null : owners.get(card.ownerId());
            case "team" -> card.teamId() == null ? null : teams.get(card.teamId());
            case "region" -> card.regionCode();
            case "routeOrder" -> card.routeOrder();
            case "email" -> card.email();
            case "website" -> card.website();
            case "foundedOn" -> text(card.foundedOn());
            case "firstTradeOn" -> text(card.firstTradeOn());
            case "organisationForm" -> card.organisationForm();
            case "industry" -> card.industry();
            case "source" -> card.source();
            default -> part(card, column);
        };
    }

    private static @Nullable Object part(Card card, String column) {
        Money sales = card.traits().annualSales();
        return switch (column) {
            case "phone" -> number(card, Phone.Kind.OFFICE);
            case "mobile" -> number(card, Phone.Kind.MOBILE);
            case "fax" -> number(card, Phone.Kind.FAX);
            case "address" -> address(card).map(Address::text).orElse(null);
            case "postalCode" -> address(card).map(Address::postalCode).orElse(null);
            case "employeeCount" -> card.traits().employeeCount();
            case "annualSales" -> sales == null ? null : sales.amount();
            case "annualSalesCurrency" -> sales == null ? null : sales.currency();
            case "externalIds" ->
                card.externalIds().isEmpty()
                        ? null
                        : card.externalIds().stream()
                                .map(e -> e.system() + ":" + e.id())
                                .collect(Collectors.joining("|"));
            default -> throw new IllegalArgumentException(column);
        };
    }

    private static @Nullable String text(@Nullable PartialDate date) {
        return date == null ? null : date.text();
    }

    private static @Nullable String number(Card card, Phone.Kind kind) {
        return card.phones().stream()
                .filter(p -> p.kind() == kind)
                .map(Phone::number)
                .findFirst()
                .orElse(null);
    }

    private static Optional<Address> address(Card card) {
        return card.addresses().stream()
                .filter(a -> a.type() == Address.Type.BUSINESS)
                .findFirst();
    }
}
