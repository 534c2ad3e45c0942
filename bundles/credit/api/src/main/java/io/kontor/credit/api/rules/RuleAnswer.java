package io.kontor.credit.api.rules;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list of rules says of an order.
 *
 * @param verdict the gravest effect of the hits that count
 * @param hits every rule that held, in the order of the list, also those that did not count
 */
public record RuleAnswer(Verdict verdict, List<Hit> hits) {
    /** The answer, in rising order. */
    public enum Verdict {
        /** No rule that counts held. */
        ALLOW,
        /** It passes with a warning. */
        WARN,
        /** Somebody must approve. */
        NEEDS_APPROVAL,
        /** It waits. */
        BLOCK
    }

    /**
     * A rule that held.
     *
     * @param rule the rule
     * @param place its place in the list, the first is 1
     * @param actual what was compared with the rule's limit; 0 for kinds that compare nothing
     * @param setAside code of the excluding rule before it, or of the rule itself when an exception was approved; null
     *     when the hit counts
     * @param text the hit in both languages, with who set it aside
     */
    public record Hit(
            CreditRule rule,
            int place,
            double actual,
            @Nullable String setAside,
            LocalizedText text) {
        /** {@return whether it counts for the verdict} */
        public boolean counts() {
            return setAside == null && rule.effect() != CreditRule.Effect.EXCLUDE;
        }
    }

    /** Keeps the list by value. */
    public RuleAnswer {
        hits = List.copyOf(hits);
    }
}
