package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.security.PermissionDefinition;
import io.kontor.kernel.api.security.Roles;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What can be granted. */
@Component(service = PermissionsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("permissions")
@Produces(MediaType.APPLICATION_JSON)
public final class PermissionsResource {

    private final Roles roles;

    @Activate
    public PermissionsResource(@Reference Roles roles) {
        this.roles = roles;
    }

    @GET
    @Summary("The permissions of the running modules")
    public Items<PermissionDefinition> list() {
        return new Items<>(roles.permissions());
    }
}
