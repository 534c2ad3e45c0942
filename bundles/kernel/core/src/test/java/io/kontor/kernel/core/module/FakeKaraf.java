package io.kontor.kernel.core.module;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.karaf.features.BundleInfo;
import org.apache.karaf.features.Dependency;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.apache.karaf.features.FeaturesService;

/** Knows features, which of them are wanted, and what follows from that. */
final class FakeKaraf {
    private final List<Feature> known = new ArrayList<>();
    private final Map<String, Set<String>> dependencies = new HashMap<>();
    private final Map<String, FeatureState> states = new HashMap<>();
    private final Map<String, List<String>> bundles = new HashMap<>();
    final Set<String> wanted = new TreeSet<>();
    String refusal = "";

    FakeKaraf feature(String name, String... needs) {
        dependencies.put(name, Set.of(needs));
        known.add(proxy(Feature.class, (method, args) -> switch (method.getName()) {
            case "getName" -> name;
            case "getVersion" -> "1.0.0";
            case "getId", "toString" -> name + "/1.0.0";
            case "getDependencies" ->
                List.of(needs).stream().map(FakeKaraf::dependency).toList();
            case "getBundles" ->
                bundles.getOrDefault(name, List.of()).stream()
                        .map(FakeKaraf::bundle)
                        .toList();
            default -> throw new UnsupportedOperationException(method.getName());
        }));
        return this;
    }

    FakeKaraf bundles(String feature, String... locations) {
        bundles.put(feature, List.of(locations));
        return this;
    }

    FeatureState state(String feature) {
        return states.getOrDefault(feature + "/1.0.0", FeatureState.Started);
    }

    FakeKaraf want(String... names) {
        wanted.addAll(Set.of(names));
        return this;
    }

    private static BundleInfo bundle(String location) {
        return proxy(BundleInfo.class, (method, args) -> {
            if (method.getName().equals("getLocation")) {
                return location;
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private static Dependency dependency(String name) {
        return proxy(Dependency.class, (method, args) -> {
            if (method.getName().equals("getName")) {
                return name;
            }
            throw new UnsupportedOperationException(method.getName());
        });
    }

    private boolean isInstalled(String name) {
        return wanted.stream().anyMatch(root -> reaches(root, name));
    }

    private boolean reaches(String from, String name) {
        return from.equals(name) || dependencies.get(from).stream().anyMatch(next -> reaches(next, name));
    }

    FeaturesService service() {
        return proxy(FeaturesService.class, (method, args) -> switch (method.getName()) {
            case "listFeatures" -> known.toArray(Feature[]::new);
            case "isInstalled" -> isInstalled(((Feature) args[0]).getName());
            case "listRequirements" ->
                Map.of(
                        FeaturesService.ROOT_REGION,
                        wanted.stream()
                                .map(name -> "feature:" + name + "/[1.0.0,1.0.0]")
                                .collect(Collectors.toSet()));
            case "getState" -> states.getOrDefault(String.valueOf(args[0]), FeatureState.Started);
            case "updateFeaturesState" -> book((Map<?, ?>) args[0]);
            case "installFeature" -> install(((Feature) args[0]).getName());
            case "installFeatures" -> wanted.addAll(names(args[0]));
            case "uninstallFeatures" -> wanted.removeAll(names(args[0]));
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Object book(Map<?, ?> regions) {
        ((Map<?, ?>) regions.get(FeaturesService.ROOT_REGION))
                .forEach((id, state) -> states.put(String.valueOf(id), (FeatureState) state));
        return regions;
    }

    private Object install(String name) {
        if (!refusal.isEmpty()) {
            throw new IllegalStateException(refusal);
        }
        return wanted.add(name);
    }

    private static Set<String> names(Object names) {
        return ((Set<?>) names).stream().map(String::valueOf).collect(Collectors.toSet());
    }

    /** What a proxy answers. */
    interface Answer {
        Object to(Method method, Object[] args);
    }

    static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                FakeKaraf.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
                    if (method.getReturnType() == void.class) {
                        answer.to(method, args);
                        return null;
                    }
                    return answer.to(method, args);
                }));
    }
}
