package io.kontor.itests.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Habits that reviews would otherwise have to look for. */
class HygieneTest {
    /** The password of the first start, the URL once all is up, and the accounts of the sample data. */
    private static final Set<String> ON_CONSOLE = Set.of("FirstStart", "ReadyNotice", "SampleData");

    /** The contracts, and the libraries we wrapped again. */
    private static final Set<String> EXPORTING = Set.of(
            "io.kontor.kernel.api",
            "io.kontor.kernel.jpa",
            "io.kontor.kernel.http",
            "io.kontor.customer.api",
            "io.kontor.visit.api",
            "io.kontor.credit.api",
            "io.kontor.promo.api",
            "io.kontor.jpa.api",
            "io.kontor.jaxrs.api",
            "io.kontor.derby");

    @Test
    void onlyTheAnnouncedPlacesWriteToStandardOutput() {
        Set<String> writers = Kontor.CLASSES.stream()
                .filter(type -> type.getFieldAccessesFromSelf().stream()
                        .anyMatch(access -> access.getTargetOwner().isEquivalentTo(System.class)))
                .map(JavaClass::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(writers).isEqualTo(ON_CONSOLE);
    }

    @Test
    void timeComesFromAClock() {
        check(noClasses()
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callConstructor(Date.class));
        check(noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.kontor.kernel.api.value.Ids")
                .should()
                .callMethod(System.class, "currentTimeMillis"));
        Set<String> clockMakers = Kontor.CLASSES.stream()
                .filter(type -> type.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getTarget().getName().startsWith("system")))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        assertThat(clockMakers).as("one component registers the clock").hasSize(1);
    }

    @Test
    void namesSayWhatAThingIs() {
        check(noClasses().should().haveNameMatching(".*(Impl|Manager|Helper|Utils?)(\\$.*)?|.*\\.Base[A-Z][^.]*"));
    }

    @Test
    void exceptionsAreNeitherPrintedNorThrownAsErrors() {
        check(noClasses().should().callMethod(Throwable.class, "printStackTrace"));
        check(noClasses().should().callMethod(System.class, "exit", int.class));
    }

    @Test
    void nobodyTalksToTheFrameworkWhereDeclarativeServicesDo() {
        check(noClasses()
                .should()
                .dependOnClassesThat(DescribedPredicate.describe(
                        "are activators or trackers",
                        type -> type.getName().equals("org.osgi.framework.BundleActivator")
                                || type.getPackageName().equals("org.osgi.util.tracker"))));
    }

    @Test
    void onlyContractsAreExported() throws Exception {
        List<String> exporting = new ArrayList<>();
        for (URL url : Collections.list(getClass().getClassLoader().getResources("META-INF/MANIFEST.MF"))) {
            Manifest manifest = manifest(url);
            String name = manifest.getMainAttributes().getValue("Bundle-SymbolicName");
            if (name != null && name.startsWith("io.kontor.")) {
                assertThat(manifest.getMainAttributes().getValue("DynamicImport-Package"))
                        .as(name)
                        .isNull();
                assertThat(manifest.getMainAttributes().getValue("Require-Bundle"))
                        .as(name)
                        .isNull();
                if (manifest.getMainAttributes().getValue("Export-Package") != null) {
                    exporting.add(name);
                }
            }
        }
        assertThat(exporting).containsExactlyInAnyOrderElementsOf(EXPORTING);
    }

    private static Manifest manifest(URL url) {
        try (InputStream in = url.openStream()) {
            return new Manifest(in);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void check(ArchRule rule) {
        rule.check(Kontor.CLASSES);
    }
}
