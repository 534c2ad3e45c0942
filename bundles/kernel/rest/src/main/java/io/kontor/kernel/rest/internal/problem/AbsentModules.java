package io.kontor.kernel.rest.internal.problem;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.module.ModuleDescriptor;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.module.ModuleState.Status;
import io.kontor.kernel.rest.internal.KernelApplication;
import io.kontor.kernel.rest.internal.RequestId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
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
    private static final String KERNEL = "kernel";
    private static final long APPLICATION_FOLLOWS = TimeUnit.SECONDS.toNanos(10);

    private final Map<String, String> rootsSeen = new ConcurrentHashMap<>();
    /** When a module came. */
    private final Map<String, Long> running = new ConcurrentHashMap<>();

    private final LongSupplier nanoTime;
    private volatile @Nullable ModuleRegistry registry;

    /** Knows no module yet. */
    @Activate
    public AbsentModules() {
        this(System::nanoTime);
    }

    AbsentModules(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

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
        running.put(module.name(), nanoTime.getAsLong());
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
        // before it is asked what runs: a module that comes meanwhile is one that starts
        Map<String, Status> known = known();
        if (running.entrySet().stream().anyMatch(e -> isNew(e.getValue()) && isBelow(path, e.getKey()))) {
            return starting();
        }
        return Stream.concat(rootsSeen.keySet().stream(), known.keySet().stream())
                .filter(name -> !running.containsKey(name) && isBelow(path, name))
                .findFirst()
                .map(name -> known.get(name) == Status.STARTING || known.get(name) == Status.RUNNING
                        ? starting()
                        : KontorException.of(ProblemKind.NOT_FOUND, "MODULE_NOT_AVAILABLE")
                                .with("module", name))
                .orElseGet(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    /** Soon after a module its resources may still be on their way; later, it has none for the path. */
    private boolean isNew(long since) {
        return nanoTime.getAsLong() - since < APPLICATION_FOLLOWS;
    }

    private static KontorException starting() {
        return KontorException.of(ProblemKind.UNAVAILABLE, "STARTING");
    }

    private Map<String, Status> known() {
        ModuleRegistry present = registry;
        return present == null
                ? Map.of()
                : Call.system(RequestId.current()).run(present::modules).stream()
                        .collect(Collectors.toMap(ModuleState::name, ModuleState::status));
    }

    private boolean isBelow(String path, String name) {
        return !name.equals(KERNEL) && roots(name).anyMatch(root -> path.equals(root) || path.startsWith(root + "/"));
    }

    private Stream<String> roots(String name) {
        String seen = rootsSeen.get(name);
        return seen != null
                ? Stream.of(seen)
                : Stream.of(KernelApplication.BASE + "/" + name, KernelApplication.BASE + "/" + name + "s");
    }
}
