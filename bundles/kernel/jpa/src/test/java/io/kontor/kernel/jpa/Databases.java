package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.Violation;
import java.util.Map;

/** The two databases every claim about transactions is tested on. */
enum Databases {
    DERBY,
    POSTGRESQL;

    TestDatabase open() {
        Map<String, Violation> constraints = Map.of("trial_thing_code_uq", new Violation("code", "THING_CODE_TAKEN"));
        return this == DERBY
                ? TestDatabase.derby("trial", "jpa-trial", constraints)
                : TestDatabase.postgres("trial", "jpa-trial", constraints);
    }
}
