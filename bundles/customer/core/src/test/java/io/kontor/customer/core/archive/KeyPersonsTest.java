package io.kontor.customer.core.archive;

import static io.kontor.customer.core.CustomerWorld.TODAY;
import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.as;
import static io.kontor.customer.core.CustomerWorld.grant;
import static io.kontor.customer.core.CustomerWorld.user;
import static io.kontor.customer.core.archive.OpenAndChangeTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.archive.KeyPerson;
import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.KeyPersonData.Role;
import io.kontor.customer.api.archive.PersonalProfile;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Scope;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeyPersonsTest {
    private static CustomerWorld world;
    private static JpaKeyPersons persons;

    @BeforeAll
    static void open() {
        world = CustomerWorld.derby();
        persons = new JpaKeyPersons(world.transactions, new ProfilePurge(world.transactions, world.clock), world.clock);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    @AfterEach
    void today() {
        world.clock.turnTo(TODAY);
    }

    private static KeyPersonData manager(String name, LocalDate from, LocalDate to) {
        return new KeyPersonData(Role.MANAGER, name, null, from, to, null);
    }

    private static KeyPersonData owner(String name, PersonalProfile profile) {
        return new KeyPersonData(Role.OWNER, name, "139 0000", TODAY.minusYears(1), null, profile);
    }

    private static PersonalProfile profile(LocalDate purgeOn) {
        return new PersonalProfile("谨慎", "tea", "two sons", "college", "high", 1970, purgeOn);
    }

    private static KeyPerson add(UUID customer, KeyPersonData data) {
        return admin(() -> persons.add(customer, data));
    }

    private static List<KeyPerson> all(UUID customer) {
        return admin(() -> persons.of(customer, null));
    }

    @Test
    void c02EndsThePresentPersonTheDayBefore() {
        UUID customer = world.customer("shop").id();
        add(customer, manager("Li", TODAY.minusYears(2), null));
        add(customer, manager("Wang", TODAY, null));
        add(customer, owner("Zhao", null));

        assertThat(all(customer)).extracting(p -> p.data().name()).containsExactly("Zhao", "Wang", "Li");
        assertThat(all(customer).get(2).data().validTo()).isEqualTo(TODAY.minusDays(1));
        assertThat(admin(() -> persons.of(customer, TODAY.minusDays(1))))
                .extracting(p -> p.data().name())
                .containsExactly("Zhao", "Li");
    }

    @Test
    void c02RefusesDaysOnWhichSomebodyCameLater() {
        UUID customer = world.customer("occupied").id();
        add(customer, manager("Li", TODAY, null));

        assertProblem(() -> add(customer, manager("Wang", TODAY, null)), ProblemKind.CONFLICT, "ROLE_OCCUPIED");
        assertProblem(
                () -> add(customer, manager("Wang", TODAY.minusDays(10), TODAY)),
                ProblemKind.CONFLICT,
                "ROLE_OCCUPIED");
        add(customer, manager("Wang", TODAY.minusDays(10), TODAY.minusDays(1)));
        assertThat(all(customer)).hasSize(2);
    }

    @Test
    void changesAndErasesAPerson() {
        UUID customer = world.customer("change").id();
        KeyPerson li = add(customer, manager("Li", TODAY, null));

        assertThat(admin(() -> persons.change(customer, li.id(), li.version(), d -> d)))
                .isEqualTo(li);
        KeyPerson named = admin(() -> persons.change(
                customer, li.id(), li.version(), d -> manager("Li Na", d.validFrom(), TODAY.plusDays(1))));
        assertThat(named.version()).isGreaterThan(li.version());
        assertProblem(
                () -> admin(() -> persons.change(customer, li.id(), li.version(), d -> manager("x", TODAY, null))),
                ProblemKind.STALE,
                "VERSION_STALE");
        assertProblem(
                () -> admin(() -> persons.get(world.customer("other").id(), li.id())),
                ProblemKind.NOT_FOUND,
                "NOT_FOUND");
        admin(() -> {
            persons.erase(customer, li.id(), named.version());
            return null;
        });
        assertThat(all(customer)).isEmpty();
    }

    @Test
    void c03RecordsEachReadingOfAProfile() {
        UUID customer = world.customer("recorded").id();
        KeyPerson zhao = add(customer, owner("Zhao", profile(null)));
        add(customer, manager("Li", TODAY, null));

        all(customer);
        Actor plain = user("plain", grant("customer:key-person:read", Scope.ALL));
        as(plain, () -> persons.of(customer, null));

        List<HistoryEntry> read = admin(() -> new CustomerHistory(world.transactions)
                .list(ListQuery.where("action eq READ and rootId eq " + customer))
                .items());
        // added, then listed: each time the profile was shown
        assertThat(read).hasSize(2).allSatisfy(entry -> {
            assertThat(entry.actor()).isEqualTo("admin");
            assertThat(entry.subject().id()).isEqualTo(zhao.id().toString());
        });
    }

    @Test
    void c03MasksTheProfileAndKeepsItThroughOtherChanges() {
        UUID customer = world.customer("masked").id();
        KeyPerson zhao = add(customer, owner("Zhao", profile(null)));
        Actor plain = user(
                "plain", grant("customer:key-person:read", Scope.ALL), grant("customer:key-person:write", Scope.ALL));

        KeyPerson seen = as(plain, () -> persons.get(customer, zhao.id()));
        assertThat(seen.data().profile()).isNull();
        assertThat(seen.masked()).containsExactly("data.profile");
        KeyPerson changed = as(
                plain,
                () -> persons.change(customer, zhao.id(), zhao.version(), d -> {
                    assertThat(d.profile()).isNull();
                    return new KeyPersonData(d.role(), "Zhao Min", d.phone(), d.validFrom(), null, null);
                }));
        assertThat(admin(() -> persons.get(customer, zhao.id())).data())
                .isEqualTo(new KeyPersonData(
                        Role.OWNER, "Zhao Min", "139 0000", TODAY.minusYears(1), null, profile(null)));
        assertProblem(
                () -> as(
                        plain,
                        () -> persons.change(
                                customer, zhao.id(), changed.version(), d -> owner("Zhao", profile(null)))),
                ProblemKind.FORBIDDEN,
                "FIELD_CLASS_MISSING");
    }

    @Test
    void c03ErasesTheProfileOnItsDay() throws Exception {
        UUID customer = world.customer("purge").id();
        KeyPerson zhao = add(customer, owner("Zhao", profile(TODAY.plusDays(5))));
        add(customer, new KeyPersonData(Role.MANAGER, "Li", null, TODAY.minusDays(9), null, profile(null)));
        add(customer, manager("Wang", TODAY.plusDays(3), null));

        world.clock.turnTo(TODAY.plusDays(2));
        assertThat(all(customer)).filteredOn(p -> p.data().profile() != null).hasSize(2);
        world.clock.turnTo(TODAY.plusDays(3));
        assertThat(all(customer))
                .filteredOn(p -> p.data().profile() != null)
                .extracting(p -> p.data().name())
                .containsExactly("Zhao");
        world.clock.turnTo(TODAY.plusDays(5));
        assertThat(admin(() -> persons.get(customer, zhao.id())).data().profile())
                .isNull();
        assertThat(profilesStored(customer)).isZero();
    }

    private static int profilesStored(UUID customer) throws java.sql.SQLException {
        try (var connection = world.database.dataSource().getConnection();
                var select = connection.prepareStatement(
                        "select count(*) from customer_key_person where customer_id = ? and profile is not null")) {
            select.setString(1, customer.toString());
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    @Test
    void c39NeedsTheRowsOfTheCustomer() {
        UUID customer = world.customer("foreign").id();
        Actor actor = new Actor(
                UUID.randomUUID(),
                "rep",
                null,
                Set.of(),
                List.of(grant("customer:key-person:*", Scope.OWN, FieldClass.SENSITIVE)));

        assertProblem(() -> as(actor, () -> persons.of(customer, null)), ProblemKind.NOT_FOUND, "NOT_FOUND");
        assertProblem(
                () -> as(actor, () -> persons.add(customer, owner("x", null))), ProblemKind.NOT_FOUND, "NOT_FOUND");
    }
}
