package io.kontor.kernel.rest.internal.openapi;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.rest.internal.KernelApplication;
import io.kontor.kernel.rest.internal.RequestId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.OPTIONS;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What this installation offers now: its running modules and their interface. Needs no login. */
@Component(service = ApiResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public final class ApiResource {
    private final ModuleRegistry modules;
    private final RunningApplications applications;
    private volatile Document document = new Document("none", "");

    /** Kept as text, because classes of modules must not be held. */
    private record Document(Object change, String json) {}

    /**
     * Creates the resource.
     *
     * @param modules knows the modules
     * @param applications knows what is served
     */
    @Activate
    public ApiResource(@Reference ModuleRegistry modules, @Reference RunningApplications applications) {
        this.modules = modules;
        this.applications = applications;
    }

    /** {@return the modules that are running} */
    @OPTIONS
    public Items<ModuleState> running() {
        List<ModuleState> all = Call.system(RequestId.current()).run(modules::modules);
        return new Items<>(all.stream()
                .filter(m -> m.status() == ModuleState.Status.RUNNING)
                .toList());
    }

    /** {@return the OpenAPI document of what is served now} */
    @GET
    @Path("openapi.json")
    @Answered(status = 200, value = Object.class)
    public byte[] openApi() {
        Object change = applications.change();
        Document present = document;
        if (!present.change().equals(change)) {
            present = new Document(
                    change,
                    ApiDocument.of(applications.version(), applications.list()).toString());
            document = present;
        }
        return present.json().getBytes(StandardCharsets.UTF_8);
    }
}
