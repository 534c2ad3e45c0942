package io.kontor.kernel.core.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.module.ModuleDescriptor;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.module.ModuleState.Status;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.core.database.StartFailures;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

class KarafModulesTest {
    private static final ModuleDescriptor CUSTOMER = new ModuleDescriptor() {
        @Override
        public String name() {
            return "customer";
        }

        @Override
        public LocalizedText label() {
            return new LocalizedText("客户", "Customers");
        }

        @Override
        public String root() {
            return "/api/v1/customers";
        }
    };

    private final FakeKaraf karaf = new FakeKaraf()
            .feature("kontor-boot")
            .feature("kontor-kernel", "kontor-boot")
            .feature("kontor-customer", "kontor-kernel")
            .feature("kontor-visit", "kontor-kernel")
            .feature("kontor-sample", "kontor-customer")
            .feature("kontor", "kontor-customer", "kontor-visit")
            .feature("shell");
    private final KarafModules modules = new KarafModules(
            FakeKaraf.proxy(BundleContext.class, (method, args) -> null),
            karaf.service(),
            FakeKaraf.proxy(ServiceComponentRuntime.class, (method, args) -> List.of()),
            new StartFailures());

    @BeforeEach
    void bind() {
        Call.system("test").bind();
        modules.addDescriptor(CUSTOMER);
    }

    @AfterEach
    void unbind() {
        Call.unbind();
    }

    private ModuleState state(String name) {
        return modules.modules().stream()
                .filter(m -> m.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void listsModulesOnly() {
        assertThat(modules.modules()).extracting(ModuleState::name).containsExactly("customer", "kernel", "visit");
    }

    @Test
    void tellsStateAndReason() {
        karaf.want("kontor-kernel", "kontor-customer");
        assertThat(state("customer").status()).isEqualTo(Status.RUNNING);
        assertThat(state("customer").root()).isEqualTo("/api/v1/customers");
        assertThat(state("customer").reason()).isNull();
        assertThat(state("kernel").status()).isEqualTo(Status.STARTING);
        assertThat(state("kernel").reason()).contains("io.kontor.database.cfg");
        assertThat(state("visit").status()).isEqualTo(Status.STOPPED);
        modules.removeDescriptor(CUSTOMER);
        assertThat(state("customer").status()).isEqualTo(Status.STARTING);
    }

    @Test
    void startsAModule() {
        modules.removeDescriptor(CUSTOMER);
        karaf.want("kontor-kernel");
        modules.addDescriptor(CUSTOMER);
        assertThat(modules.start("customer").status()).isEqualTo(Status.RUNNING);
        assertThat(karaf.wanted).containsExactly("kontor-customer", "kontor-kernel");
    }

    @Test
    void tellsWhyAModuleCannotBeStarted() {
        karaf.refusal = "no such bundle";
        assertThatThrownBy(() -> modules.start("visit")).isInstanceOfSatisfying(KontorException.class, e -> {
            assertThat(e.kind()).isEqualTo(ProblemKind.CONFLICT);
            assertThat(e.code()).isEqualTo("MODULE_START_FAILED");
            assertThat(e.args()).containsEntry("reason", "no such bundle");
        });
    }

    @Test
    void aStoppedModuleRestsUntilItIsStarted() {
        karaf.want("kontor-kernel", "kontor-customer");
        modules.removeDescriptor(CUSTOMER);
        assertThat(modules.stop("customer").status()).isEqualTo(Status.STOPPED);
        assertThat(state("customer").reason()).isEqualTo("stopped; its data stays");
        assertThat(karaf.wanted).contains("kontor-customer");
        modules.addDescriptor(CUSTOMER);
        assertThat(modules.start("customer").status()).isEqualTo(Status.RUNNING);
    }

    @Test
    void stopsAModuleAlsoWhenAFeatureNeedsItThroughAnother() {
        karaf.feature("sample-data", "kontor-sample").want("kontor-kernel", "kontor-customer", "sample-data");
        assertThat(modules.stop("customer").name()).isEqualTo("customer");
        assertThat(karaf.wanted).containsExactly("kontor-kernel");
    }

    @Test
    void stopsAModuleButNotTheOthersInstalledWithIt() {
        karaf.want("kontor-kernel", "kontor", "kontor-sample");
        modules.stop("customer");
        assertThat(karaf.wanted).containsExactly("kontor-kernel", "kontor-visit");
    }

    @Test
    void stoppingTwiceIsNoError() {
        karaf.want("kontor-kernel");
        assertThat(modules.stop("visit").status()).isEqualTo(Status.STOPPED);
        assertThat(karaf.wanted).containsExactly("kontor-kernel");
    }

    @Test
    void theKernelCannotBeStopped() {
        karaf.want("kontor-kernel");
        assertThatThrownBy(() -> modules.stop("kernel"))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.code()).isEqualTo("MODULE_REQUIRED"));
        assertThat(karaf.wanted).containsExactly("kontor-kernel");
    }

    @Test
    void whatIsNoModuleIsNotFound() {
        for (String name : List.of("boot", "sample", "shell", "nonsense", "")) {
            assertThatThrownBy(() -> modules.start(name))
                    .isInstanceOfSatisfying(
                            KontorException.class, e -> assertThat(e.kind()).isEqualTo(ProblemKind.NOT_FOUND));
        }
    }

    @Test
    void nobodyWithoutRightsSeesOrChangesModules() {
        Call.unbind();
        assertThatThrownBy(modules::modules).isInstanceOf(KontorException.class);
        assertThatThrownBy(() -> modules.start("visit")).isInstanceOf(KontorException.class);
        assertThatThrownBy(() -> modules.stop("visit")).isInstanceOf(KontorException.class);
        assertThat(karaf.wanted).isEmpty();
    }
}
