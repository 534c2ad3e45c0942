package io.kontor.kernel.core.module;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.features.FeaturesService.Option;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Karaf features that are modules: {@code kontor-<name>}. Karaf remembers which are installed, so what was stopped
 * stays stopped after a restart.
 */
final class ModuleFeatures {
    private static final Logger LOG = LoggerFactory.getLogger(ModuleFeatures.class);
    private static final String PREFIX = "kontor-";
    /** Third-party bundles, data that another module loads, and engines without tables or a root of their own. */
    private static final Set<String> NO_MODULES =
            Set.of("kontor-boot", "kontor-sample", "kontor-credit-scoring", "kontor-visit-solver");
    /** Nothing else restarts because of a module. */
    private static final EnumSet<Option> QUIETLY = EnumSet.of(Option.NoAutoRefreshBundles);

    private final FeaturesService features;

    ModuleFeatures(FeaturesService features) {
        this.features = features;
    }

    /** {@return the features by name of the module}; of several versions the installed one, else the last listed. */
    SortedMap<String, Feature> byModule() {
        SortedMap<String, Feature> found = new TreeMap<>();
        for (Feature feature : all()) {
            String name = feature.getName();
            if (name.startsWith(PREFIX) && !NO_MODULES.contains(name)) {
                found.merge(name.substring(PREFIX.length()), feature, (a, b) -> isInstalled(a) ? a : b);
            }
        }
        return found;
    }

    private List<Feature> all() {
        try {
            return Arrays.asList(features.listFeatures());
        } catch (Exception e) {
            // Karaf declares no less
            throw new IllegalStateException("features cannot be listed", e);
        }
    }

    boolean isInstalled(Feature feature) {
        return features.isInstalled(feature);
    }

    void install(Feature feature) {
        try {
            features.installFeature(feature, QUIETLY);
        } catch (Exception e) {
            // Karaf declares no less
            LOG.warn("Feature {} cannot be installed", feature.getId(), e);
            throw startFailed(String.valueOf(e.getMessage()));
        }
    }

    static KontorException startFailed(String reason) {
        return KontorException.of(ProblemKind.CONFLICT, "MODULE_START_FAILED").with("reason", reason);
    }

    /** {@return whether the feature was asked for itself, and by no other feature that is installed} */
    boolean isAlone(Feature feature) {
        List<Feature> all = all();
        Set<String> wanted = required();
        return all.stream()
                .filter(f -> wanted.contains(f.getName()))
                .filter(f -> needs(f, feature.getName(), all, new HashSet<>()))
                .allMatch(f -> f.getName().equals(feature.getName()));
    }

    /** {@return whether Karaf keeps the bundles of an installed feature stopped} */
    boolean rests(Feature feature) {
        return features.getState(feature.getId()) == FeatureState.Resolved;
    }

    /** Makes Karaf keep the bundles of a feature running or stopped. {@return the feature, if it is installed} */
    Optional<Feature> book(String name, boolean running) throws Exception {
        Optional<Feature> installed = all().stream()
                .filter(feature -> feature.getName().equals(name) && isInstalled(feature))
                .findFirst();
        if (installed.isPresent() && rests(installed.get()) == running) {
            FeatureState state = running ? FeatureState.Started : FeatureState.Resolved;
            String id = installed.get().getId();
            features.updateFeaturesState(Map.of(FeaturesService.ROOT_REGION, Map.of(id, state)), QUIETLY);
        }
        return installed;
    }

    /** {@return places of the bundles that other features of Kontor have} */
    Set<String> bundlesOfOthers(Feature feature) {
        return all().stream()
                .filter(f -> f.getName().startsWith(PREFIX) && !f.getName().equals(feature.getName()))
                .flatMap(f -> f.getBundles().stream())
                .map(BundleInfo::getLocation)
                .collect(Collectors.toSet());
    }

    /** A feature that contains the module, such as the one of all modules, goes with it, but leaves the others. */
    void uninstall(Feature feature) {
        List<Feature> all = all();
        Set<String> wanted = required();
        List<Feature> leaving = all.stream()
                .filter(f -> wanted.contains(f.getName()))
                .filter(f -> needs(f, feature.getName(), all, new HashSet<>()))
                .toList();
        // what a leaving feature brought along stays, unless it needs the module itself
        Set<String> brought = leaving.stream()
                .flatMap(f -> f.getDependencies().stream())
                .map(Dependency::getName)
                .collect(Collectors.toSet());
        Set<String> staying = all.stream()
                .filter(f -> f.getName().startsWith(PREFIX) && brought.contains(f.getName()))
                .filter(f -> !needs(f, feature.getName(), all, new HashSet<>()))
                .map(Feature::getName)
                .collect(Collectors.toSet());
        try {
            if (!staying.isEmpty()) {
                features.installFeatures(staying, QUIETLY);
            }
            features.uninstallFeatures(leaving.stream().map(Feature::getName).collect(Collectors.toSet()), QUIETLY);
        } catch (Exception e) {
            // Karaf declares no less
            throw new IllegalStateException("feature " + feature.getId() + " cannot be uninstalled", e);
        }
    }

    /** Of the features installed by name; requirements read {@code feature:<name>/<range>}. */
    private Set<String> required() {
        return features.listRequirements().getOrDefault(FeaturesService.ROOT_REGION, Set.of()).stream()
                .filter(requirement -> requirement.startsWith("feature:"))
                .map(requirement -> requirement.substring("feature:".length()).split("/", 2)[0])
                .collect(Collectors.toSet());
    }

    private static boolean needs(Feature feature, String name, List<Feature> all, Set<String> seen) {
        if (feature.getName().equals(name)) {
            return true;
        }
        if (!seen.add(feature.getName())) {
            return false;
        }
        Set<String> direct =
                feature.getDependencies().stream().map(Dependency::getName).collect(Collectors.toSet());
        return all.stream().filter(f -> direct.contains(f.getName())).anyMatch(f -> needs(f, name, all, seen));
    }
}
