package io.kontor.customer.api.classification;

import io.kontor.kernel.api.error.KontorException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Which codes customers have. Needs the rights of the customer. */
@ProviderType
public interface Classifications {
    /**
     * {@return the assignments of a customer, by axis and newest first}
     *
     * @param customerId the customer
     * @param asOf only those that hold on this day, null for the whole history
     * @throws KontorException NOT_FOUND
     */
    List<Assignment> of(UUID customerId, @Nullable LocalDate asOf);

    /**
     * Assigns the codes of one axis from a day on; what held before ends the day before, what was planned later goes.
     *
     * @param customerId the customer
     * @param version the customer's version the caller saw; the customer's version grows
     * @param axis the axis
     * @param codes the codes, empty for none; one at most unless the axis is multiple
     * @param from first day
     * @param reason why
     * @return the assignments of the axis, newest first
     * @throws KontorException NOT_FOUND, STALE; INVALID {@code UNKNOWN_CODE} or {@code ONE_CODE_ONLY}
     */
    List<Assignment> assign(
            UUID customerId, long version, String axis, Set<String> codes, LocalDate from, @Nullable String reason);
}
