package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Card;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a card that are class AMOUNT: who may not see them gets none and changes none. */
final class AmountFields {
    /** Their paths in a customer. */
    static final Set<String> PATHS = Set.of("card.registeredCapital", "card.assets", "card.traits.annualSales");

    private AmountFields() {}

    static Card mask(Card card) {
        return CardDraft.of(card).withoutAmounts().card();
    }

    /** {@return the card with the stored sums; FORBIDDEN when the caller gave one although none was shown} */
    static Card keep(Card edited, Card stored) {
        refuse(edited);
        return CardDraft.of(edited).amountsOf(stored).card();
    }

    /** Refuses a sum from a caller who may not write any. */
    static void refuse(Card card) {
        refuse("registeredCapital", card.registeredCapital());
        refuse("assets", card.assets());
        refuse("traits.annualSales", card.traits().annualSales());
    }

    private static void refuse(String field, @Nullable Object value) {
        if (value != null) {
            throw Access.fieldClassMissing(FieldClass.AMOUNT, field);
        }
    }
}
