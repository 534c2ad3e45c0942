package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.UUID;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The caller's sessions and tokens. */
@Component(service = SessionsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("sessions")
@Produces(MediaType.APPLICATION_JSON)
public final class SessionsResource {

    private final Sessions sessions;

    @Activate
    public SessionsResource(@Reference Sessions sessions) {
        this.sessions = sessions;
    }

    @GET
    @Summary("The caller's sessions and tokens")
    public Items<Session> mine() {
        return new Items<>(sessions.mine());
    }

    @DELETE
    @Path("{id}")
    @Summary("End a session or token")
    public void revoke(@PathParam("id") UUID id) {
        sessions.revoke(id);
    }
}
