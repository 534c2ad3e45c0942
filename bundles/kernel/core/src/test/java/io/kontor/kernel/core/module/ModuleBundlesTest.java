package io.kontor.kernel.core.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeatureState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

class ModuleBundlesTest {
    @TempDir
    Path data;

    private final FakeKaraf karaf = new FakeKaraf()
            .feature("kontor-kernel")
            .feature("kontor-customer", "kontor-kernel")
            .feature("kontor-promo", "kontor-kernel")
            .bundles("kontor-customer", "customer-api", "customer-core", "customer-rest")
            .bundles("kontor-promo", "customer-api", "promo-core")
            .want("kontor-kernel", "kontor-customer", "kontor-promo");
    private final ModuleFeatures features = new ModuleFeatures(karaf.service());
    private final List<String> happened = new ArrayList<>();
    private String broken = "";
    private ModuleBundles modules;

    @BeforeEach
    void open() {
        modules = new ModuleBundles(context(), features);
    }

    @AfterEach
    void close() {
        modules.close();
    }

    private BundleContext context() {
        return FakeKaraf.proxy(BundleContext.class, (method, args) -> switch (method.getName()) {
            case "getDataFile" -> data.resolve(String.valueOf(args[0])).toFile();
            case "getBundle" -> bundle(String.valueOf(args[0]));
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    private Bundle bundle(String name) {
        return (Bundle) java.lang.reflect.Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Bundle.class}, (proxy, method, args) -> {
                    if (name.equals(broken) && method.getName().equals("start")) {
                        throw new BundleException("no import");
                    }
                    happened.add(method.getName() + " " + name);
                    return null;
                });
    }

    private Feature customer() {
        return features.byModule().get("customer");
    }

    @Test
    void stopsBundlesFromTheLastOnAndStartsThemFromTheFirstButNotThoseOfOthers() {
        modules.stop(customer());
        assertThat(happened).containsExactly("stop customer-rest", "stop customer-core");
        assertThat(modules.isStopped(customer())).isTrue();
        happened.clear();
        modules.start(customer());
        assertThat(happened).containsExactly("start customer-core", "start customer-rest");
        assertThat(modules.isStopped(customer())).isFalse();
    }

    @Test
    void karafsBooksFollow() {
        modules.stop(customer());
        assertThat(karaf.state("kontor-customer")).isEqualTo(FeatureState.Started);
        modules.bookNow();
        assertThat(karaf.state("kontor-customer")).isEqualTo(FeatureState.Resolved);
        assertThat(modules.isStopped(customer())).isTrue();
        modules.start(customer());
        modules.bookNow();
        assertThat(karaf.state("kontor-customer")).isEqualTo(FeatureState.Started);
        assertThat(karaf.state("kontor-promo")).isEqualTo(FeatureState.Started);
    }

    @Test
    void whatWasAskedIsNotForgottenWhenTheFrameworkEndsBeforeItIsBooked() {
        modules.stop(customer());
        modules.close();
        modules = new ModuleBundles(context(), features);
        assertThat(modules.isStopped(customer())).isTrue();
        modules.bookNow();
        assertThat(karaf.state("kontor-customer")).isEqualTo(FeatureState.Resolved);
        assertThat(happened)
                .as("stopped again, in case that Karaf had marked them")
                .containsExactly(
                        "stop customer-rest", "stop customer-core", "stop customer-rest", "stop customer-core");
        assertThat(data.resolve("modules")).isEmptyDirectory();
    }

    @Test
    void aBundleThatDoesNotStartIsTold() {
        modules.stop(customer());
        broken = "customer-core";
        assertThatThrownBy(() -> modules.start(customer()))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.args()).containsEntry("reason", "no import"));
    }
}
