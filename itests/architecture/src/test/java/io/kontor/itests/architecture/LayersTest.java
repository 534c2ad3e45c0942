package io.kontor.itests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Who may know whom. Patterns are anchored at {@code io.kontor}: {@code ..core..} would also match javax.ws.rs.core.
 */
class LayersTest {
    private static final String API = "io.kontor.*.api..";
    private static final String CORE = "io.kontor.*.core..";
    private static final String REST = "io.kontor.*.rest..";
    private static final String SHELL = "io.kontor.*.shell..";
    private static final String SAMPLE = "io.kontor.*.sample..";
    private static final String KERNEL = "io.kontor.kernel..";
    private static final String KERNEL_CORE = "io.kontor.kernel.core..";
    private static final String KERNEL_JPA = "io.kontor.kernel.jpa..";
    private static final String KERNEL_HTTP = "io.kontor.kernel.http..";
    private static final String CUSTOMER = "io.kontor.customer..";
    private static final String CUSTOMER_CORE = "io.kontor.customer.core..";
    private static final String CUSTOMER_STORE = "io.kontor.customer.core.store";
    private static final String VISIT_API = "io.kontor.visit.api..";
    private static final String SOLVER = "io.kontor.visit.solver..";
    private static final String CHECK = "io.kontor.visit.api.check";
    private static final String CREDIT = "io.kontor.credit..";
    private static final String CREDIT_API = "io.kontor.credit.api..";
    private static final String CREDIT_SCORING = "io.kontor.credit.scoring..";
    private static final String PROMO = "io.kontor.promo..";
    private static final String PROMO_STORE = "io.kontor.promo.core.store";
    private static final String PROMO_LEDGER = "io.kontor.promo.core.ledger";
    private static final String TINY = "io.kontor.tiny..";

    static final List<String> PATTERNS = List.of(
            API,
            CORE,
            REST,
            SHELL,
            SAMPLE,
            KERNEL,
            KERNEL_CORE,
            KERNEL_JPA,
            KERNEL_HTTP,
            CUSTOMER,
            CUSTOMER_CORE,
            CUSTOMER_STORE,
            VISIT_API,
            SOLVER,
            CHECK,
            CREDIT,
            CREDIT_API,
            CREDIT_SCORING,
            PROMO,
            PROMO_STORE,
            PROMO_LEDGER,
            TINY);

    private static final String[] JPA = {"javax.persistence..", "org.eclipse.persistence..", "org.apache.aries.jpa.."};
    private static final String[] SQL = {"java.sql..", "javax.sql..", "liquibase..", "com.zaxxer.."};
    private static final String ENTITY = "javax.persistence.Entity";

    /** A rule over a pattern that matches nothing would pass for ever. */
    @ParameterizedTest
    @FieldSource("PATTERNS")
    void everyPatternMatchesMoreThanPackageInfo(String pattern) {
        assertThat(Kontor.CLASSES.that(resideInAPackage(pattern)).stream()
                        .filter(type -> !type.getSimpleName().equals("package-info")))
                .isNotEmpty();
    }

    @Test
    void apiKnowsOnlyTheJdkOtherApisAndAnnotations() {
        check(classes()
                .that()
                .resideInAPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        API,
                        "org.osgi.annotation..",
                        "org.osgi.service.component.annotations..",
                        "org.jspecify.annotations.."));
    }

    @Test
    void restNeverTouchesCoreOrPersistence() {
        check(noClasses()
                .that()
                .resideInAPackage(REST)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, KERNEL_JPA));
        check(noClasses()
                .that()
                .resideInAPackage(REST)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JPA));
        check(noClasses()
                .that()
                .resideInAPackage(REST)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SQL));
    }

    @Test
    void coreAndShellNeverTouchHttp() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CORE, SHELL, SAMPLE, KERNEL_JPA)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(REST, KERNEL_HTTP, "javax.ws.rs..", "javax.servlet.."));
    }

    @Test
    void nobodyKnowsAnotherModulesInside() {
        check(noClasses()
                .that()
                .resideInAnyPackage(CUSTOMER, PROMO)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(KERNEL_CORE, "io.kontor.kernel.rest..", "io.kontor.kernel.shell.."));
        check(noClasses()
                .that()
                .resideInAPackage(SAMPLE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, KERNEL_JPA));
        check(noClasses()
                .that()
                .resideInAPackage(KERNEL)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CUSTOMER, CREDIT, PROMO, TINY));
    }

    @Test
    void aPartnersModuleNeedsOnlyApiAndHttp() {
        check(noClasses()
                .that()
                .resideInAPackage(TINY)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(CORE, REST, KERNEL_JPA, SHELL));
    }

    @Test
    void theSolverKnowsOnlyTheVisitApi() {
        check(classes()
                .that()
                .resideInAPackage(SOLVER)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        SOLVER,
                        VISIT_API,
                        "org.osgi.service.component.annotations..",
                        "org.jspecify.annotations.."));
        check(noClasses()
                .that()
                .resideInAPackage(SOLVER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CHECK));
    }

    @Test
    void entitiesLiveInTheStoreOfTheirModule() {
        check(classes()
                .that()
                .areAnnotatedWith(ENTITY)
                .should()
                .resideInAnyPackage(CUSTOMER_STORE, PROMO_STORE, KERNEL_CORE, KERNEL_JPA)
                .andShould()
                .haveSimpleNameEndingWith("Entity"));
        check(noClasses()
                .that()
                .resideOutsideOfPackages(CORE, KERNEL_JPA)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(JPA));
    }

    @Test
    void theStoreKnowsNoServices() {
        check(noClasses()
                .that()
                .resideInAPackage(CUSTOMER_STORE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.kontor.customer.core.archive..",
                        "io.kontor.customer.core.classification..",
                        "io.kontor.customer.core.trade..",
                        "io.kontor.customer.core.grade..",
                        "io.kontor.customer.core.composition..",
                        "io.kontor.customer.core.imports.."));
    }

    /** A simulator drives it without a database. */
    @Test
    void thePromoLedgerIsPlainJava() {
        check(classes()
                .that()
                .resideInAPackage(PROMO_LEDGER)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        PROMO_LEDGER,
                        "io.kontor.promo.api..",
                        "io.kontor.kernel.api..",
                        "org.jspecify.annotations.."));
    }

    @Test
    void scoringIsPlainJava() {
        check(classes()
                .that()
                .resideInAPackage(CREDIT_SCORING)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        CREDIT_SCORING,
                        CREDIT_API,
                        "io.kontor.kernel.api..",
                        "org.osgi.service.component.annotations..",
                        "org.jspecify.annotations.."));
    }

    @Test
    void modulesAreFreeOfCycles() {
        check(slices().matching("io.kontor.(*)..").should().beFreeOfCycles());
    }

    @Test
    void packagesAreFreeOfCycles() {
        check(slices().matching("io.kontor.(**)").should().beFreeOfCycles());
    }

    private static void check(ArchRule rule) {
        rule.check(Kontor.CLASSES);
    }
}
