package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.KeyPerson;
import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.KeyPersons;
import io.kontor.customer.api.archive.PersonalProfile;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.Days;
import io.kontor.customer.core.store.KeyPersonEntity;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Key persons in the module's tables. Commands lock the customer, so that two cannot fill a role at once. */
@Component
public final class JpaKeyPersons implements KeyPersons {
    private static final String READ = "customer:key-person:read";
    private static final String WRITE = "customer:key-person:write";
    private static final Answer<KeyPerson> PERSON = Answer.of(KeyPerson.class);

    private static final int FIRST_BIRTH_YEAR = 1900;

    private final Transactions transactions;
    private final ProfilePurge purge;
    private final Clock clock;

    /** Takes the purge of profiles, which readers set off. */
    @Activate
    public JpaKeyPersons(
            @Reference CustomerTransactions transactions, @Reference ProfilePurge purge, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.purge = purge;
        this.clock = clock;
    }

    @Override
    public List<KeyPerson> of(UUID customerId, @Nullable LocalDate asOf) {
        Access access = Call.require(READ);
        Days.require("asOf", asOf);
        LocalDate today = LocalDate.now(clock);
        purge.upTo(today);
        return transactions.read(em -> {
            CustomerEntity customer = new CustomerRepository(em).get(customerId, access.rows());
            boolean sees = sees(access, customer);
            return new KeyPersonRepository(em)
                    .of(customerId).stream()
                            .filter(p -> asOf == null || p.isIn(asOf))
                            .map(p -> person(em, p, sees, today))
                            .toList();
        });
    }

    @Override
    public KeyPerson get(UUID customerId, UUID id) {
        Access access = Call.require(READ);
        LocalDate today = LocalDate.now(clock);
        purge.upTo(today);
        return transactions.read(em -> {
            CustomerEntity customer = new CustomerRepository(em).get(customerId, access.rows());
            return person(em, new KeyPersonRepository(em).get(customerId, id), sees(access, customer), today);
        });
    }

    @Override
    public KeyPerson add(UUID customerId, KeyPersonData data) {
        Access access = Call.require(WRITE);
        LocalDate today = LocalDate.now(clock);
        check(data, today);
        return transactions.write(PERSON, em -> {
            boolean sees = sees(access, new CustomerRepository(em).lock(customerId, access.rows()));
            requireClass(sees, data);
            makeRoom(em, customerId, null, data, today);
            KeyPersonEntity person = new KeyPersonEntity(Ids.next(), customerId, data, today);
            em.persist(person);
            em.flush();
            keep(em, Trail.personAdded(person, person.data(person.profile(today))));
            return person(em, person, sees, today);
        });
    }

    @Override
    public KeyPerson change(UUID customerId, UUID id, long version, UnaryOperator<KeyPersonData> edit) {
        Access access = Call.require(WRITE);
        LocalDate today = LocalDate.now(clock);
        return transactions.write(PERSON, em -> {
            boolean sees = sees(access, new CustomerRepository(em).lock(customerId, access.rows()));
            KeyPersonEntity person = new KeyPersonRepository(em).get(customerId, id);
            Versions.check(person.version(), version);
            PersonalProfile profile = person.profile(today);
            KeyPersonData present = person.data(sees ? profile : null);
            KeyPersonData edited = edit.apply(present);
            check(edited, today);
            requireClass(sees, edited);
            if (!edited.equals(present)) {
                makeRoom(em, customerId, id, edited, today);
                person.set(sees ? edited : withProfile(edited, profile), today);
                em.flush();
                keep(
                        em,
                        Trail.personChanged(person, withProfile(present, profile), person.data(person.profile(today))));
            }
            return person(em, person, sees, today);
        });
    }

    @Override
    public void erase(UUID customerId, UUID id, long version) {
        Access access = Call.require(WRITE);
        transactions.write(em -> {
            new CustomerRepository(em).lock(customerId, access.rows());
            KeyPersonEntity person = new KeyPersonRepository(em).get(customerId, id);
            Versions.check(person.version(), version);
            em.remove(person);
            transactions.chronicle().forget(em, Trail.person(person));
            keep(em, Trail.personErased(person));
        });
    }

    private void keep(EntityManager em, Change change) {
        transactions.chronicle().record(em, change);
    }

    private void makeRoom(EntityManager em, UUID customerId, @Nullable UUID self, KeyPersonData data, LocalDate today) {
        List<KeyPersonEntity> others = new KeyPersonRepository(em)
                .of(customerId).stream()
                        .filter(p -> p.role() == data.role() && !p.id().equals(self))
                        .toList();
        RoleTerms.toEnd(others, data.validFrom(), data.validTo()).ifPresent(p -> {
            KeyPersonData before = p.data(p.profile(today));
            p.end(data.validFrom().minusDays(1), today);
            keep(em, Trail.personChanged(p, before, p.data(p.profile(today))));
        });
    }

    private static void check(KeyPersonData data, LocalDate today) {
        Violations v = new Violations();
        data.violations().forEach(w -> v.add(w.field(), w.code(), w.args()));
        Days.check("validFrom", data.validFrom(), v);
        Days.check("validTo", data.validTo(), v);
        if (data.profile() != null) {
            Days.check("profile.purgeOn", data.profile().purgeOn(), v);
            v.range("profile.birthYear", data.profile().birthYear(), FIRST_BIRTH_YEAR, today.getYear());
        }
        v.throwIfAny();
    }

    private static void requireClass(boolean sees, KeyPersonData data) {
        if (!sees && data.profile() != null) {
            throw Access.fieldClassMissing(FieldClass.SENSITIVE, "profile");
        }
    }

    private static KeyPersonData withProfile(KeyPersonData data, @Nullable PersonalProfile profile) {
        return new KeyPersonData(data.role(), data.name(), data.phone(), data.validFrom(), data.validTo(), profile);
    }

    private static boolean sees(Access access, CustomerEntity customer) {
        return CustomerScope.covers(access.rowsOf(FieldClass.SENSITIVE), customer);
    }

    private KeyPerson person(EntityManager em, KeyPersonEntity person, boolean sees, LocalDate today) {
        PersonalProfile shown = sees ? person.profile(today) : null;
        if (shown != null) {
            transactions.chronicle().read(em, Trail.person(person), person.customerId());
        }
        return new KeyPerson(
                person.id(),
                person.version(),
                person.customerId(),
                person.data(shown),
                sees ? Set.of() : Set.of("data.profile"));
    }
}
