package io.kontor.promo.api.quota;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/** The rules. Reading needs {@code promo:quota:read}, changing {@code promo:quota:write}. */
@ProviderType
public interface QuotaRules {
    /**
     * {@return one page of rules, by priority and code unless sorted otherwise}
     *
     * @param query filter and sort fields: id, code, itemId, kind, grade, customerId, repId, regionCode, effect,
     *     priority, validFrom, validTo
     */
    Page<QuotaRule> list(ListQuery query);

    /**
     * {@return the rule, or empty when unknown}
     *
     * @param id identity
     */
    Optional<QuotaRule> find(UUID id);

    /**
     * Adds a rule.
     *
     * @param data what it says
     * @return it
     * @throws KontorException INVALID with violations, {@code UNKNOWN_ITEM}, {@code UNKNOWN_REGION},
     *     {@code UNKNOWN_USER}; CONFLICT {@code QUOTA_CODE_TAKEN}
     */
    QuotaRule add(QuotaRuleData data);

    /**
     * Changes a rule.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param edit gives the new values
     * @return it
     * @throws KontorException as for {@link #add}; NOT_FOUND; STALE
     */
    QuotaRule change(UUID id, long version, UnaryOperator<QuotaRuleData> edit);

    /**
     * Removes a rule.
     *
     * @param id identity
     * @param version the version the caller saw
     * @throws KontorException NOT_FOUND; STALE
     */
    void remove(UUID id, long version);
}
