package io.kontor.customer.core;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.GradeEntity;
import io.kontor.customer.core.store.RelationEntity;
import io.kontor.customer.core.store.TradeFactEntity;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.TestDatabase;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A database with customers and their sales, and somebody who calls. */
public final class SalesFixture implements AutoCloseable {
    /** Today in every test. */
    public static final LocalDate TODAY = LocalDate.of(2026, 6, 15);

    public static final Clock CLOCK = Clock.fixed(TODAY.atTime(10, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);
    public static final UUID ANNA = UUID.fromString("00000000-0000-7000-8000-0000000000a1");
    public static final UUID BEN = UUID.fromString("00000000-0000-7000-8000-0000000000b1");

    private final TestDatabase database;
    private final KnownRegions regions;

    private SalesFixture(TestDatabase database, KnownRegions regions) {
        this.database = database;
        this.regions = regions;
    }

    public static SalesFixture derby(KnownRegions regions) {
        return new SalesFixture(
                TestDatabase.derby("customer", "kontor-customer", CustomerTransactions.CONSTRAINTS), regions);
    }

    public static SalesFixture postgres(KnownRegions regions) {
        return new SalesFixture(
                TestDatabase.postgres("customer", "kontor-customer", CustomerTransactions.CONSTRAINTS), regions);
    }

    public CustomerTransactions transactions() {
        return new CustomerTransactions(database.transactions());
    }

    public TestDatabase database() {
        return database;
    }

    /** Somebody with all field classes. */
    public static Actor anna(Scope scope) {
        return actor(ANNA, "anna", scope, EnumSet.allOf(FieldClass.class));
    }

    public static Actor actor(UUID id, String name, Scope scope, Set<FieldClass> classes) {
        return new Actor(id, name, null, Set.of("1/"), List.of(new Grant("*:*:*", scope, classes)));
    }

    public static <T> T as(Actor actor, Supplier<T> work) {
        return new Call(actor, Locale.ENGLISH, "test", Channel.API, null).run(work);
    }

    /** Runs work as somebody with every right. */
    public static <T> T run(Supplier<T> work) {
        return as(anna(Scope.ALL), work);
    }

    public UUID customer(String code) {
        return customer(code, null, null, Lifecycle.ACTIVE);
    }

    public UUID customer(String code, @Nullable UUID owner, @Nullable String region, Lifecycle lifecycle) {
        UUID id = Ids.next();
        database.transactions().writeUnkeyed(em -> {
            Card card = new Card(
                    code,
                    "Customer " + code,
                    null,
                    null,
                    owner,
                    null,
                    region,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
            CustomerEntity customer = new CustomerEntity(id, code, card, lifecycle, Instant.now(CLOCK));
            customer.regionPath(
                    region == null ? null : regions.find(region).orElseThrow().path());
            em.persist(customer);
            return id;
        });
        return id;
    }

    /** A sale in CNY: {@code goods@region}, both perhaps empty. */
    public void sale(UUID customer, String day, String what, String amount) {
        sale(customer, day, what, amount, "CNY");
    }

    public void sale(UUID customer, String day, String what, String amount, String currency) {
        List<String> parts = Arrays.asList(what.split("@", -1));
        String region = parts.size() < 2 || parts.get(1).isEmpty() ? null : parts.get(1);
        TradeEntryData data = new TradeEntryData(
                null,
                customer,
                LocalDate.parse(day),
                parts.get(0).isEmpty() ? null : parts.get(0),
                region,
                new Money(new BigDecimal(amount), currency),
                BigDecimal.ONE);
        database.transactions().writeUnkeyed(em -> {
            em.persist(new TradeFactEntity(
                    Ids.next(),
                    data,
                    region == null ? null : regions.find(region).orElseThrow().path()));
            return data;
        });
    }

    public void grade(UUID customer, String grade, GradeAssignment.Kind kind, String from, String to) {
        database.transactions().writeUnkeyed(em -> {
            em.persist(new GradeEntity(
                    new GradeAssignment(
                            Ids.next(),
                            customer,
                            grade,
                            kind,
                            LocalDate.parse(from),
                            LocalDate.parse(to),
                            null,
                            null,
                            null,
                            "anna",
                            Instant.now(CLOCK),
                            List.of()),
                    false));
            return grade;
        });
    }

    public void relation(UUID from, Relation.Type type, UUID to, String validFrom, @Nullable String validTo) {
        database.transactions().writeUnkeyed(em -> {
            em.persist(new RelationEntity(new Relation(
                    Ids.next(),
                    0,
                    from,
                    type,
                    to,
                    LocalDate.parse(validFrom),
                    validTo == null ? null : LocalDate.parse(validTo))));
            return type;
        });
    }

    /** Forgets everything but what the changelogs wrote. */
    public void clear() {
        database.transactions().writeUnkeyed(em -> {
            for (String entity : List.of(
                    "GradeProposalEntity",
                    "GradeRunEntity",
                    "GradeEntity",
                    "TradeFactEntity",
                    "RelationEntity",
                    "ClassificationEntity",
                    "LifecycleEntity",
                    "AddressEntity",
                    "PhoneEntity",
                    "ExternalIdEntity",
                    "FieldSourceEntity",
                    "CustomerEntity")) {
                em.createQuery("delete from " + entity + " e").executeUpdate();
            }
            em.createQuery("update CodeCounterEntity c set c.nextNo = 1").executeUpdate();
            return Boolean.TRUE;
        });
    }

    /** Puts every customer into stage ACTIVE, which grade runs grade. */
    public void activateAll() {
        database.transactions().writeUnkeyed(em -> em.createQuery("update CustomerEntity c set c.lifecycle = :active")
                .setParameter("active", Lifecycle.ACTIVE)
                .executeUpdate());
    }

    @Override
    public void close() {
        database.close();
    }
}
