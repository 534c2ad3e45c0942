package io.kontor.customer.core.archive;

import static io.kontor.customer.core.CustomerWorld.TODAY;
import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.as;
import static io.kontor.customer.core.CustomerWorld.grant;
import static io.kontor.customer.core.CustomerWorld.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.KeyPerson;
import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.PersonalProfile;
import io.kontor.customer.core.CardFixture;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerHistoryTest {
    private static final Money MILLION = new Money(new BigDecimal("1000000.50"), "CNY");

    private static List<HistoryEntry> of(CustomerHistory history, UUID root, Actor reader) {
        return as(
                reader, () -> history.list(ListQuery.where("rootId eq " + root)).items());
    }

    private static List<String> lines(List<HistoryEntry> entries) {
        return entries.stream()
                .map(e -> e.subject().type() + " " + e.action() + " " + e.field() + " " + e.oldValue() + " "
                        + e.newValue() + (e.masked() ? " masked" : ""))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(CustomerWorld.Databases.class)
    void c23ShowsWhoChangedWhichFieldFromWhatToWhat(CustomerWorld.Databases kind) {
        try (CustomerWorld world = kind.open()) {
            CustomerHistory history = new CustomerHistory(world.transactions);
            Customer shop = world.customer("shop");
            Customer named = admin(() -> Call.current()
                    .because("new sign")
                    .run(() -> world.archive.change(
                            shop.id(), shop.version(), c -> CardFixture.with(c, "registeredCapital", MILLION))));
            admin(() -> world.archive.transition(shop.id(), named.version(), Lifecycle.SIGNED, "contract"));

            List<HistoryEntry> entries = of(history, shop.id(), CustomerWorld.ADMIN);
            assertThat(lines(entries).subList(0, 3))
                    .containsExactlyInAnyOrder(
                            "Customer CHANGED /lifecycle PROSPECT SIGNED",
                            "Customer CHANGED /registeredCapital/amount null 1000000.50",
                            "Customer CHANGED /registeredCapital/currency null CNY");
            assertThat(entries)
                    .filteredOn(e -> e.field().startsWith("/registered"))
                    .allSatisfy(e -> {
                        assertThat(e.actor()).isEqualTo("admin");
                        assertThat(e.reason()).isEqualTo("new sign");
                        assertThat(e.fieldClass()).isEqualTo(FieldClass.AMOUNT);
                        assertThat(e.subject().code()).isEqualTo(shop.card().code());
                    });
            assertThat(entries).filteredOn(e -> e.field().equals("/lifecycle")).allSatisfy(e -> assertThat(e.reason())
                    .isEqualTo("contract"));
            HistoryEntry opened = entries.get(entries.size() - 1);
            assertThat(opened.field()).isEmpty();
            assertThat(opened.newValue()).contains("\"name\":\"shop\"");
        }
    }

    @ParameterizedTest
    @EnumSource(CustomerWorld.Databases.class)
    void showsTheHistoryOfTheRowsInScopeAndMasksAmounts(CustomerWorld.Databases kind) {
        try (CustomerWorld world = kind.open()) {
            CustomerHistory history = new CustomerHistory(world.transactions);
            Actor anna = user("anna", grant("customer:*:*", Scope.OWN));
            Actor boss = user("boss", grant("customer:history:read", Scope.ALL));
            Customer hers = as(anna, () -> world.archive.open(Card.named("hers"), Lifecycle.PROSPECT));
            Customer other = world.customer("other");
            for (Customer c : List.of(hers, other)) {
                admin(() -> world.archive.change(
                        c.id(), c.version(), card -> CardFixture.with(card, "registeredCapital", MILLION)));
            }

            assertThat(of(history, other.id(), anna)).isEmpty();
            assertThat(lines(of(history, hers.id(), anna)))
                    .contains("Customer CHANGED /registeredCapital/amount null null masked")
                    .noneMatch(line -> line.contains("1000000"));
            assertThat(lines(of(history, other.id(), boss)))
                    .contains("Customer CHANGED /registeredCapital/amount null null masked");
            Page<HistoryEntry> all = as(anna, () -> history.list(ListQuery.all()));
            assertThat(all.total()).isEqualTo(all.items().size());
            assertThat(all.items()).isNotEmpty().allSatisfy(e -> assertThat(e.rootId())
                    .isEqualTo(hers.id()));
            Actor both = user(
                    "anna",
                    grant("customer:history:read", Scope.ALL),
                    grant("customer:history:read", Scope.OWN, FieldClass.AMOUNT));
            assertThat(lines(of(history, hers.id(), both)))
                    .contains("Customer CHANGED /registeredCapital/amount null 1000000.50");
            assertThat(lines(of(history, other.id(), both)))
                    .contains("Customer CHANGED /registeredCapital/amount null null masked");
            assertThatThrownBy(() -> of(history, hers.id(), user("eve"))).hasMessageContaining("PERMISSION_MISSING");
        }
    }

    @ParameterizedTest
    @EnumSource(CustomerWorld.Databases.class)
    void keepsNoPersonalTraitsAndNothingOfTheErased(CustomerWorld.Databases kind) {
        try (CustomerWorld world = kind.open()) {
            CustomerHistory history = new CustomerHistory(world.transactions);
            JpaKeyPersons persons = new JpaKeyPersons(
                    world.transactions, new ProfilePurge(world.transactions, world.clock), world.clock);
            UUID customer = world.customer("shop").id();
            PersonalProfile profile = new PersonalProfile("calm", "chess", "two sons", "college", "high", 1970, null);
            KeyPerson zhao = admin(() -> persons.add(
                    customer, new KeyPersonData(KeyPersonData.Role.OWNER, "Zhao", "139", TODAY, null, profile)));
            admin(() -> persons.get(customer, zhao.id()));
            List<String> before = lines(of(history, customer, CustomerWorld.ADMIN));
            assertThat(before)
                    .contains("KeyPerson READ  null null masked", "KeyPerson CREATED /profile/hobbies null null masked")
                    .anyMatch(line -> line.contains("Zhao"))
                    .noneMatch(line -> line.contains("chess") || line.contains("two sons"));

            admin(() -> {
                persons.erase(customer, zhao.id(), zhao.version());
                return true;
            });
            assertThat(lines(of(history, customer, CustomerWorld.ADMIN)))
                    .hasSize(before.size() + 1)
                    .contains("KeyPerson DELETED  {} null")
                    .noneMatch(line -> line.contains("Zhao") || line.contains("139"));
        }
    }
}
