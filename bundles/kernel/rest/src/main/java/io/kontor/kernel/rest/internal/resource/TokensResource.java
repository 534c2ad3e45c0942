package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.time.Duration;
import java.util.Set;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tokens for devices and partner systems. */
@Component(service = TokensResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("tokens")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TokensResource {

    private final Sessions sessions;

    @Activate
    public TokensResource(@Reference Sessions sessions) {
        this.sessions = sessions;
    }

    /** What a token is for, what it is narrowed to and how many days it lasts. */
    record NewToken(String name, Set<String> permissions, Integer days) {
        private static final int MAX_DAYS = 366;

        NewToken {
            permissions = permissions == null ? Set.of() : Set.copyOf(permissions);
        }

        void check() {
            new Violations()
                    .required("name", name)
                    .text("name", name, 100)
                    .required("days", days)
                    .range("days", days, 1, MAX_DAYS)
                    .throwIfAny();
        }
    }

    @POST
    @Summary("Open a token that acts for the caller; its secret is shown only here")
    public OpenedJson open(NewToken token) {
        token.check();
        return OpenedJson.ofToken(sessions.openToken(token.name(), token.permissions(), Duration.ofDays(token.days())));
    }
}
