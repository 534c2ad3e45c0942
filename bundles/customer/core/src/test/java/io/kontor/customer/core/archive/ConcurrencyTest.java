package io.kontor.customer.core.archive;

import static io.kontor.customer.core.CustomerWorld.TODAY;
import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.KeyPerson;
import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.classification.AxisCode;
import io.kontor.customer.core.CardFixture;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.customer.core.classification.JpaAxes;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.text.LocalizedText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold although two call at the same moment, on both databases. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConcurrencyTest {
    private static final int ROUNDS = 8;
    private final Map<CustomerWorld.Databases, CustomerWorld> worlds = new EnumMap<>(CustomerWorld.Databases.class);

    private CustomerWorld open(CustomerWorld.Databases database) {
        return worlds.computeIfAbsent(database, CustomerWorld.Databases::open);
    }

    @AfterAll
    void close() {
        worlds.values().forEach(CustomerWorld::close);
    }

    private static <T> List<Callable<T>> times(int n, Callable<T> command) {
        return Collections.nCopies(n, command);
    }

    private static List<String> refusals(List<Object> results) {
        return results.stream()
                .filter(Exception.class::isInstance)
                .map(r -> r instanceof KontorException e ? e.code() : r.toString())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(CustomerWorld.Databases.class)
    void c01GivesEveryCustomerACodeOfItsOwn(CustomerWorld.Databases database) throws Exception {
        CustomerWorld world = open(database);
        Set<String> codes = new HashSet<>();
        for (int round = 0; round < ROUNDS; round++) {
            for (Object result : together(times(4, () -> world.archive.open(Card.named("x"), Lifecycle.SUSPECT)))) {
                codes.add(((Customer) result).card().code());
            }
        }

        assertThat(codes).hasSize(4 * ROUNDS);
    }

    @ParameterizedTest
    @EnumSource(CustomerWorld.Databases.class)
    void c01LetsOnlyOneHaveACodeOrIdentity(CustomerWorld.Databases database) throws Exception {
        CustomerWorld world = open(database);
        Card coded = CardFixture.with(Card.named("x"), "code", "ONE");
        Card registered = CardFixture.with(Card.named("x"), "unifiedSocialCreditCode", CardFixture.aCreditCode());
        ExternalId erp = new ExternalId("erp", "1");

        assertThat(refusals(together(times(3, () -> world.archive.open(coded, Lifecycle.SUSPECT)))))
                .containsExactly("CUSTOMER_CODE_TAKEN", "CUSTOMER_CODE_TAKEN");
        assertThat(refusals(together(times(3, () -> world.archive.open(registered, Lifecycle.SUSPECT)))))
                .containsExactly("CREDIT_CODE_TAKEN", "CREDIT_CODE_TAKEN");
        assertThat(refusals(together(times(3, () -> world.archive.put(erp, null, Card.named("x"))))))
                .hasSize(2)
                .isSubsetOf("EXTERNAL_ID_TAKEN", "VERSION_STALE");
    }

    @ParameterizedTest
    @EnumSource(CustomerWorld.Databases.class)
    void c44LetsOnlyOneChangeAVersion(CustomerWorld.Databases database) throws Exception {
        CustomerWorld world = open(database);
        Customer seen = world.customer("seen");
        List<Callable<Customer>> changes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            String name = "name " + i;
            changes.add(() -> world.archive.change(seen.id(), seen.version(), c -> CardFixture.with(c, "name", name)));
        }

        assertThat(refusals(together(changes))).containsExactly("VERSION_STALE", "VERSION_STALE", "VERSION_STALE");
    }

    @ParameterizedTest
    @EnumSource(CustomerWorld.Databases.class)
    void c02LetsOnlyOneIntoARole(CustomerWorld.Databases database) throws Exception {
        CustomerWorld world = open(database);
        JpaKeyPersons persons =
                new JpaKeyPersons(world.transactions, new ProfilePurge(world.transactions, world.clock), world.clock);
        for (int round = 0; round < ROUNDS; round++) {
            UUID customer = world.customer("shop " + round).id();
            KeyPersonData data = new KeyPersonData(KeyPersonData.Role.OWNER, "x", null, TODAY, null, null);

            assertThat(refusals(together(times(3, () -> persons.add(customer, data)))))
                    .containsExactly("ROLE_OCCUPIED", "ROLE_OCCUPIED");
            List<KeyPerson> all = admin(() -> persons.of(customer, null));
            assertThat(all).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource(CustomerWorld.Databases.class)
    void c34ClosesNoCycleTogether(CustomerWorld.Databases database) throws Exception {
        CustomerWorld world = open(database);
        JpaRelations relations = new JpaRelations(world.transactions);
        LocalDate from = TODAY;
        for (int round = 0; round < ROUNDS; round++) {
            UUID a = world.customer("a").id();
            UUID b = world.customer("b").id();
            UUID c = world.customer("c").id();
            List<Callable<Relation>> circle = List.of(
                    () -> relations.add(a, Relation.Type.BRANCH, b, from, null),
                    () -> relations.add(b, Relation.Type.BRANCH, c, from, null),
                    () -> relations.add(c, Relation.Type.BRANCH, a, from, null));
            List<Callable<Relation>> fork = List.of(
                    () -> relations.add(a, Relation.Type.DEALER_OF, b, from, null),
                    () -> relations.add(a, Relation.Type.DEALER_OF, c, from, null));

            assertThat(refusals(together(circle))).containsExactly("RELATION_CYCLE");
            assertThat(refusals(together(fork))).containsExactly("RELATION_OVERLAPS");
        }
    }

    @ParameterizedTest
    @EnumSource(CustomerWorld.Databases.class)
    void c13ClosesNoCycleOfCodesTogether(CustomerWorld.Databases database) throws Exception {
        CustomerWorld world = open(database);
        JpaAxes axes = new JpaAxes(world.transactions, world.clock);
        LocalizedText label = new LocalizedText("x", "x");
        admin(() -> axes.add("size", label, false));
        for (int round = 0; round < ROUNDS; round++) {
            String one = "one" + round;
            String two = "two" + round;
            var first = admin(() -> axes.addCode("size", one, null, label, 0));
            var second = admin(() -> axes.addCode("size", two, null, label, 0));

            assertThat(refusals(together(List.of(
                            () -> axes.changeCode(under(first, two)), () -> axes.changeCode(under(second, one))))))
                    .containsExactly("CODE_CYCLE");
        }
    }

    private static AxisCode under(AxisCode code, String parent) {
        return new AxisCode(code.axis(), code.code(), code.version(), parent, code.label(), 0, true);
    }
}
