package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The modules of this installation. */
@Component(service = ModulesResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("modules")
@Produces(MediaType.APPLICATION_JSON)
public final class ModulesResource {

    private final ModuleRegistry registry;

    @Activate
    public ModulesResource(@Reference ModuleRegistry registry) {
        this.registry = registry;
    }

    @GET
    @Summary("All modules with their state and its reason")
    public Items<ModuleState> list() {
        return new Items<>(registry.modules());
    }

    @POST
    @Path("{name}:start")
    @Summary("Start a module, which is installed first where it is not; its data is there again")
    public ModuleState start(@PathParam("name") String name) {
        return registry.start(name);
    }

    @POST
    @Path("{name}:stop")
    @Summary("Stop a module; its data stays")
    public ModuleState stop(@PathParam("name") String name) {
        return registry.stop(name);
    }
}
