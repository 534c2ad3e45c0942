package io.kontor.customer.core.imports;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Phone;
import io.kontor.customer.api.imports.CustomerImports;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The columns of customers and where their values stand on a card. */
final class CustomerColumns {
    static final String AXIS = "axis.";
    static final List<String> FIXED = CustomerImports.CUSTOMER_COLUMNS.stream()
            .filter(c -> !c.startsWith(AXIS))
            .toList();
    static final Map<String, Phone.Kind> PHONES =
            Map.of("phone", Phone.Kind.OFFICE, "mobile", Phone.Kind.MOBILE, "fax", Phone.Kind.FAX);

    private static final Map<String, String> FIELDS = Map.of(
            "ownerId", "owner",
            "teamId", "team",
            "regionCode", "region",
            "traits.employeeCount", "employeeCount",
            "traits.annualSales.amount", "annualSales",
            "traits.annualSales.currency", "annualSales");
    private static final Pattern PART = Pattern.compile("(addresses|phones|externalIds)\\[(\\d+)]\\.(\\w+)");

    private CustomerColumns() {}

    /** {@return the column whose value a card's field came from} */
    static String of(String field, Card card) {
        Matcher part = PART.matcher(field);
        if (!part.matches()) {
            return FIELDS.getOrDefault(field, field);
        }
        return switch (part.group(1)) {
            case "phones" ->
                phone(card.phones().get(Integer.parseInt(part.group(2))).kind());
            case "addresses" -> "postalCode".equals(part.group(3)) ? "postalCode" : "address";
            default -> "externalId";
        };
    }

    private static String phone(Phone.Kind kind) {
        return PHONES.entrySet().stream()
                .filter(e -> e.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("phone");
    }
}
