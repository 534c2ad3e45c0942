package io.kontor.kernel.rest.internal.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Role;
import io.kontor.kernel.api.security.Roles;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
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

/** The roles. */
@Component(service = RolesResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("roles")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RolesResource {

    private final Roles roles;

    @Activate
    public RolesResource(@Reference Roles roles) {
        this.roles = roles;
    }

    /** A role as edited; the version of an answer sent back is passed over, If-Match counts. */
    @JsonIgnoreProperties("version")
    record RoleJson(String code, LocalizedText label, List<Grant> grants) {
        RoleJson {
            grants = grants == null ? List.of() : List.copyOf(grants);
        }
    }

    @GET
    @Summary("All roles")
    public Items<Role> list() {
        return new Items<>(roles.list());
    }

    @POST
    @Summary("Create a role")
    @Answered(Role.class)
    public Response create(RoleJson role, @Context UriInfo uri) {
        Role created = roles.create(role.code(), role.label(), role.grants());
        return Answers.created(uri, created.code(), created);
    }

    @GET
    @Path("{code}")
    @Summary("One role")
    public Role find(@PathParam("code") String code) {
        return Answers.found(roles.find(code));
    }

    @PUT
    @Path("{code}")
    @Summary("Replace a role's name and grants")
    public Role replace(
            @PathParam("code") String code, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, RoleJson role) {
        return roles.replace(code, IfMatch.required(version), role.label(), role.grants());
    }

    @DELETE
    @Path("{code}")
    @Summary("Delete a role nobody has")
    public void delete(@PathParam("code") String code, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        roles.delete(code, IfMatch.required(version));
    }
}
