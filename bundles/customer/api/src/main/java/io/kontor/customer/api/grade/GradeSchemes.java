package io.kontor.customer.api.grade;

import io.kontor.kernel.api.error.KontorException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Grade schemes and what they make of the customers. Reading needs {@code customer:grade:read}, schemes
 * {@code customer:grade-scheme:write}, proposing and confirming {@code customer:grade:confirm}. Shipped: {@code abc},
 * cumulative sales 80/95/100 % over 12 months.
 */
@ProviderType
public interface GradeSchemes {
    /** {@return all schemes by code; companies have few} */
    List<GradeScheme> list();

    /**
     * {@return the scheme, or empty when unknown}
     *
     * @param code its code
     */
    Optional<GradeScheme> find(String code);

    /**
     * Adds a scheme.
     *
     * @param code new code
     * @param data its values
     * @return the scheme
     * @throws KontorException CONFLICT {@code SCHEME_CODE_TAKEN}; INVALID; UNAVAILABLE {@code POLICY_ABSENT}
     */
    GradeScheme add(String code, GradeSchemeData data);

    /**
     * Changes a scheme, which makes a new policy version.
     *
     * @param code the scheme
     * @param version the version the caller saw
     * @param data new values
     * @return the scheme
     * @throws KontorException NOT_FOUND, STALE, or as for {@link #add}
     */
    GradeScheme change(String code, long version, GradeSchemeData data);

    /**
     * {@return what the scheme would make of the customers, without storing anything}
     *
     * @param code the scheme
     * @param day a day of the period's last month
     * @throws KontorException NOT_FOUND; UNAVAILABLE {@code POLICY_ABSENT}
     */
    GradeRun dryRun(String code, LocalDate day);

    /**
     * Stores what the scheme makes of the customers, for confirmation.
     *
     * @param code the scheme
     * @param day a day of the period's last month
     * @return the run, state PROPOSED
     * @throws KontorException as for {@link #dryRun}
     */
    GradeRun propose(String code, LocalDate day);

    /**
     * {@return a stored run, with the proposals for customers in scope}
     *
     * @param id the run
     * @throws KontorException NOT_FOUND
     */
    GradeRun run(UUID id);

    /**
     * Confirms proposals: each becomes a grade in force from a day on, for the scheme's time. The confirmed grade
     * before ends the day before. Proposals confirmed already are left as they are.
     *
     * @param id the run
     * @param version the version the caller saw
     * @param customers the customers to confirm, empty for all in scope
     * @param from first day
     * @return how many grades were set
     * @throws KontorException NOT_FOUND, STALE; INVALID {@code NOT_PROPOSED} for a customer without proposal
     */
    int confirm(UUID id, long version, Set<UUID> customers, LocalDate from);
}
