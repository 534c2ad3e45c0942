package io.kontor.kernel.rest.internal.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.module.ModuleDescriptor;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AbsentModulesTest {
    private static final ModuleDescriptor KERNEL = module("kernel", "/api/v1");
    private static final ModuleDescriptor STOCK = module("stock", "/api/v1/stock-items");

    private long now;
    private final AbsentModules modules = new AbsentModules(() -> now);

    private static ModuleDescriptor module(String name, String root) {
        return new ModuleDescriptor() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public LocalizedText label() {
                return new LocalizedText(name, name);
            }

            @Override
            public String root() {
                return root;
            }
        };
    }

    private String code(String path) {
        return modules.notFound(path).code();
    }

    @Test
    void remembersTheRootOfAModuleThatStopped() {
        modules.bindModule(KERNEL);
        modules.bindModule(STOCK);
        now += TimeUnit.SECONDS.toNanos(11);
        assertThat(code("/api/v1/stock-items/5")).isEqualTo("NOT_FOUND");
        modules.unbindModule(STOCK);
        KontorException refusal = modules.notFound("/api/v1/stock-items/5");
        assertThat(refusal.code()).isEqualTo("MODULE_NOT_AVAILABLE");
        assertThat(refusal.args()).containsEntry("module", "stock");
        assertThat(code("/api/v1/stock-items")).isEqualTo("MODULE_NOT_AVAILABLE");
        assertThat(code("/api/v1/stock-itemsx")).isEqualTo("NOT_FOUND");
        assertThat(code("/api/v1/other")).isEqualTo("NOT_FOUND");
        modules.bindModule(STOCK);
        assertThat(code("/api/v1/stock-items/5"))
                .as("its application is on its way")
                .isEqualTo("STARTING");
        assertThat(code("/api/v1/other")).isEqualTo("NOT_FOUND");
    }

    @Test
    void guessesTheRootOfAModuleNeverSeen() {
        modules.bindModule(KERNEL);
        modules.bindRegistry(new ModuleRegistry() {
            @Override
            public List<ModuleState> modules() {
                return List.of(
                        new ModuleState("kernel", "1", null, "/api/v1", ModuleState.Status.RUNNING, null),
                        new ModuleState("customer", "1", null, null, ModuleState.Status.STOPPED, null),
                        new ModuleState("promo", "1", null, "/api/v1/promo", ModuleState.Status.RUNNING, null),
                        new ModuleState("visit", "1", null, null, ModuleState.Status.STARTING, null));
            }

            @Override
            public ModuleState start(String name) {
                throw new UnsupportedOperationException();
            }

            @Override
            public ModuleState stop(String name) {
                throw new UnsupportedOperationException();
            }
        });
        assertThat(code("/api/v1/customers/5")).isEqualTo("MODULE_NOT_AVAILABLE");
        assertThat(code("/api/v1/customer")).isEqualTo("MODULE_NOT_AVAILABLE");
        assertThat(code("/api/v1/visits")).isEqualTo("STARTING");
        assertThat(code("/api/v1/promo/items"))
                .as("the registry was told first")
                .isEqualTo("STARTING");
        assertThat(code("/api/v1/nothing")).isEqualTo("NOT_FOUND");
    }
}
