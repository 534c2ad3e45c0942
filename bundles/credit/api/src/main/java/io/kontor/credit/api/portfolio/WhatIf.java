package io.kontor.credit.api.portfolio;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Tries a draft on a portfolio given in memory, before it becomes active. Writes nothing. */
@ProviderType
public interface WhatIf {
    /**
     * {@return what a policy says of one customer}
     *
     * @param member the customer
     * @param policy the policy
     */
    MemberOutcome outcome(PortfolioMember member, CreditPolicy policy);

    /**
     * {@return every change the draft would bring}
     *
     * @param portfolio the customers
     * @param active what decides now
     * @param draft what might decide
     */
    WhatIfReport compare(List<PortfolioMember> portfolio, CreditPolicy active, CreditPolicy draft);
}
