package io.kontor.kernel.core.event;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.event.EventFeed;
import io.kontor.kernel.api.event.Events;
import io.kontor.kernel.api.module.ModuleDescriptor;
import java.util.List;
import javax.persistence.PersistenceException;
import javax.sql.DataSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The journals of the running modules for other systems. */
@Component
public final class JournalFeed implements EventFeed {
    private final Journals journals;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<ModuleDescriptor> modules = List.of();

    /** Over the one DataSource. */
    @Activate
    public JournalFeed(@Reference(target = "(osgi.jndi.service.name=kontor)") DataSource dataSource) {
        journals = new Journals(dataSource);
    }

    @Override
    public Events read(String module, long after, int limit) {
        if (!Call.require(module + ":event:read").rows().all()) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "SCOPE_ALL_NEEDED")
                    .with("permission", module + ":event:read");
        }
        new Violations()
                .range("after", after, 0, Long.MAX_VALUE)
                .range("limit", limit, 1, MAX_LIMIT)
                .throwIfAny();
        if (modules.stream().noneMatch(m -> m.name().equals(module)) || !Journals.isModule(module)) {
            throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
        }
        try {
            return new Events(journals.after(module, after, limit), journals.last(module));
        } catch (PersistenceException e) {
            KontorException away = KontorException.of(ProblemKind.UNAVAILABLE, "DATABASE_UNAVAILABLE");
            away.initCause(e);
            throw away;
        }
    }
}
