package io.kontor.kernel.rest.internal.problem;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.module.ModuleDescriptor;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.rest.internal.KernelApplication;
import io.kontor.kernel.rest.internal.RequestId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/**
 * Tells a path of a module that is not running from a path nobody knows. Roots are remembered while their module runs;
 * of a module not seen since the start, the root is its name in the plural, as of all modules of ours.
 */
@Component(service = AbsentModules.class)
public final class AbsentModules {
    private final Map<String, String> rootsSeen = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    private volatile @Nullable ModuleRegistry registry;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindRegistry(ModuleRegistry present) {
        registry = present;
    }

    void unbindRegistry(ModuleRegistry gone) {
        if (gone.equals(registry)) {
            registry = null;
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void bindModule(ModuleDescriptor module) {
        rootsSeen.put(module.name(), module.root());
        running.add(module.name());
    }

    void unbindModule(ModuleDescriptor module) {
        running.remove(module.name());
    }

    /**
     * {@return the refusal of a path that nothing serves}
     *
     * @param path path of the request
     */
    public KontorException notFound(String path) {
        return absentModules()
                .filter(name -> roots(name).anyMatch(root -> path.equals(root) || path.startsWith(root + "/")))
                .findFirst()
                .map(name -> KontorException.of(ProblemKind.NOT_FOUND, "MODULE_NOT_AVAILABLE")
                        .with("module", name))
                .orElseGet(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    private Stream<String> absentModules() {
        ModuleRegistry known = registry;
        Stream<String> registered = known == null
                ? Stream.empty()
                : Call.system(RequestId.current()).run(known::modules).stream().map(ModuleState::name);
        return Stream.concat(rootsSeen.keySet().stream(), registered).filter(name -> !running.contains(name));
    }

    private Stream<String> roots(String name) {
        String seen = rootsSeen.get(name);
        return seen != null
                ? Stream.of(seen)
                : Stream.of(KernelApplication.BASE + "/" + name, KernelApplication.BASE + "/" + name + "s");
    }
}
