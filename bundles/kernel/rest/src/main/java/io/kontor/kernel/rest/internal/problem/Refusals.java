package io.kontor.kernel.rest.internal.problem;

import com.fasterxml.jackson.core.JacksonException;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.rest.internal.json.JsonRefusals;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import javax.ws.rs.WebApplicationException;

/** Recognises in what was thrown the refusal that is meant. */
final class Refusals {
    private static final int BAD_REQUEST = 400;
    private static final int SERVER_ERROR = 500;
    private static final int MAX_CAUSES = 20;

    private Refusals() {}

    /**
     * {@return the refusal; INTERNAL for everything that is not the caller's doing}
     *
     * @param thrown what was thrown
     */
    static KontorException of(Throwable thrown) {
        return causes(thrown)
                .flatMap(cause -> meant(cause).stream())
                .findFirst()
                .or(() -> thrown instanceof WebApplicationException e ? ofStatus(e) : Optional.empty())
                .orElseGet(() -> KontorException.of(ProblemKind.INTERNAL, "INTERNAL"));
    }

    /** JAX-RS wraps what parameters and readers throw; the message of its own exceptions is never shown. */
    private static Optional<KontorException> meant(Throwable cause) {
        if (cause instanceof KontorException refusal) {
            return Optional.of(refusal);
        }
        // by name: this bundle knows no persistence
        if (cause.getClass().getName().equals("javax.persistence.OptimisticLockException")) {
            return Optional.of(KontorException.of(ProblemKind.STALE, "VERSION_STALE"));
        }
        return Optional.empty();
    }

    private static Optional<KontorException> ofStatus(WebApplicationException e) {
        int status = e.getResponse().getStatus();
        if (status == BAD_REQUEST && e.getCause() instanceof JacksonException json) {
            return Optional.of(JsonRefusals.of(json));
        }
        if (status < BAD_REQUEST || status >= SERVER_ERROR) {
            return Optional.empty();
        }
        ProblemKind kind = Arrays.stream(ProblemKind.values())
                .filter(k -> k.status() == status)
                .findFirst()
                .orElse(ProblemKind.MALFORMED);
        return Optional.of(KontorException.of(kind, kind == ProblemKind.MALFORMED ? "BAD_REQUEST" : kind.name()));
    }

    private static Stream<Throwable> causes(Throwable thrown) {
        return Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .limit(MAX_CAUSES);
    }
}
