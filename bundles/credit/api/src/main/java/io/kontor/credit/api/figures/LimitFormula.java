package io.kontor.credit.api.figures;

import org.osgi.annotation.versioning.ConsumerType;

/** Computes limits. A partner may replace the one shipped: the service with the highest ranking decides. */
@ConsumerType
public interface LimitFormula {
    /**
     * {@return the limit proposed}
     *
     * @param limitCase what is known
     */
    LimitProposal propose(LimitCase limitCase);
}
