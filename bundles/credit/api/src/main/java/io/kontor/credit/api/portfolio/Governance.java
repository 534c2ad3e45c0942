package io.kontor.credit.api.portfolio;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Looks at what people did: overrides and holds. */
@ProviderType
public interface Governance {
    /**
     * {@return how often ratings were changed and what came of it}
     *
     * @param ratings all ratings of a period, changed or left
     */
    OverrideReport overrides(List<OverrideCase> ratings);

    /**
     * {@return how long orders are held, as of a moment; later releases are not known yet and later holds are skipped}
     *
     * @param holds the holds
     * @param now the moment
     * @param agreed time within which a hold is to be decided
     */
    HoldReport holds(List<Hold> holds, Instant now, Duration agreed);
}
