package io.kontor.credit.api.rules;

import io.kontor.credit.api.finding.Finding;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Applies lists of rules. A rule nearer to the top has precedence: an excluding one shields from all behind it. */
@ProviderType
public interface CreditRules {
    /**
     * {@return what the rules say; every rule is tried, so the answer names all that held}
     *
     * @param rules the list, precedence from the top
     * @param order the order and its account
     */
    RuleAnswer apply(List<CreditRule> rules, RuleCase order);

    /**
     * {@return what is wrong with a list: codes that stand twice, limits that are not finite or below 0, excluding
     * rules with nothing behind them to exclude}
     *
     * @param rules the list
     */
    List<Finding> check(List<CreditRule> rules);

    /** {@return the example list for open accounts} */
    List<CreditRule> openAccount();

    /** {@return the list for cash before delivery (款到发货): an order not fully paid waits for an approved exception} */
    List<CreditRule> cashBeforeDelivery();

    /**
     * {@return the list for monthly settlement (月结，上月已付): an order waits while an earlier month is unpaid, but for an
     * approved exception}
     */
    List<CreditRule> monthlySettlement();
}
