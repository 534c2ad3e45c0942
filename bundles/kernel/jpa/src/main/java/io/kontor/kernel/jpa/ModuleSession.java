package io.kontor.kernel.jpa;

import java.util.Objects;
import org.eclipse.persistence.config.SessionCustomizer;
import org.eclipse.persistence.descriptors.ClassDescriptor;
import org.eclipse.persistence.sessions.DatabaseLogin;
import org.eclipse.persistence.sessions.Session;

/**
 * Settles the session of a module, whose unit names it by {@code eclipselink.session.customizer} and the module by
 * {@code kontor.module}. Keeps EclipseLink from asking again by itself, three times with five seconds between: a
 * database that is away would hold every request for a minute; {@link Transactions} try again. And gives the entities
 * of this bundle the module's own tables.
 */
public final class ModuleSession implements SessionCustomizer {
    /** Creates the customizer. */
    public ModuleSession() {}

    @Override
    public void customize(Session session) {
        if (session.getDatasourceLogin() instanceof DatabaseLogin login) {
            login.setQueryRetryAttemptCount(0);
            login.setDelayBetweenConnectionAttempts(0);
        }
        ClassDescriptor history = session.getDescriptor(HistoryEntity.class);
        if (history != null) {
            Object module = Objects.requireNonNull(session.getProperty("kontor.module"), "kontor.module of the unit");
            history.getTables().forEach(table -> table.setName(module + "_" + table.getName()));
        }
    }
}
