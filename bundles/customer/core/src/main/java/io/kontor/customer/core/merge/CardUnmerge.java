package io.kontor.customer.core.merge;

import io.kontor.customer.api.archive.Card;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.merge.KeptRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of the winner's card what the merge changed in it. A field that was changed since stays as it is; of a list
 * what the merge added goes and what it took away comes back, whatever else is in it now.
 */
final class CardUnmerge {
    private static final String KIND = "Customer";

    private final CardFields before;
    private final CardFields merged;
    private final CardFields present;
    private final CardFields next;
    private final List<KeptRecord> kept = new ArrayList<>();

    /**
     * Compares.
     *
     * @param before the card before the merge
     * @param merged the card the merge made
     * @param present the card as it is
     * @param free whether a value that only one customer may have is free, of the fields of such values
     */
    CardUnmerge(Card before, Card merged, Card present, Predicate<Object> free) {
        this.before = CardFields.of(before);
        this.merged = CardFields.of(merged);
        this.present = CardFields.of(present);
        this.next = this.present.copy();
        Set<String> fields = new TreeSet<>(CardFields.ALL);
        fields.add(CardFields.SOURCES);
        fields.removeIf(field -> this.before.same(field, this.merged));
        fields.forEach(field -> restore(field, free));
        keepWhatFits(present.code());
    }

    private void restore(String field, Predicate<Object> free) {
        boolean list = CardFields.isList(field) || CardFields.SOURCES.equals(field);
        if (list) {
            restoreList(field, free);
        } else if (!present.same(field, merged)) {
            kept.add(new KeptRecord(KIND, field, "CHANGED_SINCE"));
        } else {
            Object former = before.get(field);
            if (former != null && CardFields.CREDIT_CODE.equals(field) && !free.test(former)) {
                kept.add(new KeptRecord(KIND, field, "CREDIT_CODE_TAKEN"));
            } else {
                next.set(field, former);
            }
        }
    }

    private void restoreList(String field, Predicate<Object> free) {
        List<Object> added = merged.list(field);
        added.removeAll(before.list(field));
        List<Object> wanted = present.same(field, merged) ? before.list(field) : present.list(field);
        if (!present.same(field, merged)) {
            if (!present.list(field).containsAll(added)) {
                kept.add(new KeptRecord(KIND, field, "CHANGED_SINCE"));
            }
            wanted.removeAll(added);
            List<Object> back = before.list(field);
            back.removeAll(merged.list(field));
            back.removeAll(wanted);
            wanted.addAll(back);
        }
        if (CardFields.EXTERNAL_IDS.equals(field)) {
            List<Object> taken = new ArrayList<>(wanted);
            taken.removeAll(present.list(field));
            taken.removeIf(free);
            taken.forEach(t -> kept.add(new KeptRecord(KIND, field, "EXTERNAL_ID_TAKEN")));
            wanted.removeAll(taken);
        }
        next.set(field, wanted);
    }

    /** What was there before may not fit what came since, for example a second primary address. */
    private void keepWhatFits(@Nullable String code) {
        for (Violation violation : next.card(code).violations()) {
            String field = violation.field().replaceFirst("\\[.*", "");
            if (CardFields.ALL.contains(field) || CardFields.SOURCES.equals(field)) {
                next.set(field, present.get(field));
                kept.add(new KeptRecord(KIND, field, violation.code()));
            }
        }
    }

    /** {@return the card the winner gets} */
    Card card(@Nullable String code) {
        return next.card(code);
    }

    /** {@return the fields that stay as they are} */
    List<KeptRecord> kept() {
        return kept;
    }
}
