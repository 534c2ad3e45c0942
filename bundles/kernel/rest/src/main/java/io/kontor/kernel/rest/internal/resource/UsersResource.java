package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.security.Users;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The users. */
@Component(service = UsersResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("users")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class UsersResource {

    private final Users users;

    @Activate
    public UsersResource(@Reference Users users) {
        this.users = users;
    }

    /** A password as an administrator sets it. */
    record NewPassword(String newPassword) {
        void check() {
            new Violations().required("newPassword", newPassword).throwIfAny();
        }
    }

    @GET
    @Summary("The users, page by page")
    public Page<User> list(@BeanParam ListParams params) {
        return users.list(params.query());
    }

    @POST
    @Summary("Create a user; no password works until one is set")
    @Answered(User.class)
    public Response create(UserProfile profile, @Context UriInfo uri) {
        User user = users.create(profile);
        return Answers.created(uri, user.id(), user);
    }

    @GET
    @Path("{id}")
    @Summary("One user")
    public User find(@PathParam("id") UUID id) {
        return Answers.found(users.find(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change a user's profile")
    public User change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(UserProfile.class) MergePatch patch) {
        return users.change(id, IfMatch.required(version), patch.on(UserProfile.class));
    }

    @POST
    @Path("{id}:set-password")
    @Summary("Set a user's password, which ends the user's sessions")
    public void setPassword(@PathParam("id") UUID id, NewPassword password) {
        password.check();
        users.setPassword(id, password.newPassword());
    }
}
