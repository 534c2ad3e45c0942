package io.kontor.customer.core.imports;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.FieldSource;
import io.kontor.customer.api.archive.Phone;
import io.kontor.customer.api.archive.Traits;
import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.customer.core.store.Decimals;
import io.kontor.kernel.api.value.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The card a row makes of the present one. A column the file does not have changes nothing; an empty cell clears the
 * field, except owner, team and the parts of lists, which it leaves alone.
 *
 * @param sheet the file
 * @param terms what its codes stand for
 * @param options how to read it
 */
record CardCells(Sheet sheet, CustomerTerms terms, ImportOptions options) {
    private static final Map<String, Function<Card, @Nullable Object>> SOURCED = Map.of(
            "foundedOn", Card::foundedOn,
            "firstTradeOn", Card::firstTradeOn,
            "organisationForm", Card::organisationForm,
            "industry", Card::industry);

    /**
     * {@return the card, perhaps with values a check refuses}
     *
     * @param cells the row
     * @param present the present card, one without a name for a new customer
     */
    Card card(Cells cells, Card present) {
        Card read = new Card(
                present.code() == null ? cells.text("code") : present.code(),
                text(cells, "name", present.name()),
                text(cells, "shortName", present.shortName()),
                text(cells, "unifiedSocialCreditCode", present.unifiedSocialCreditCode()),
                keep(cells.known("owner", terms.owners(), "UNKNOWN_USER"), present.ownerId()),
                keep(cells.known("team", terms.teams(), "UNKNOWN_TEAM"), present.teamId()),
                region(cells, present.regionCode()),
                sheet.has("routeOrder") ? cells.integer("routeOrder") : present.routeOrder(),
                text(cells, "email", present.email()),
                text(cells, "website", present.website()),
                sheet.has("foundedOn") ? cells.partialDate("foundedOn") : present.foundedOn(),
                sheet.has("firstTradeOn") ? cells.partialDate("firstTradeOn") : present.firstTradeOn(),
                code(cells, "organisationForm", present.organisationForm()),
                code(cells, "industry", present.industry()),
                code(cells, "source", present.source()),
                present.registeredCapital(),
                present.assets(),
                addresses(cells, present.addresses()),
                phones(cells, present.phones()),
                externalIds(cells, present.externalIds()),
                present.sources(),
                traits(cells, present.traits()));
        return withSources(read, present);
    }

    private static <T> @Nullable T keep(@Nullable T read, @Nullable T present) {
        return read == null ? present : read;
    }

    @SuppressWarnings("NullAway")
    private String text(Cells cells, String column, @Nullable String present) {
        return sheet.has(column) ? cells.text(column) : present;
    }

    private @Nullable String region(Cells cells, @Nullable String present) {
        String code = text(cells, "region", present);
        if (code != null && !code.equals(present)) {
            cells.known("region", terms.regionPaths(), "UNKNOWN_REGION");
        }
        return code;
    }

    private @Nullable String code(Cells cells, String column, @Nullable String present) {
        String code = text(cells, column, present);
        if (code != null && !code.equals(present)) {
            cells.known(column, terms.codes().getOrDefault(column, Map.of()), "UNKNOWN_CODE");
        }
        return code;
    }

    private static List<Address> addresses(Cells cells, List<Address> present) {
        String street = Stream.of("address", "city")
                .map(cells::text)
                .filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        String postalCode = cells.text("postalCode");
        if (street.isEmpty() && postalCode == null) {
            return present;
        }
        List<Address> addresses = new ArrayList<>(present);
        Address old = present.stream()
                .filter(a -> a.type() == Address.Type.BUSINESS)
                .findFirst()
                .orElse(new Address(
                        Address.Type.BUSINESS,
                        "",
                        null,
                        null,
                        null,
                        null,
                        present.stream().noneMatch(Address::primary)));
        Address read = new Address(
                old.type(),
                street.isEmpty() ? old.text() : street,
                postalCode == null ? old.postalCode() : postalCode,
                old.regionCode(),
                street.isEmpty() || street.equals(old.text()) ? old.latitude() : null,
                street.isEmpty() || street.equals(old.text()) ? old.longitude() : null,
                old.primary());
        put(addresses, old, read);
        return addresses;
    }

    private static <T> void put(List<T> list, T old, T read) {
        int at = list.indexOf(old);
        if (at < 0) {
            list.add(read);
        } else {
            list.set(at, read);
        }
    }

    private static List<Phone> phones(Cells cells, List<Phone> present) {
        List<Phone> phones = new ArrayList<>(present);
        for (String column : List.of("phone", "mobile", "fax")) {
            Phone.Kind kind = Objects.requireNonNull(CustomerColumns.PHONES.get(column));
            String number = cells.text(column);
            if (number != null) {
                Phone old = present.stream()
                        .filter(p -> p.kind() == kind)
                        .findFirst()
                        .orElse(new Phone(kind, number, null));
                put(phones, old, new Phone(kind, number, old.note()));
            }
        }
        return phones;
    }

    private List<ExternalId> externalIds(Cells cells, List<ExternalId> present) {
        String id = cells.text("externalId");
        String system = options.system();
        if (id == null || system == null) {
            return present;
        }
        List<ExternalId> ids = new ArrayList<>(present);
        ExternalId read = new ExternalId(system, id);
        put(
                ids,
                present.stream()
                        .filter(e -> e.system().equals(system))
                        .findFirst()
                        .orElse(read),
                read);
        return ids;
    }

    private Traits traits(Cells cells, Traits present) {
        return new Traits(
                present.serviceArea(),
                present.salesCapability(),
                present.growthPotential(),
                present.businessPhilosophy(),
                present.businessPolicy(),
                sheet.has("employeeCount") ? cells.integer("employeeCount") : present.employeeCount(),
                sheet.has("annualSales") ? sales(cells, present.annualSales()) : present.annualSales(),
                present.managementTraits());
    }

    private @Nullable Money sales(Cells cells, @Nullable Money present) {
        BigDecimal amount = cells.decimal("annualSales");
        if (amount == null) {
            return null;
        }
        String currency = present == null || options.currency() != null ? options.currency() : present.currency();
        if (currency == null) {
            cells.refuse("annualSales", "CURRENCY_REQUIRED");
            return null;
        }
        return new Money(Decimals.amount(amount), currency);
    }

    /** Says of the values that changed that they came with an import. */
    private static Card withSources(Card read, Card present) {
        List<FieldSource> sources = new ArrayList<>(present.sources());
        SOURCED.entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(e -> {
            Object value = e.getValue().apply(read);
            if (!Objects.equals(value, e.getValue().apply(present))) {
                sources.removeIf(s -> s.field().equals(e.getKey()));
                if (value != null) {
                    sources.add(new FieldSource(e.getKey(), FieldSource.Channel.IMPORT, null, null));
                }
            }
        });
        return sources.equals(present.sources())
                ? read
                : new Card(
                        read.code(),
                        read.name(),
                        read.shortName(),
                        read.unifiedSocialCreditCode(),
                        read.ownerId(),
                        read.teamId(),
                        read.regionCode(),
                        read.routeOrder(),
                        read.email(),
                        read.website(),
                        read.foundedOn(),
                        read.firstTradeOn(),
                        read.organisationForm(),
                        read.industry(),
                        read.source(),
                        read.registeredCapital(),
                        read.assets(),
                        read.addresses(),
                        read.phones(),
                        read.externalIds(),
                        sources,
                        read.traits());
    }
}
