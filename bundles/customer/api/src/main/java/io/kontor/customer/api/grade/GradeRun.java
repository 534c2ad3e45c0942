package io.kontor.customer.api.grade;

import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The result of a scheme over a period. Customers of stage SIGNED, ACTIVE and DORMANT in the caller's scope are graded.
 *
 * @param id identity of the stored run, null for a dry run
 * @param version for If-Match, 0 for a dry run
 * @param scheme code of the scheme
 * @param schemeVersion policy version
 * @param period the days added up
 * @param at when it was computed
 * @param inputsHash SHA-256 over scheme, period and figures: same hash, same answer
 * @param state what became of it
 * @param proposals one a customer, best grade first, then by metric
 */
public record GradeRun(
        @Nullable UUID id,
        long version,
        String scheme,
        long schemeVersion,
        DateRange period,
        Instant at,
        String inputsHash,
        State state,
        List<GradeProposal> proposals)
        implements Versioned {
    /** State of a run. */
    public enum State {
        /** Not stored. */
        DRY_RUN,
        /** Stored, waiting for confirmation. */
        PROPOSED,
        /** Confirmed, wholly or in part. */
        CONFIRMED
    }

    /** Keeps the proposals by value. */
    public GradeRun {
        proposals = List.copyOf(proposals);
    }
}
