package io.kontor.kernel.core.module;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Feature;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;

/** Finds out from bundles and components why an installed module does not run. */
final class Diagnosis {
    private final BundleContext context;
    private final ServiceComponentRuntime components;

    Diagnosis(BundleContext context, ServiceComponentRuntime components) {
        this.context = context;
        this.components = components;
    }

    /** {@return the error that keeps a component of the module from starting, or empty} */
    Optional<String> failure(Feature feature) {
        return configurations(feature).stream()
                .filter(c -> c.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                .findFirst()
                .map(c -> "component " + c.description.name + " failed: " + lastCause(c.failure));
    }

    /** The DTO holds a stack trace; the last cause says most. */
    private static String lastCause(String trace) {
        List<String> lines = trace.lines().toList();
        String cause = lines.isEmpty() ? "unknown" : lines.get(0);
        for (String line : lines) {
            if (line.startsWith("Caused by: ")) {
                cause = line.substring("Caused by: ".length());
            }
        }
        return cause.strip();
    }

    /** {@return what the module waits for} */
    String waitsFor(Feature feature) {
        return idleBundle(feature).or(() -> missingService(feature)).orElse("it has registered no ModuleDescriptor");
    }

    private Optional<String> idleBundle(Feature feature) {
        for (BundleInfo info : feature.getBundles()) {
            Bundle bundle = context.getBundle(info.getLocation());
            if (bundle == null) {
                return Optional.of("bundle " + info.getLocation() + " is not installed");
            }
            if (bundle.getState() != Bundle.ACTIVE) {
                return Optional.of("bundle " + bundle.getSymbolicName() + " is " + state(bundle.getState()));
            }
        }
        return Optional.empty();
    }

    private static String state(int state) {
        return switch (state) {
            case Bundle.INSTALLED -> "installed, but its imports are missing";
            case Bundle.RESOLVED -> "not started";
            case Bundle.STARTING -> "starting";
            case Bundle.STOPPING -> "stopping";
            default -> "not active";
        };
    }

    /** Names the services at the end of the chain: those that no waiting component would provide itself. */
    private Optional<String> missingService(Feature feature) {
        List<ComponentConfigurationDTO> waiting = configurations(feature).stream()
                .filter(c -> c.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE
                        || c.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION)
                .toList();
        Set<String> ownServices = waiting.stream()
                .flatMap(c -> Arrays.stream(c.description.serviceInterfaces))
                .collect(Collectors.toSet());
        List<String> missing = new ArrayList<>();
        for (ComponentConfigurationDTO component : waiting) {
            if (component.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
                missing.add("configuration " + String.join(", ", component.description.configurationPid));
            }
            for (UnsatisfiedReferenceDTO reference : component.unsatisfiedReferences) {
                String service = service(component.description, reference.name);
                if (!ownServices.contains(service)) {
                    missing.add(service + (reference.target == null ? "" : " " + reference.target));
                }
            }
        }
        return missing.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "waits for " + missing.stream().distinct().sorted().collect(Collectors.joining(", ")));
    }

    private static String service(ComponentDescriptionDTO component, String reference) {
        return Arrays.stream(component.references)
                .filter(r -> r.name.equals(reference))
                .findFirst()
                .map(r -> r.interfaceName)
                .orElse(reference);
    }

    private List<ComponentConfigurationDTO> configurations(Feature feature) {
        Set<Bundle> bundles = new HashSet<>();
        for (BundleInfo info : feature.getBundles()) {
            bundles.add(context.getBundle(info.getLocation()));
        }
        bundles.removeIf(Objects::isNull);
        if (bundles.isEmpty()) {
            return List.of();
        }
        Collection<ComponentDescriptionDTO> descriptions =
                components.getComponentDescriptionDTOs(bundles.toArray(Bundle[]::new));
        return descriptions.stream()
                .flatMap(d -> components.getComponentConfigurationDTOs(d).stream())
                .toList();
    }
}
