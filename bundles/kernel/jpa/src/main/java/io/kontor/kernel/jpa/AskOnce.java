package io.kontor.kernel.jpa;

import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;

/**
 * Keeps EclipseLink from asking again by itself, three times with five seconds between: a database that is away would
 * hold every request for a minute. Named by {@code eclipselink.session.customizer} of each unit; {@link Transactions}
 * try again.
 */
public final class AskOnce implements SessionCustomizer {
    /** Creates the customizer. */
    public AskOnce() {}

    @Override
    public void customize(Session session) {
        if (session.getDatasourceLogin() instanceof DatabaseLogin login) {
            login.setQueryRetryAttemptCount(0);
            login.setDelayBetweenConnectionAttempts(0);
        }
    }
}
