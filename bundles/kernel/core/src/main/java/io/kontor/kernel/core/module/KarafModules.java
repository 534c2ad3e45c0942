package io.kontor.kernel.core.module;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.module.ModuleDescriptor;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.module.ModuleState.Status;
import io.kontor.kernel.core.database.StartFailures;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureEvent;
import org.apache.karaf.features.FeaturesListener;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.RepositoryEvent;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The modules as Karaf features; a module runs while its descriptor is a service. */
@Component
public final class KarafModules implements ModuleRegistry, FeaturesListener {
    private static final String KERNEL = "kernel";
    private static final String NO_DATABASE =
            "the database has not been opened; is there an etc/io.kontor.database.cfg?";
    private static final long PATIENCE = Duration.ofSeconds(60).toNanos();

    private final ModuleFeatures features;
    private final StartFailures failures;
    private final Diagnosis diagnosis;
    private final ModuleBundles bundles;
    private final List<ModuleDescriptor> descriptors = new CopyOnWriteArrayList<>();
    private final long activated = System.nanoTime();
    /** When a feature was installed or started: for a while its module is on its way. */
    private final Map<String, Long> installed = new ConcurrentHashMap<>();

    /** Over Karaf's features, bundles and components. */
    @Activate
    public KarafModules(
            BundleContext context,
            @Reference FeaturesService features,
            @Reference ServiceComponentRuntime components,
            @Reference StartFailures failures) {
        this.features = new ModuleFeatures(features);
        this.failures = failures;
        this.diagnosis = new Diagnosis(context, components);
        this.bundles = new ModuleBundles(context, this.features);
    }

    @Deactivate
    void close() {
        bundles.close();
    }

    /** A module runs. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addDescriptor(ModuleDescriptor descriptor) {
        descriptors.add(descriptor);
        notifyAll();
        Feature feature = features.byModule().get(descriptor.name());
        if (feature != null) {
            bundles.came(feature);
        }
    }

    /** A module runs no more. */
    synchronized void removeDescriptor(ModuleDescriptor descriptor) {
        descriptors.remove(descriptor);
    }

    @Override
    public void featureEvent(FeatureEvent event) {
        if (event.getType() == FeatureEvent.EventType.FeatureInstalled && !event.isReplay()) {
            installed.put(event.getFeature().getName(), System.nanoTime());
        }
    }

    @Override
    public void repositoryEvent(RepositoryEvent event) {
        // repositories bring no modules to life
    }

    @Override
    public List<ModuleState> modules() {
        Call.require("kernel:module:read");
        SortedMap<String, Feature> known = features.byModule();
        SortedSet<String> names = new TreeSet<>(known.keySet());
        descriptors.forEach(d -> names.add(d.name()));
        return names.stream().map(name -> state(name, known.get(name))).toList();
    }

    @Override
    public ModuleState start(String name) {
        Call.require("kernel:module:manage");
        Feature feature = feature(name);
        if (!features.isInstalled(feature)) {
            features.install(feature);
        } else if (bundles.isStopped(feature)) {
            installed.put(feature.getName(), System.nanoTime());
            bundles.start(feature);
        }
        ModuleState state = settled(name, feature);
        if (state.status() == Status.FAILED) {
            throw ModuleFeatures.startFailed(String.valueOf(state.reason()));
        }
        return state;
    }

    @Override
    public ModuleState stop(String name) {
        Call.require("kernel:module:manage");
        Feature feature = feature(name);
        if (name.equals(KERNEL)) {
            throw KontorException.of(ProblemKind.CONFLICT, "MODULE_REQUIRED").with("module", name);
        }
        if (features.isInstalled(feature)) {
            if (features.isAlone(feature)) {
                bundles.stop(feature);
            } else {
                features.uninstall(feature);
            }
        }
        return state(name, feature);
    }

    private Feature feature(String name) {
        return Optional.ofNullable(features.byModule().get(name))
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    /** Waits until the module runs or has failed. */
    private synchronized ModuleState settled(String name, Feature feature) {
        long end = System.nanoTime() + PATIENCE;
        ModuleState state = state(name, feature);
        while (state.status() == Status.STARTING && System.nanoTime() - end < 0) {
            try {
                wait(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return state;
            }
            state = state(name, feature);
        }
        return state;
    }

    private ModuleState state(String name, @Nullable Feature feature) {
        String version = feature == null ? "" : feature.getVersion();
        for (ModuleDescriptor running : descriptors) {
            if (running.name().equals(name)) {
                return new ModuleState(name, version, running.label(), running.root(), Status.RUNNING, null);
            }
        }
        if (feature == null || !features.isInstalled(feature)) {
            return new ModuleState(name, version, null, null, Status.STOPPED, "not installed; its data stays");
        }
        if (bundles.isStopped(feature)) {
            return new ModuleState(name, version, null, null, Status.STOPPED, "stopped; its data stays");
        }
        Optional<String> failure = failures.migration(name)
                .or(() -> failures.database().map(reason -> "no database: " + reason))
                .or(() -> diagnosis.failure(feature));
        if (failure.isPresent()) {
            return new ModuleState(name, version, null, null, Status.FAILED, failure.get());
        }
        boolean patient = System.nanoTime() - installed.getOrDefault(feature.getName(), activated) < PATIENCE;
        Status status = patient ? Status.STARTING : Status.FAILED;
        String reason = failures.isDatabaseOpen() ? diagnosis.waitsFor(feature) : NO_DATABASE;
        return new ModuleState(name, version, null, null, status, reason);
    }
}
