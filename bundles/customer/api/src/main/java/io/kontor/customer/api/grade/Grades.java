package io.kontor.customer.api.grade;

import io.kontor.kernel.api.error.KontorException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Grades of customers. Reading needs {@code customer:grade:read}, overriding {@code customer:grade:override}, with the
 * rows of the customer.
 */
@ProviderType
public interface Grades {
    /**
     * {@return the grade in force on a day, or empty when none}
     *
     * @param customerId the customer
     * @param day the day
     * @throws KontorException NOT_FOUND
     */
    Optional<GradeAssignment> inForce(UUID customerId, LocalDate day);

    /**
     * {@return all grades a customer had, newest first, at most 200}
     *
     * @param customerId the customer
     * @throws KontorException NOT_FOUND
     */
    List<GradeAssignment> history(UUID customerId);

    /**
     * Overrides a customer's grade; it ends by itself. An override before it ends the day before.
     *
     * @param customerId the customer
     * @param version the customer's version the caller saw; the customer's version grows
     * @param grade a grade of any scheme
     * @param from first day
     * @param until last day, at most two years later
     * @param reason why, 1 to 500 characters
     * @return the override
     * @throws KontorException NOT_FOUND, STALE; INVALID {@code UNKNOWN_CODE} or {@code ILLEGAL_PERIOD}
     */
    GradeAssignment override(
            UUID customerId, long version, String grade, LocalDate from, LocalDate until, String reason);
}
