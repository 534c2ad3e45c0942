package io.kontor.promo.api.spi;

import io.kontor.promo.api.quota.QuotaAnswer;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says how much may be given to whom. Register it as a service; of all policies and rules the hardest effect counts.
 * Called within the transaction of the issue: quick, and without other modules' writes.
 */
@ConsumerType
public interface PromoQuotaPolicy {
    /** {@return its name, shown as source of its answers} */
    String name();

    /**
     * {@return what it says; empty when the issue does not concern it}
     *
     * @param request the issue
     * @param usage what was given before
     */
    List<QuotaAnswer> check(IssueRequest request, IssueUsage usage);
}
