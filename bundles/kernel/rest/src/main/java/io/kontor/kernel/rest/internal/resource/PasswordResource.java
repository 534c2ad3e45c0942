package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.security.Users;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The caller's own password. */
@Component(service = PasswordResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("session:change-password")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PasswordResource {

    private final Users users;

    @Activate
    public PasswordResource(@Reference Users users) {
        this.users = users;
    }

    /** The present password proves that it is the user who changes it. */
    record PasswordChange(String present, String newPassword) {
        void check() {
            new Violations()
                    .required("present", present)
                    .required("newPassword", newPassword)
                    .throwIfAny();
        }
    }

    @POST
    @Summary("Change the own password, which ends the other sessions")
    public void change(PasswordChange change) {
        change.check();
        users.changeOwnPassword(change.present(), change.newPassword());
    }
}
