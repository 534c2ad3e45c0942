package io.kontor.kernel.core.codelist;

import static io.kontor.kernel.core.internal.KernelFixture.as;
import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.kontor.kernel.api.codelist.Code;
import io.kontor.kernel.api.codelist.CodeListDefinition;
import io.kontor.kernel.api.codelist.CodeListDefinition.Preset;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaCodeListsTest {
    private static final LocalizedText LABEL = new LocalizedText("行业", "Industry");
    private static final String LIST = "customer.industry";

    private KernelFixture database;
    private JpaCodeLists lists;

    @BeforeAll
    void open() {
        database = Databases.DERBY.open();
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.clear();
        lists = node(database);
    }

    private static JpaCodeLists node(KernelFixture database) {
        JpaCodeLists lists = new JpaCodeLists(database.kernel(), database.clock());
        lists.providers = List.of(
                () -> List.of(definition(LIST, "retail", "food")),
                () -> List.of(definition("customer.channel", "web")));
        return lists;
    }

    private static CodeListDefinition definition(String name, String... codes) {
        return new CodeListDefinition(
                name,
                LABEL,
                List.of(codes).stream().map(c -> new Preset(c, LABEL)).toList());
    }

    private List<Violation> check(@Nullable String code) {
        return check(lists, code);
    }

    private static List<Violation> check(JpaCodeLists at, @Nullable String code) {
        Violations violations = new Violations();
        at.check(LIST, code, "card.industry", violations);
        return violations.list();
    }

    @Test
    void presetsAreWrittenWhenFirstSeenInTheirOrder() {
        assertThat(asSystem(lists::lists))
                .extracting(CodeListDefinition::name)
                .containsExactly("customer.channel", LIST);
        assertThat(asSystem(() -> lists.codes(LIST))).extracting(Code::code).containsExactly("retail", "food");
        assertThat(asSystem(() -> node(database).codes(LIST))).hasSize(2);
    }

    @Test
    void editsOfTheCompanyStay() {
        Code food = asSystem(() -> lists.codes(LIST)).get(1);
        LocalizedText renamed = new LocalizedText("餐饮", "Catering");
        Code changed = asSystem(() -> lists.change(new Code(LIST, "food", food.version(), renamed, 5, false)));
        assertThat(changed.version()).isGreaterThan(food.version());
        Code added = asSystem(() -> lists.add(LIST, "steel", LABEL, 1));
        assertThat(asSystem(() -> node(database).codes(LIST)))
                .extracting(Code::code, Code::active)
                .containsExactly(tuple("steel", true), tuple("food", false), tuple("retail", true));
        assertThat(asSystem(() -> lists.codes(LIST))).contains(changed, added);
        assertCode(() -> asSystem(() -> lists.change(food)), "VERSION_STALE");
    }

    @Test
    void checkKnowsActiveEntries() {
        assertThat(check(null)).isEmpty();
        assertThat(check("food")).isEmpty();
        assertThat(check("none")).containsExactly(new Violation("card.industry", "UNKNOWN_CODE"));
        Code food = asSystem(() -> lists.codes(LIST)).get(1);
        asSystem(() -> lists.change(new Code(LIST, "food", food.version(), LABEL, 1, false)));
        assertThat(check("food")).hasSize(1);
        asSystem(() -> lists.add(LIST, "none", LABEL, 1));
        assertThat(check("none")).isEmpty();
    }

    @Test
    void anotherNodeSeesAChangeWithinHalfAMinute() {
        JpaCodeLists other = node(database);
        assertThat(check(other, "new")).hasSize(1);
        asSystem(() -> lists.add(LIST, "new", LABEL, 1));
        database.clock().advance(Duration.ofSeconds(30));
        assertThat(check(other, "new")).isEmpty();
    }

    @Test
    void entriesOfAStoppedModuleStay() {
        asSystem(() -> lists.add(LIST, "steel", LABEL, 1));
        var running = lists.providers;
        lists.providers = List.of();
        assertCode(() -> asSystem(() -> lists.codes(LIST)), "NOT_FOUND");
        assertCode(() -> asSystem(() -> lists.add(LIST, "x", LABEL, 1)), "NOT_FOUND");
        lists.providers = running;
        assertThat(asSystem(() -> lists.codes(LIST))).hasSize(3);
    }

    @Test
    void wrongInputIsRefused() {
        assertCode(() -> asSystem(() -> lists.add(LIST, "food", LABEL, 1)), "CODE_TAKEN");
        assertCode(() -> asSystem(() -> lists.add(LIST, "x y", LABEL, 1)), "INVALID_INPUT");
        assertCode(() -> asSystem(() -> lists.add(LIST, "x", new LocalizedText("", "x"), -1)), "INVALID_INPUT");
        assertCode(() -> asSystem(() -> lists.change(new Code(LIST, "none", 1, LABEL, 1, true))), "NOT_FOUND");
        Actor nobody = new Actor(UUID.randomUUID(), "nobody", null, Set.of(), List.of());
        assertThat(as(nobody, () -> lists.codes(LIST))).hasSize(2);
        assertCode(() -> as(nobody, () -> lists.add(LIST, "x", LABEL, 1)), "PERMISSION_MISSING");
        assertCode(() -> lists.codes(LIST), "NOT_AUTHENTICATED");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void nodesThatSeeAListAtTheSameTimeWriteItsPresetsOnce(Databases kind) {
        try (KernelFixture shared = kind.open()) {
            List<JpaCodeLists> nodes = List.of(node(shared), node(shared), node(shared), node(shared));
            List<Object> outcomes = KernelFixture.atOnce(nodes.stream()
                    .<Callable<Object>>map(
                            n -> () -> asSystem(() -> n.codes(LIST)).size())
                    .toList());
            assertThat(outcomes).containsOnly(2);
        }
    }

    private static void assertCode(ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
