package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The customer archive. Reading needs {@code customer:customer:read}, writing {@code customer:customer:write}; both
 * have rows by owner, team and region. A customer out of scope is as good as unknown. One that became part of another
 * is in no list, and asking for it is refused with NOT_FOUND {@code CUSTOMER_MERGED}, whose argument {@code into} is
 * the identity of the customer it is part of.
 */
@ProviderType
public interface CustomerArchive {
    /**
     * {@return one page of customers in scope}
     *
     * @param query filter and sort fields: code, name, shortName, unifiedSocialCreditCode, lifecycle, grade, ownerId,
     *     teamId, region ({@code descendantOf}), routeOrder, organisationForm, industry, source, employeeCount,
     *     salesCapability, growthPotential, annualSales (AMOUNT), createdAt, changedAt, externalId ({@code system:id}),
     *     search (name, short name, code), and {@code axis.<code>}
     * @param asOf day for which grade and classification conditions are meant, null for today
     */
    Page<Customer> list(ListQuery query, @Nullable LocalDate asOf);

    /**
     * {@return the customer, or empty when unknown or out of scope}
     *
     * @param id stable identity
     * @throws KontorException NOT_FOUND {@code CUSTOMER_MERGED}
     */
    Optional<Customer> find(UUID id);

    /**
     * {@return the customer with this identity in another system, or empty when unknown or out of scope}
     *
     * @param externalId identity in another system
     */
    Optional<Customer> findByExternalId(ExternalId externalId);

    /**
     * Opens a card.
     *
     * @param card its values
     * @param lifecycle first stage: SUSPECT, PROSPECT, SIGNED or ACTIVE
     * @return the customer
     * @throws KontorException INVALID for wrong values; CONFLICT {@code CUSTOMER_CODE_TAKEN}, {@code CREDIT_CODE_TAKEN}
     *     or {@code EXTERNAL_ID_TAKEN}; FORBIDDEN {@code OUT_OF_SCOPE} when the new card would be outside the caller's
     *     rows
     */
    Customer open(Card card, Lifecycle lifecycle);

    /**
     * Changes a card.
     *
     * @param id the customer
     * @param version the version the caller saw
     * @param edit gives the new card from the present one
     * @return the customer; unchanged, version included, when the edit changes nothing
     * @throws KontorException NOT_FOUND, STALE, or as for {@link #open}; INVALID {@code CODE_IS_FINAL} for another code
     */
    Customer change(UUID id, long version, UnaryOperator<Card> edit);

    /**
     * Opens or changes the card with this identity in another system.
     *
     * @param externalId identity in another system, added to the card
     * @param version the version the caller saw, null when the caller expects to create; a card that exists then is
     *     STALE
     * @param card its values
     * @return the customer
     * @throws KontorException as for {@link #open} and {@link #change}
     */
    Customer put(ExternalId externalId, @Nullable Long version, Card card);

    /**
     * Changes the stage.
     *
     * @param id the customer
     * @param version the version the caller saw
     * @param to new stage
     * @param reason why, 1 to 500 characters
     * @return the customer
     * @throws KontorException NOT_FOUND, STALE; CONFLICT {@code TRANSITION_NOT_ALLOWED} with arguments {@code from, to}
     */
    Customer transition(UUID id, long version, Lifecycle to, String reason);

    /**
     * {@return the stages of a customer's life, newest first, at most 200}
     *
     * @param id the customer
     * @throws KontorException NOT_FOUND
     */
    List<LifecycleChange> lifecycle(UUID id);
}
