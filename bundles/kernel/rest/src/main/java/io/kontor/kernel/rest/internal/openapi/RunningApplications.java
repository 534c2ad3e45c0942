package io.kontor.kernel.rest.internal.openapi;

import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.ws.rs.Path;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.jaxrs.runtime.JaxrsServiceRuntime;
import org.osgi.service.jaxrs.runtime.dto.ApplicationDTO;
import org.osgi.service.jaxrs.runtime.dto.ResourceDTO;

/** What the whiteboard serves at this moment; what waits for an extension does not count. */
@Component(service = RunningApplications.class)
public final class RunningApplications {
    private final BundleContext context;
    private final ServiceReference<JaxrsServiceRuntime> reference;
    private final JaxrsServiceRuntime runtime;

    /**
     * Creates the view.
     *
     * @param context finds resources
     * @param reference its property tells of changes
     * @param runtime tells what is served
     */
    @Activate
    public RunningApplications(
            BundleContext context,
            @Reference(name = "runtime") ServiceReference<JaxrsServiceRuntime> reference,
            @Reference(name = "runtimeService") JaxrsServiceRuntime runtime) {
        this.context = context;
        this.reference = reference;
        this.runtime = runtime;
    }

    /** {@return a number that changes with the set of resources} */
    Object change() {
        return Optional.ofNullable(reference.getProperty("service.changecount")).orElse(0L);
    }

    /** {@return version of the installation} */
    String version() {
        return context.getBundle().getVersion().toString();
    }

    /** {@return the applications served} */
    List<ApiDocument.Application> list() {
        return Arrays.stream(runtime.getRuntimeDTO().applicationDTOs)
                .filter(a -> a.base.equals(KernelApplication.BASE) || a.base.startsWith(KernelApplication.BASE + "/"))
                .map(this::application)
                .toList();
    }

    private ApiDocument.Application application(ApplicationDTO served) {
        List<Class<?>> resources = Arrays.stream(served.resourceDTOs)
                .<Class<?>>flatMap(resource -> resourceClass(resource).stream())
                .toList();
        return new ApiDocument.Application(served.name, served.base, resources);
    }

    private Optional<Class<?>> resourceClass(ResourceDTO resource) {
        try {
            ServiceReference<?>[] found =
                    context.getAllServiceReferences(null, "(service.id=" + resource.serviceId + ")");
            if (found == null || !(found[0].getProperty("objectClass") instanceof String[] names)) {
                return Optional.empty();
            }
            Class<?> type = found[0].getBundle().loadClass(names[0]);
            return type.isAnnotationPresent(Path.class) ? Optional.of(type) : Optional.empty();
        } catch (InvalidSyntaxException | ClassNotFoundException | IllegalStateException e) {
            // it went while we looked; the next change count brings a new document
            return Optional.empty();
        }
    }
}
