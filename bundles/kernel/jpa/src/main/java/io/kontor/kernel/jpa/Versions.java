package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;

/** Guards a change by the version its caller saw. */
public final class Versions {
    private Versions() {}

    /**
     * Refuses a caller who saw another version than the present one.
     *
     * @param stored present version
     * @param seen version the caller saw
     * @throws KontorException STALE {@code VERSION_STALE}
     */
    public static void check(long stored, long seen) {
        if (stored != seen) {
            throw stale();
        }
    }

    static KontorException stale() {
        return KontorException.of(ProblemKind.STALE, "VERSION_STALE", "If-Match");
    }
}
