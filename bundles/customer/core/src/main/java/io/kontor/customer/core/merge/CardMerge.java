package io.kontor.customer.core.merge;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.FieldSource;
import io.kontor.customer.api.merge.FieldChoice;
import io.kontor.customer.api.merge.MergeOrder.Choice;
import io.kontor.kernel.api.error.Violations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes one card of two, by a choice for each field. */
final class CardMerge {
    private static final String SYSTEM = "system";
    private static final String PRIMARY = "primary";

    private final CardFields winner;
    private final CardFields loser;
    private final Map<String, Choice> choices;
    private final CardFields merged;
    private final @Nullable String code;
    private final List<FieldChoice> fields = new ArrayList<>();

    CardMerge(Card winner, Card loser, Map<String, Choice> choices) {
        this.winner = CardFields.of(winner);
        this.loser = CardFields.of(loser);
        this.choices = choices;
        this.merged = this.winner.copy();
        this.code = winner.code();
        for (String field : CardFields.ALL) {
            Choice choice = choice(field);
            merged.set(field, value(field, choice));
            if (this.winner.get(field) != null || this.loser.get(field) != null) {
                boolean differs = this.loser.get(field) != null && !this.loser.same(field, this.winner);
                fields.add(new FieldChoice(field, choice, differs));
            }
        }
        merged.set(CardFields.SOURCES, sources());
    }

    /** Refuses choices that cannot be made. */
    static void check(Map<String, Choice> choices, Violations violations) {
        choices.forEach((field, choice) -> {
            if (!CardFields.ALL.contains(field)) {
                violations.add("choices." + field, "UNKNOWN_FIELD");
            } else if (choice == Choice.BOTH && !CardFields.isList(field)) {
                violations.add("choices." + field, "NOT_A_LIST");
            }
        });
    }

    private Choice choice(String field) {
        Choice asked = choices.get(field);
        if (asked != null) {
            return asked;
        }
        if (CardFields.isList(field)) {
            return Choice.BOTH;
        }
        return winner.get(field) == null && loser.get(field) != null ? Choice.LOSER : Choice.WINNER;
    }

    private @Nullable Object value(String field, Choice choice) {
        return switch (choice) {
            case WINNER -> winner.get(field);
            case LOSER -> loser.get(field);
            case BOTH -> both(field);
        };
    }

    /** The winner's elements first; what of the loser's cannot stand beside them stays with the loser. */
    private List<Object> both(String field) {
        List<Object> all = winner.list(field);
        Set<Object> taken = new HashSet<>(all);
        Set<Object> systems = new HashSet<>();
        boolean primary = false;
        for (Object element : all) {
            if (element instanceof Map<?, ?> parts) {
                systems.add(String.valueOf(parts.get(SYSTEM)));
                primary |= Boolean.TRUE.equals(parts.get(PRIMARY));
            }
        }
        for (Object element : loser.list(field)) {
            Object fitting = CardFields.ADDRESSES.equals(field) && primary ? notPrimary(element) : element;
            boolean occupied = CardFields.EXTERNAL_IDS.equals(field)
                    && systems.contains(
                            String.valueOf(CardFields.object(element).get(SYSTEM)));
            if (!occupied && taken.add(fitting)) {
                all.add(fitting);
            }
        }
        return all;
    }

    private static Object notPrimary(Object address) {
        Map<String, Object> copy = new HashMap<>(CardFields.object(address));
        copy.put(PRIMARY, false);
        return copy;
    }

    /** A value keeps the source it had on the card it comes from. */
    private List<Object> sources() {
        List<Object> sources = new ArrayList<>();
        for (String field : FieldSource.FIELDS.stream().sorted().toList()) {
            (takesSourceOfLoser(field) ? source(loser, field) : source(winner, field)).ifPresent(sources::add);
        }
        return sources;
    }

    private boolean takesSourceOfLoser(String field) {
        if (!CardFields.TRAITS.equals(field)) {
            return choice(field) == Choice.LOSER;
        }
        return source(winner, field).isEmpty()
                && CardFields.ALL.stream().anyMatch(f -> f.startsWith("traits.") && !merged.same(f, winner));
    }

    private static Optional<Object> source(CardFields card, String field) {
        return card.list(CardFields.SOURCES).stream()
                .filter(s -> field.equals(CardFields.object(s).get("field")))
                .findFirst();
    }

    /** {@return whose value of each field stays, of those at least one of them has} */
    List<FieldChoice> fields() {
        return fields;
    }

    /** {@return the card the winner gets} */
    Card merged() {
        return merged.card(code);
    }

    /** {@return the loser's card without what can be on one card only and is now on the winner's} */
    Card rest(@Nullable String loserCode) {
        CardFields rest = loser.copy();
        if (merged.same(CardFields.CREDIT_CODE, loser)) {
            rest.set(CardFields.CREDIT_CODE, null);
        }
        List<Object> free = rest.list(CardFields.EXTERNAL_IDS);
        free.removeAll(merged.list(CardFields.EXTERNAL_IDS));
        rest.set(CardFields.EXTERNAL_IDS, free);
        return rest.card(loserCode);
    }
}
