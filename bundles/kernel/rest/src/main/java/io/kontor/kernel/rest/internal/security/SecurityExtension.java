package io.kontor.kernel.rest.internal.security;

import io.kontor.kernel.api.operation.StorageGuard;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.rest.internal.Priorities;
import io.kontor.kernel.rest.internal.RestExtension;
import javax.ws.rs.core.Feature;
import javax.ws.rs.core.FeatureContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;

/** Extension {@code kontor.security}. */
@Component(service = Feature.class, scope = ServiceScope.PROTOTYPE)
@RestExtension(name = "kontor.security")
public final class SecurityExtension implements Feature {
    private final Sessions sessions;
    private final StorageGuard storage;

    /**
     * Creates the extension.
     *
     * @param sessions recognises callers
     * @param storage refuses changes while the disk is nearly full
     */
    @Activate
    public SecurityExtension(@Reference Sessions sessions, @Reference StorageGuard storage) {
        this.sessions = sessions;
        this.storage = storage;
    }

    @Override
    public boolean configure(FeatureContext context) {
        context.register(new AuthenticationFilter(sessions, storage), Priorities.AUTHENTICATION);
        context.register(new RouteFilter());
        context.register(new EntityTagFilter(), Priorities.ENTITY_TAG);
        context.register(new AnswerFilter(), Priorities.ANSWER);
        return true;
    }
}
