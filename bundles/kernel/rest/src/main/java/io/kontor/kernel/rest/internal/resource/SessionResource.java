package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import io.kontor.kernel.rest.internal.security.CurrentSession;
import io.kontor.kernel.rest.internal.security.SessionCookie;
import javax.servlet.http.HttpServletRequest;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Login, logout and who am I. */
@Component(service = SessionResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("session")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class SessionResource {

    private final Sessions sessions;
    private final StaffDirectory staff;

    @Activate
    public SessionResource(@Reference Sessions sessions, @Reference StaffDirectory staff) {
        this.sessions = sessions;
        this.staff = staff;
    }

    /** What a user logs in with; as a browser unless the kind says DEVICE. */
    record Login(String username, String password, Session.@Nullable Kind kind) {
        void check() {
            new Violations()
                    .required("username", username)
                    .required("password", password)
                    .throwIfAny();
        }
    }

    @POST
    @Summary("Log in: a browser gets a cookie, a device the secret of its token")
    @Answered(status = 200, value = OpenedJson.class)
    public Response login(Login login, @Context HttpServletRequest request) {
        login.check();
        Session.Kind kind = login.kind() == null ? Session.Kind.BROWSER : login.kind();
        // the connection's address: by a header an attacker could choose whom to throttle
        Sessions.Opened opened = sessions.login(login.username(), login.password(), kind, request.getRemoteAddr());
        return kind == Session.Kind.BROWSER
                ? Response.ok(OpenedJson.ofBrowser(opened))
                        .header(HttpHeaders.SET_COOKIE, SessionCookie.open(opened.secret(), request.isSecure()))
                        .build()
                : Response.ok(OpenedJson.ofToken(opened)).build();
    }

    @GET
    @Summary("Who is calling, and what the caller may do")
    public MeJson me(@Context HttpServletRequest request) {
        return MeJson.of(CurrentSession.of(request), staff);
    }

    @DELETE
    @Summary("Log out")
    @Answered(status = 204)
    public Response logout(@Context HttpServletRequest request) {
        sessions.revoke(CurrentSession.of(request).session().id());
        return Response.noContent()
                .header(HttpHeaders.SET_COOKIE, SessionCookie.close(request.isSecure()))
                .build();
    }
}
