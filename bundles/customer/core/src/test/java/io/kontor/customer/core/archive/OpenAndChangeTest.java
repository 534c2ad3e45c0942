package io.kontor.customer.core.archive;

import static io.kontor.customer.core.CardFixture.aFullCard;
import static io.kontor.customer.core.CardFixture.with;
import static io.kontor.customer.core.CustomerWorld.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.LifecycleChange;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class OpenAndChangeTest {
    private static CustomerWorld world;

    @BeforeAll
    static void open() {
        world = CustomerWorld.derby();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static Customer open(Card card) {
        return admin(() -> world.archive.open(card, Lifecycle.PROSPECT));
    }

    private static Customer change(Customer seen, UnaryOperator<Card> edit) {
        return admin(() -> world.archive.change(seen.id(), seen.version(), edit));
    }

    private static Customer find(UUID id) {
        return admin(() -> world.archive.find(id)).orElseThrow();
    }

    @Test
    void c01C04C05KeepsEveryFieldOfTheCard() {
        Card card = aFullCard();

        Customer opened = open(card);

        assertThat(find(opened.id())).isEqualTo(opened);
        assertThat(opened.card())
                .usingRecursiveComparison()
                .withComparatorForType(java.math.BigDecimal::compareTo, java.math.BigDecimal.class)
                .ignoringFields("code", "ownerId", "addresses.latitude")
                .isEqualTo(card);
        assertThat(opened.card().code()).matches("C\\d{6}");
        assertThat(opened.card().ownerId()).isEqualTo(CustomerWorld.ADMIN.id());
        assertThat(opened.card().registeredCapital().amount()).isEqualTo("5000000.00");
        assertThat(opened.card().assets().value().amount()).isEqualTo("123.4567");
        assertThat(opened.card().addresses().get(0).latitude()).isEqualTo("31.20431235");
        assertThat(opened.masked()).isEmpty();
    }

    @Test
    void c44LeavesACardAloneThatAnEditDoesNotChange() {
        Customer opened = open(aFullCard());
        world.clock.turnTo(CustomerWorld.TODAY.plusDays(1));

        assertThat(change(opened, card -> card)).isEqualTo(opened);
        assertThat(change(
                        opened,
                        card -> with(card, "registeredCapital", io.kontor.customer.core.CardFixture.money("5e6"))))
                .isEqualTo(opened);
    }

    @Test
    void c44RefusesAStaleVersion() {
        Customer opened = open(Card.named("stale"));
        Customer changed = change(opened, card -> with(card, "name", "fresh"));

        assertThat(changed.version()).isGreaterThan(opened.version());
        assertProblem(() -> change(opened, card -> with(card, "name", "lost")), ProblemKind.STALE, "VERSION_STALE");
        assertThat(find(opened.id()).card().name()).isEqualTo("fresh");
    }

    @Test
    void c44GrowsTheVersionWhenOnlyAListOfTheCardChanges() {
        Customer opened = open(aFullCard());
        Address only = opened.card().addresses().get(1);

        Customer changed = change(opened, card -> with(card, "addresses", List.of(only)));

        assertThat(changed.version()).isGreaterThan(opened.version());
        assertThat(changed.changedAt()).isAfter(opened.changedAt());
        assertThat(changed.card().addresses()).containsExactly(only);
        Customer again = change(changed, card -> with(card, "externalIds", List.of(new ExternalId("pos", "1"))));
        assertThat(again.version()).isGreaterThan(changed.version());
        assertThat(find(opened.id()).card().externalIds()).containsExactly(new ExternalId("pos", "1"));
    }

    @Test
    void c01NeverGivesACodeTwice() {
        Customer first = open(Card.named("one"));
        int number = Integer.parseInt(first.card().code().substring(1));
        open(with(Card.named("typed"), "code", String.format("C%06d", number + 1)));

        assertThat(open(Card.named("two")).card().code()).isEqualTo(String.format("C%06d", number + 2));
    }

    @Test
    void c01RefusesCodesAndIdentitiesTaken() {
        Customer taken = open(with(aFullCard(), "code", "SH-001"));

        assertProblem(() -> open(with(Card.named("x"), "code", "SH-001")), ProblemKind.CONFLICT, "CUSTOMER_CODE_TAKEN");
        assertProblem(
                () -> open(with(
                        Card.named("x"), "unifiedSocialCreditCode", taken.card().unifiedSocialCreditCode())),
                ProblemKind.CONFLICT,
                "CREDIT_CODE_TAKEN");
        assertProblem(
                () -> open(with(Card.named("x"), "externalIds", taken.card().externalIds())),
                ProblemKind.CONFLICT,
                "EXTERNAL_ID_TAKEN");
    }

    @Test
    void c01KeepsTheCode() {
        Customer opened = open(Card.named("final"));

        assertProblem(() -> change(opened, c -> with(c, "code", "OTHER")), ProblemKind.INVALID, "CODE_IS_FINAL");
        assertThat(change(opened, c -> with(c, "code", null))).isEqualTo(opened);
    }

    @Test
    void namesAllWrongValuesAtOnce() {
        Card card = with(with(aFullCard(), "name", " "), "unifiedSocialCreditCode", "91310000MA1FL1LL3X");

        assertThatThrownBy(() -> open(card))
                .isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.violations())
                        .extracting(Violation::field)
                        .contains("name", "unifiedSocialCreditCode"));
    }

    @Test
    void checksWhatTheCardRefersTo() {
        UUID lockedOut = world.staff.person("gone", false);
        Card card =
                with(with(with(aFullCard(), "ownerId", lockedOut), "teamId", UUID.randomUUID()), "industry", "moon");
        Card wrong = with(
                with(card, "regionCode", "99"), "traits", with(card.traits(), "serviceArea", java.util.Set.of("98")));

        assertThatThrownBy(() -> open(wrong))
                .isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.violations())
                        .containsExactlyInAnyOrder(
                                new Violation("ownerId", "UNKNOWN_USER"),
                                new Violation("teamId", "UNKNOWN_TEAM"),
                                new Violation("industry", "UNKNOWN_CODE"),
                                new Violation("regionCode", "UNKNOWN_REGION"),
                                new Violation("traits.serviceArea", "UNKNOWN_REGION")));
    }

    @Test
    void leavesOldCodesAloneThatWentOutOfUse() {
        Customer opened = open(with(aFullCard(), "source", "fair"));
        world.codeLists.retire("fair");

        assertThat(change(opened, c -> with(c, "name", "new name")).card().source())
                .isEqualTo("fair");
        assertProblem(() -> open(with(aFullCard(), "source", "fair")), ProblemKind.INVALID, "INVALID_INPUT");
    }

    @Test
    void refusesDaysNoDatabaseStores() {
        Card card = aFullCard();
        Card far = with(
                card,
                "assets",
                new io.kontor.customer.api.archive.Assets(card.assets().value(), java.time.LocalDate.MAX));

        assertProblem(() -> open(far), ProblemKind.INVALID, "INVALID_INPUT");
    }

    @Test
    void c45FindsAndPutsByExternalId() {
        ExternalId id = new ExternalId("erp", "put-1");
        Customer created = admin(() -> world.archive.put(id, null, Card.named("put")));

        assertThat(created.card().externalIds()).containsExactly(id);
        assertThat(admin(() -> world.archive.findByExternalId(id))).contains(created);
        assertThat(admin(() -> world.archive.put(id, created.version(), Card.named("put"))))
                .isEqualTo(created);
        Customer renamed = admin(() -> world.archive.put(id, created.version(), Card.named("renamed")));
        assertThat(renamed.id()).isEqualTo(created.id());
        assertThat(renamed.card().name()).isEqualTo("renamed");
        assertThat(renamed.card().ownerId()).isEqualTo(created.card().ownerId());
        assertProblem(
                () -> admin(() -> world.archive.put(id, null, Card.named("again"))),
                ProblemKind.STALE,
                "VERSION_STALE");
        assertProblem(
                () -> admin(() -> world.archive.put(new ExternalId("erp", "none"), 1L, Card.named("x"))),
                ProblemKind.NOT_FOUND,
                "NOT_FOUND");
    }

    @Test
    void c25RecordsTheStagesOfALife() {
        Customer opened = open(Card.named("life"));

        Customer signed =
                admin(() -> world.archive.transition(opened.id(), opened.version(), Lifecycle.SIGNED, "contract 7"));
        Customer active =
                admin(() -> world.archive.transition(opened.id(), signed.version(), Lifecycle.ACTIVE, "first order"));

        assertThat(active.lifecycle()).isEqualTo(Lifecycle.ACTIVE);
        List<LifecycleChange> steps = admin(() -> world.archive.lifecycle(opened.id()));
        assertThat(steps)
                .extracting(LifecycleChange::from, LifecycleChange::to, LifecycleChange::reason, LifecycleChange::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Lifecycle.SIGNED, Lifecycle.ACTIVE, "first order", "admin"),
                        org.assertj.core.groups.Tuple.tuple(
                                Lifecycle.PROSPECT, Lifecycle.SIGNED, "contract 7", "admin"),
                        org.assertj.core.groups.Tuple.tuple(null, Lifecycle.PROSPECT, null, "admin"));
        assertProblem(
                () -> admin(() -> world.archive.transition(active.id(), active.version(), Lifecycle.SUSPECT, "why")),
                ProblemKind.CONFLICT,
                "TRANSITION_NOT_ALLOWED");
        assertProblem(
                () -> admin(() -> world.archive.transition(active.id(), active.version(), Lifecycle.DORMANT, " ")),
                ProblemKind.INVALID,
                "INVALID_INPUT");
    }

    @ParameterizedTest
    @EnumSource(names = {"DORMANT", "LOST", "CLOSED", "MERGED"})
    void c25OpensNoCardInALaterStage(Lifecycle stage) {
        assertProblem(
                () -> admin(() -> world.archive.open(Card.named("late"), stage)), ProblemKind.INVALID, "INVALID_INPUT");
    }

    @ParameterizedTest
    @EnumSource(
            names = {"DORMANT", "LOST", "CLOSED", "MERGED"},
            mode = Mode.EXCLUDE)
    void c25OpensProspectsAndCustomersInOneArchive(Lifecycle stage) {
        assertThat(admin(() -> world.archive.open(Card.named("early"), stage)).lifecycle())
                .isEqualTo(stage);
    }

    @Test
    void c04ComputesTheFirstTradeFromTheFacts() {
        Customer opened = open(Card.named("trader"));
        trade(opened.id(), "2026-02-01");
        trade(opened.id(), "2025-07-09");

        assertThat(find(opened.id()).card().firstTradeOn()).hasToString("2025-07-09");
        Customer typed =
                change(opened, c -> with(c, "firstTradeOn", new io.kontor.kernel.api.value.PartialDate("2003")));
        assertThat(typed.card().firstTradeOn()).hasToString("2003");
        List<Object> seenByEdit = new ArrayList<>();
        change(typed, c -> {
            seenByEdit.add(c.firstTradeOn());
            return with(c, "firstTradeOn", null);
        });
        assertThat(find(opened.id()).card().firstTradeOn()).hasToString("2025-07-09");
        assertThat(seenByEdit).isNotEmpty();
    }

    private static void trade(UUID customer, String day) {
        try (var connection = world.database.dataSource().getConnection();
                var insert = connection.prepareStatement(
                        "insert into customer_trade_fact"
                                + " (id, version, customer_id, traded_on, amount, currency, quantity) values (?, 1, ?, ?, 1, 'CNY', 1)")) {
            insert.setString(1, UUID.randomUUID().toString());
            insert.setString(2, customer.toString());
            insert.setDate(3, java.sql.Date.valueOf(day));
            insert.executeUpdate();
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void writesMomentsInMilliseconds() {
        Instant created = open(Card.named("now")).createdAt();

        assertThat(created.toEpochMilli()).isEqualTo(created.getEpochSecond() * 1_000 + created.getNano() / 1_000_000);
        assertThat(created.getNano() % 1_000_000).isZero();
    }

    static void assertProblem(
            org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ProblemKind kind, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KontorException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.kind()).isEqualTo(kind);
        });
    }
}
