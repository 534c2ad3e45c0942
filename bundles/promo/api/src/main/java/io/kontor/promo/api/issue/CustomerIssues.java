package io.kontor.promo.api.issue;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.promo.api.quota.QuotaDecision;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The issues to customers. Reading needs {@code promo:issue:read}, issuing {@code promo:issue:write}, deciding
 * {@code promo:issue:approve}; rows are those of the rep and of the place the goods left.
 */
@ProviderType
public interface CustomerIssues {
    /**
     * {@return one page of issues, newest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, state, day, repId, customerId, customerName, placeId, campaignId,
     *     visitRef, orderRef; filter {@code itemId} looks into the lines
     */
    Page<CustomerIssue> list(ListQuery query);

    /**
     * {@return the issue, or empty when unknown or outside the caller's rows}
     *
     * @param id identity
     */
    Optional<CustomerIssue> find(UUID id);

    /**
     * {@return what the quotas would say, without doing anything}
     *
     * @param data the issue
     * @throws KontorException INVALID with violations
     */
    QuotaDecision check(CustomerIssueData data);

    /**
     * Hands out, or lays before an approver what is over a quota.
     *
     * @param data the issue
     * @return it
     * @throws KontorException INVALID with violations, {@code UNKNOWN_CUSTOMER}, {@code UNKNOWN_CAMPAIGN} and as for
     *     {@link io.kontor.promo.api.stock.PromoStock#post}; CONFLICT {@code STOCK_INSUFFICIENT},
     *     {@code QUOTA_EXCEEDED}, {@code CAMPAIGN_CLOSED}, {@code CONDITION_NOT_MET} when the order earns less;
     *     FORBIDDEN {@code BAG_NOT_YOURS}; UNAVAILABLE {@code CUSTOMERS_AWAY} for a customer of the archive while that
     *     is not there
     */
    CustomerIssue give(CustomerIssueData data);

    /**
     * Approves what waits, which hands it out: its day is the day of the approval. A rule that blocks by now still
     * blocks.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param reason why, at most 500 characters; null when not said
     * @return the issue
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code ISSUE_STATE}, {@code QUOTA_EXCEEDED} and what posting
     *     refuses; FORBIDDEN {@code OWN_REQUEST}, {@code APPROVAL_LEVEL} when its value needs a higher level
     */
    CustomerIssue approve(UUID id, long version, @Nullable String reason);

    /**
     * Rejects what waits.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param reason why, 1 to 500 characters
     * @return the issue
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code ISSUE_STATE}; INVALID with violations
     */
    CustomerIssue reject(UUID id, long version, String reason);

    /**
     * Takes back what a customer returns.
     *
     * @param id the issue
     * @param version the version the caller saw
     * @param lines what comes back
     * @param toId where it goes, null for where it left
     * @param reason why, 1 to 500 characters
     * @return the issue
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code ISSUE_STATE}; INVALID with violations,
     *     {@code MORE_THAN_GIVEN}
     */
    CustomerIssue takeBack(
            UUID id, long version, List<CustomerIssueData.Line> lines, @Nullable UUID toId, String reason);

    /**
     * Undoes an issue that was recorded wrongly: the goods are where they were.
     *
     * @param id the issue
     * @param version the version the caller saw
     * @param reason why, 1 to 500 characters
     * @return the issue
     * @throws KontorException NOT_FOUND; STALE; CONFLICT {@code ISSUE_STATE}, {@code ISSUE_RETURNED} when some came
     *     back; INVALID with violations
     */
    CustomerIssue undo(UUID id, long version, String reason);
}
