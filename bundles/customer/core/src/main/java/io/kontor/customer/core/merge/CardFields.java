package io.kontor.customer.core.merge;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Traits;
import io.kontor.kernel.jpa.StoredJson;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A card as its fields by name, those of block 2 as {@code traits.…}, without the code and without absent values: what
 * is compared and chosen field by field is the same for all of them, also for those a later version adds.
 */
final class CardFields {
    /** Where each value came from: follows the values. */
    static final String SOURCES = "sources";

    static final String EXTERNAL_IDS = "externalIds";
    static final String ADDRESSES = "addresses";
    static final String CREDIT_CODE = "unifiedSocialCreditCode";
    static final String TRAITS = "traits";
    /** Fields of class AMOUNT. */
    static final Set<String> AMOUNTS = Set.of("assets", "registeredCapital", "traits.annualSales");

    private static final String CODE = "code";
    private static final String BELOW_TRAITS = TRAITS + ".";
    private static final Set<String> LISTS = new HashSet<>();

    /** The fields whose value can be chosen. */
    static final Set<String> ALL = all();

    private final Map<String, Object> values;

    private CardFields(Map<String, Object> values) {
        this.values = values;
    }

    private static Set<String> all() {
        Set<String> names = new TreeSet<>();
        add("", Card.class, names);
        add(BELOW_TRAITS, Traits.class, names);
        names.removeAll(Set.of(CODE, SOURCES, TRAITS));
        return names;
    }

    private static void add(String prefix, Class<?> card, Set<String> names) {
        for (RecordComponent component : Arrays.asList(card.getRecordComponents())) {
            String name = prefix + component.getName();
            names.add(name);
            if (Collection.class.isAssignableFrom(component.getType())) {
                LISTS.add(name);
            }
        }
    }

    static boolean isList(String field) {
        return LISTS.contains(field);
    }

    static CardFields of(Card card) {
        CardFields fields = new CardFields(new TreeMap<>());
        tree(card).forEach((name, value) -> {
            if (TRAITS.equals(name)) {
                object(value).forEach((trait, of) -> fields.set(BELOW_TRAITS + trait, of));
            } else if (!CODE.equals(name)) {
                fields.set(name, value);
            }
        });
        return fields;
    }

    private static Map<String, Object> tree(Card card) {
        return object(StoredJson.read(StoredJson.write(card), Map.class));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    /** {@return these fields as a card with a code} */
    Card card(@Nullable String code) {
        Map<String, Object> tree = new LinkedHashMap<>();
        Map<String, Object> traits = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (name.startsWith(BELOW_TRAITS)) {
                traits.put(name.substring(BELOW_TRAITS.length()), value);
            } else {
                tree.put(name, value);
            }
        });
        if (code != null) {
            tree.put(CODE, code);
        }
        tree.put(TRAITS, traits);
        return StoredJson.read(StoredJson.write(tree), Card.class);
    }

    CardFields copy() {
        return new CardFields(new TreeMap<>(values));
    }

    @Nullable
    Object get(String field) {
        return values.get(field);
    }

    /** {@return the elements of a list} */
    List<Object> list(String field) {
        Object value = values.get(field);
        return value instanceof Collection<?> elements ? new ArrayList<>(elements) : new ArrayList<>();
    }

    /** Takes a value; null and an empty list are none. */
    void set(String field, @Nullable Object value) {
        if (value == null || (value instanceof Collection<?> elements && elements.isEmpty())) {
            values.remove(field);
        } else {
            values.put(field, value);
        }
    }

    /** {@return whether both have the same value, lists in any order} */
    boolean same(String field, CardFields other) {
        Object mine = values.get(field);
        Object its = other.values.get(field);
        if (mine instanceof List<?> a && its instanceof List<?> b) {
            return a.size() == b.size() && new HashSet<>(a).equals(new HashSet<>(b));
        }
        return Objects.equals(mine, its);
    }
}
