package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.persistence.OptimisticLockException;
import org.jspecify.annotations.Nullable;

/** Tells what a failure of the database means: a refusal, a reason to try again, or a defect. */
final class Faults {
    private static final String UNIQUE = "23505";
    /**
     * Deadlock, serialization, lock time-out: of PostgreSQL and of Derby; and Derby's sequence with no time to spare.
     */
    private static final Set<String> BUSY = Set.of("40001", "40P01", "55P03", "40XL1", "40XL2", "X0Y84");
    /** Connection lost or refused, server going down or coming up, read-only after a failover. */
    private static final Set<String> LOST =
            Set.of("57P01", "57P02", "57P03", "25006", "53300", "XJ004", "XJ001", "XJ015");

    private final Map<String, Violation> constraints;
    private final String answersKey;

    Faults(String module, Map<String, Violation> constraints) {
        this.constraints = Map.copyOf(constraints);
        this.answersKey = (module + "_idempotency").toUpperCase(Locale.ROOT);
    }

    /** What a failure means. */
    enum Meaning {
        /** The same transaction may succeed when tried again; nothing was written. */
        TRY_AGAIN,
        /** The connection was lost; perhaps the commit happened all the same. */
        LOST,
        /** There was no connection to be had; the pool has waited already. */
        AWAY,
        /** A refusal or a defect: trying again gives the same. */
        FINAL
    }

    Meaning meaning(RuntimeException failure) {
        if (failure instanceof KontorException) {
            return Meaning.FINAL;
        }
        SQLException cause = sqlCause(failure);
        if (cause == null) {
            return Meaning.FINAL;
        }
        String state = state(cause);
        if (BUSY.contains(state) || (UNIQUE.equals(state) && names(cause, answersKey))) {
            return Meaning.TRY_AGAIN;
        }
        if (causeOf(failure, SQLTransientConnectionException.class) != null) {
            return Meaning.AWAY;
        }
        return state.startsWith("08") || LOST.contains(state) ? Meaning.LOST : Meaning.FINAL;
    }

    /** {@return what the caller gets} */
    RuntimeException translate(RuntimeException failure) {
        if (failure instanceof KontorException) {
            return failure;
        }
        if (causeOf(failure, OptimisticLockException.class) != null) {
            return Versions.stale();
        }
        return switch (meaning(failure)) {
            case TRY_AGAIN -> KontorException.of(ProblemKind.UNAVAILABLE, "DATABASE_BUSY");
            case LOST, AWAY -> KontorException.of(ProblemKind.UNAVAILABLE, "DATABASE_UNAVAILABLE");
            case FINAL -> taken(failure).<RuntimeException>map(c -> c).orElse(failure);
        };
    }

    private Optional<KontorException> taken(RuntimeException failure) {
        SQLException cause = sqlCause(failure);
        if (cause == null || !UNIQUE.equals(state(cause))) {
            return Optional.empty();
        }
        return constraints.entrySet().stream()
                .filter(e -> names(cause, e.getKey().toUpperCase(Locale.ROOT)))
                .map(Map.Entry::getValue)
                .findFirst()
                .map(v -> new KontorException(ProblemKind.CONFLICT, v.code(), v.args(), List.of(v)));
    }

    private static boolean names(SQLException cause, String upperCaseName) {
        String message = cause.getMessage();
        return message != null && message.toUpperCase(Locale.ROOT).contains(upperCaseName);
    }

    private static String state(SQLException cause) {
        String state = cause.getSQLState();
        return state == null ? "" : state;
    }

    /**
     * The first one with a telling state: a batch reports the failing statement in its next exception, a pool in its
     * cause.
     */
    private static @Nullable SQLException sqlCause(Throwable failure) {
        SQLException first = causeOf(failure, SQLException.class);
        SQLException at = first;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (isTelling(state(at))) {
                return at;
            }
            SQLException next = at.getNextException();
            at = next != null ? next : causeOf(at.getCause(), SQLException.class);
        }
        return first;
    }

    private static boolean isTelling(String state) {
        return UNIQUE.equals(state) || BUSY.contains(state) || LOST.contains(state) || state.startsWith("08");
    }

    private static <T extends Throwable> @Nullable T causeOf(@Nullable Throwable failure, Class<T> type) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 20; depth++) {
            if (type.isInstance(at)) {
                return type.cast(at);
            }
            at = at.getCause();
        }
        return null;
    }
}
