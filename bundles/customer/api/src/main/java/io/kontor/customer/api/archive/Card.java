package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.api.value.PartialDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The archive card as it is edited: master data and block 2. A caller who may not see class AMOUNT gets those fields as
 * null, and a change of the card by that caller keeps their stored values.
 *
 * @param code unique code, never used again; null on creation lets the archive give one
 * @param name full name, 1 to 200 characters
 * @param shortName short name, at most 100 characters
 * @param unifiedSocialCreditCode the 18 characters of GB 32100-2015 with their check character, unique
 * @param ownerId the rep in charge; null on creation means the caller
 * @param teamId the owner's team
 * @param regionCode sales region
 * @param routeOrder order inside the region, for touring, 0 to 1,000,000
 * @param email e-mail address
 * @param website web address
 * @param foundedOn when the business began, perhaps only the year
 * @param firstTradeOn when it first traded with us; computed from trade facts where null
 * @param organisationForm code of list {@code customer.organisation-form}
 * @param industry code of list {@code customer.industry}
 * @param source how we came to know it, code of list {@code customer.source}
 * @param registeredCapital class AMOUNT
 * @param assets class AMOUNT
 * @param addresses at most 20
 * @param phones at most 20
 * @param externalIds at most 20
 * @param sources where values came from, one a field
 * @param traits block 2
 */
public record Card(
        @Nullable String code,
        String name,
        @Nullable String shortName,
        @Nullable String unifiedSocialCreditCode,
        @Nullable UUID ownerId,
        @Nullable UUID teamId,
        @Nullable String regionCode,
        @Nullable Integer routeOrder,
        @Nullable String email,
        @Nullable String website,
        @Nullable PartialDate foundedOn,
        @Nullable PartialDate firstTradeOn,
        @Nullable String organisationForm,
        @Nullable String industry,
        @Nullable String source,
        @Nullable Money registeredCapital,
        @Nullable Assets assets,
        List<Address> addresses,
        List<Phone> phones,
        List<ExternalId> externalIds,
        List<FieldSource> sources,
        Traits traits) {
    private static final int MAX_PARTS = 20;

    /** Keeps the lists by value; absent parts are empty. */
    public Card {
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
        phones = phones == null ? List.of() : List.copyOf(phones);
        externalIds = externalIds == null ? List.of() : List.copyOf(externalIds);
        sources = sources == null ? List.of() : List.copyOf(sources);
        traits = traits == null ? Traits.NONE : traits;
    }

    /**
     * {@return a card with only a name}
     *
     * @param name full name
     */
    public static Card named(String name) {
        return new Card(
                null,
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Traits.NONE);
    }

    /** {@return what is wrong with these values by themselves, empty when nothing; codes are checked by the archive} */
    public List<Violation> violations() {
        Violations v = new Violations();
        v.code("code", code).required("name", name).text("name", name, 200).text("shortName", shortName, 100);
        if (unifiedSocialCreditCode != null && !CreditCode.isValid(unifiedSocialCreditCode)) {
            v.add("unifiedSocialCreditCode", "ILLEGAL_CREDIT_CODE");
        }
        v.range("routeOrder", routeOrder, 0, 1_000_000);
        v.text("email", email, 200).text("website", website, 300);
        if (email != null && !email.matches("[^@\\s]{1,64}@[^@\\s]{1,130}")) {
            v.add("email", "ILLEGAL_EMAIL");
        }
        if (website != null && !website.matches("https?://\\S+")) {
            v.add("website", "ILLEGAL_URL");
        }
        if (registeredCapital != null) {
            registeredCapital.check("registeredCapital", v);
        }
        if (assets != null) {
            assets.check("assets", v);
        }
        checkParts(v);
        return v.list();
    }

    private void checkParts(Violations v) {
        each("addresses", addresses, v, (a, path) -> a.check(path, v));
        each("phones", phones, v, (p, path) -> p.check(path, v));
        each("externalIds", externalIds, v, (e, path) -> e.check(path, v));
        each("sources", sources, v, (s, path) -> s.check(path, v));
        if (addresses.stream().filter(Address::primary).count() > 1) {
            v.add("addresses", "MORE_THAN_ONE_PRIMARY");
        }
        if (externalIds.stream().map(ExternalId::system).distinct().count() < externalIds.size()) {
            v.add("externalIds", "DUPLICATE");
        }
        if (sources.stream().map(FieldSource::field).distinct().count() < sources.size()) {
            v.add("sources", "DUPLICATE");
        }
        traits.check("traits", v);
    }

    private static <T> void each(String field, List<T> parts, Violations v, BiConsumer<T, String> check) {
        v.size(field, parts, MAX_PARTS);
        for (int i = 0; i < Math.min(parts.size(), MAX_PARTS); i++) {
            check.accept(parts.get(i), field + "[" + i + "]");
        }
    }
}
