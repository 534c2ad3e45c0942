package io.kontor.kernel.core.handover;

import static io.kontor.kernel.core.internal.KernelFixture.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.handover.Handover;
import io.kontor.kernel.api.handover.Handover.PartState;
import io.kontor.kernel.api.handover.HandoverData;
import io.kontor.kernel.api.handover.HandoverData.Choice;
import io.kontor.kernel.api.handover.HandoverItem;
import io.kontor.kernel.api.handover.HandoverOrder;
import io.kontor.kernel.api.handover.HandoverOutcome;
import io.kontor.kernel.api.handover.HandoverOutcome.Result;
import io.kontor.kernel.api.handover.HandoverParticipant;
import io.kontor.kernel.api.handover.HandoverPreview;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import io.kontor.kernel.core.security.JpaStaffDirectory;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C41, P32: one hand-over asks every module there is, keeps each answer and names who was not there. */
class HandoversTest {
    private static final UUID TEAM = UUID.fromString("00000000-0000-7000-8000-0000000000f1");
    private static final UUID LEAVER = UUID.fromString("00000000-0000-7000-8000-0000000000f2");
    private static final UUID SUCCESSOR = UUID.fromString("00000000-0000-7000-8000-0000000000f3");
    private static final UUID STRANGER = UUID.fromString("00000000-0000-7000-8000-0000000000f4");
    private static final UUID GONE = UUID.fromString("00000000-0000-7000-8000-0000000000f5");
    private static final LocalizedText LABEL = new LocalizedText("物", "Things");

    private final List<ModuleState> modules = new ArrayList<>();
    private Participants participants;

    /** Things of users, by their identities. */
    private static final class Shop implements HandoverParticipant {
        private final String name;
        private final Map<UUID, UUID> owners = new LinkedHashMap<>();
        private final List<IdempotencyKey> keys = new ArrayList<>();
        private boolean closed;
        private boolean breaks;

        Shop(String name, int things) {
            this.name = name;
            for (int i = 0; i < things; i++) {
                owners.put(UUID.nameUUIDFromBytes(new byte[] {(byte) name.charAt(0), (byte) i}), LEAVER);
            }
        }

        @Override
        public String module() {
            return name;
        }

        @Override
        public List<HandoverItem> open(UUID userId) {
            if (closed) {
                throw KontorException.of(ProblemKind.FORBIDDEN, "PERMISSION_MISSING");
            }
            return owners.entrySet().stream()
                    .filter(thing -> thing.getValue().equals(userId))
                    .map(thing -> new HandoverItem(
                            "THING",
                            LABEL,
                            thing.getKey(),
                            null,
                            1,
                            new Money(new BigDecimal("2.50"), "CNY"),
                            true,
                            true))
                    .toList();
        }

        @Override
        public List<HandoverOutcome> transfer(HandoverOrder order) {
            keys.add(Call.current().idempotencyKey());
            if (breaks) {
                throw new IllegalStateException("power cut");
            }
            if (closed) {
                throw KontorException.of(ProblemKind.FORBIDDEN, "PERMISSION_MISSING");
            }
            return order.items().stream().map(item -> give(item, order)).toList();
        }

        private HandoverOutcome give(HandoverOrder.Item item, HandoverOrder order) {
            if (!owners.containsKey(item.id())) {
                return HandoverOutcome.refused(item, KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
            }
            owners.put(item.id(), order.toId());
            return HandoverOutcome.given(item, Result.DONE, null);
        }
    }

    private static Actor actor(UUID id, UUID team, Scope scope) {
        return new Actor(
                id,
                "u" + id,
                team,
                Set.of(),
                List.of(
                        new Grant("kernel:handover:read", scope, Set.of()),
                        new Grant("kernel:handover:execute", scope, Set.of())));
    }

    private static final Actor MANAGER = actor(SUCCESSOR, TEAM, Scope.TEAM);
    private static final Actor OUTSIDER = actor(STRANGER, null, Scope.TEAM);

    private JpaHandovers open(KernelFixture database, HandoverParticipant... there) {
        try (Connection connection = database.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(
                    "insert into kernel_team (id, version, code, name) values ('" + TEAM + "', 1, 'north', 'North')");
            for (UUID id : List.of(LEAVER, SUCCESSOR, STRANGER, GONE)) {
                statement.executeUpdate(
                        "insert into kernel_user (id, version, username, display_name, language_tag, team_id, enabled,"
                                + " created_at) values ('" + id + "', 1, 'u" + id + "', 'Name " + id + "', 'en', "
                                + (id.equals(STRANGER) ? "null" : "'" + TEAM + "'") + ", " + !id.equals(GONE) + ", 0)");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        ModuleRegistry registry = new ModuleRegistry() {
            @Override
            public List<ModuleState> modules() {
                Call.require("kernel:module:read");
                return modules;
            }

            @Override
            public ModuleState start(String name) {
                throw new UnsupportedOperationException();
            }

            @Override
            public ModuleState stop(String name) {
                throw new UnsupportedOperationException();
            }
        };
        participants = new Participants(registry, (key, locale, args) -> locale.getLanguage() + " " + key);
        participants.all = List.of(there);
        return new JpaHandovers(
                database.kernel(), new JpaStaffDirectory(database.kernel()), participants, database.clock());
    }

    private static HandoverData all(String... shops) {
        List<Choice> choices = new ArrayList<>();
        for (String shop : shops) {
            choices.add(new Choice(shop, "THING", null));
        }
        return new HandoverData(LEAVER, SUCCESSOR, choices, "leaves");
    }

    private static void refused(String code, ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.code()
                                .equals(code)
                        || e.violations().stream().anyMatch(v -> v.code().equals(code)))
                .as(e.getMessage())
                .isTrue());
    }

    private static <T> T keyed(String key, Supplier<T> work) {
        IdempotencyKey once = new IdempotencyKey("POST handovers", key, "hash");
        return new Call(MANAGER, Locale.ENGLISH, "test", Channel.API, once).run(work);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void c41PreviewsAllModulesAndNamesThoseThatAreStopped(Databases kind) {
        try (KernelFixture database = kind.open()) {
            Shop shut = new Shop("shut", 1);
            shut.closed = true;
            JpaHandovers handovers = open(database, shut, new Shop("goods", 3));
            modules.add(new ModuleState("goods", "1", LABEL, "/g", ModuleState.Status.RUNNING, null));
            modules.add(new ModuleState("visit", "1", null, null, ModuleState.Status.STOPPED, "stopped"));

            HandoverPreview preview = as(MANAGER, () -> handovers.preview(LEAVER));

            assertThat(preview.blocked()).isTrue();
            assertThat(preview.absent()).extracting(ModuleState::name).containsExactly("visit");
            assertThat(preview.modules())
                    .extracting(HandoverPreview.Asked::module, HandoverPreview.Asked::message)
                    .containsExactly(tuple("goods", null), tuple("shut", "en problem.PERMISSION_MISSING"));
            HandoverPreview.Kind things = preview.modules().get(0).kinds().get(0);
            assertThat(things.count()).isEqualTo(3);
            assertThat(things.blocking()).isEqualTo(3);
            assertThat(things.values()).containsExactly(new Money(new BigDecimal("7.50"), "CNY"));
            refused("NOT_FOUND", () -> as(OUTSIDER, () -> handovers.preview(LEAVER)));
            refused("NOT_FOUND", () -> as(MANAGER, () -> handovers.preview(STRANGER)));
            assertThat(as(OUTSIDER, () -> handovers.preview(STRANGER)).blocked())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void c41HandsOverOnceAndTellsTheResultOfEachItem(Databases kind) {
        try (KernelFixture database = kind.open()) {
            Shop goods = new Shop("goods", 2);
            Shop cards = new Shop("cards", 1);
            JpaHandovers handovers = open(database, goods, cards);
            UUID nothing = UUID.randomUUID();
            HandoverData data = new HandoverData(
                    LEAVER,
                    SUCCESSOR,
                    List.of(new Choice("goods", "THING", null), new Choice("cards", "THING", nothing)),
                    "leaves");

            Handover done = keyed("k", () -> handovers.handOver(data));

            assertThat(done.state()).isEqualTo(Handover.State.PARTLY);
            assertThat(done.parts()).extracting(Handover.Part::module).containsExactly("goods", "cards");
            assertThat(done.parts().get(0).outcomes()).hasSize(2).allMatch(o -> o.result() == Result.DONE);
            HandoverOutcome refusal = done.parts().get(1).outcomes().get(0);
            assertThat(refusal.problem()).isEqualTo("NOT_FOUND");
            assertThat(refusal.message()).isEqualTo("en problem.NOT_FOUND");
            assertThat(goods.owners).containsValue(SUCCESSOR).doesNotContainValue(LEAVER);
            assertThat(keyed("k", () -> handovers.handOver(data))).isEqualTo(done);
            assertThat(goods.keys).hasSize(1).first().satisfies(key -> assertThat(key.key())
                    .isEqualTo(done.id().toString()));
            assertThat(as(MANAGER, () -> handovers.list(ListQuery.where("fromId eq '" + LEAVER + "'")))
                            .items())
                    .containsExactly(done);
            assertThat(as(OUTSIDER, () -> handovers.list(ListQuery.all())).items())
                    .isEmpty();
            assertThat(as(OUTSIDER, () -> handovers.find(done.id()))).isEmpty();
            assertThat(events(database)).containsExactly("HandoverOrdered", "HandoverContinued", "HandoverDone");
            goods.closed = true;
            Handover refused = as(MANAGER, () -> handovers.handOver(all("goods")));
            assertThat(refused.state()).isEqualTo(Handover.State.PARTLY);
            assertThat(refused.parts().get(0).outcomes())
                    .extracting(HandoverOutcome::id, HandoverOutcome::problem)
                    .containsExactly(tuple(null, "PERMISSION_MISSING"));
        }
    }

    private static List<String> events(KernelFixture database) {
        List<String> events = new ArrayList<>();
        try (Connection connection = database.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery("select event_type from kernel_journal order by draft")) {
            while (row.next()) {
                events.add(row.getString(1));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return events;
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void c41ResumesWhatWasStoppedOrBrokeDown(Databases kind) {
        try (KernelFixture database = kind.open()) {
            Shop goods = new Shop("goods", 2);
            Shop cards = new Shop("cards", 2);
            JpaHandovers handovers = open(database, goods);
            goods.breaks = true;
            assertThatThrownBy(() -> keyed("k", () -> handovers.handOver(all("goods", "cards"))))
                    .hasMessage("power cut");
            Handover broken =
                    as(MANAGER, () -> handovers.list(ListQuery.all())).items().get(0);
            assertThat(broken.state()).isEqualTo(Handover.State.WAITING);

            goods.breaks = false;
            Handover partly = keyed("k", () -> handovers.handOver(all("goods", "cards")));
            assertThat(partly.id()).isEqualTo(broken.id());
            assertThat(partly.parts())
                    .extracting(Handover.Part::state)
                    .containsExactly(PartState.ANSWERED, PartState.ABSENT);
            assertThat(goods.keys.get(0)).isEqualTo(goods.keys.get(1));
            refused("VERSION_STALE", () -> as(MANAGER, () -> handovers.resume(partly.id(), 99)));
            refused("NOT_FOUND", () -> as(OUTSIDER, () -> handovers.resume(partly.id(), partly.version())));

            participants.all = List.of(goods, cards);
            Handover done = as(MANAGER, () -> handovers.resume(partly.id(), partly.version()));
            assertThat(done.state()).isEqualTo(Handover.State.DONE);
            assertThat(done.parts().get(1).items()).hasSize(2);
            assertThat(cards.owners).doesNotContainValue(LEAVER);
            assertThat(goods.keys).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void refusesWhatMakesNoSense(Databases kind) {
        try (KernelFixture database = kind.open()) {
            JpaHandovers handovers = open(database, new Shop("goods", 1));
            Choice any = new Choice("goods", "THING", null);
            refused("SAME_USER", () -> give(handovers, LEAVER, LEAVER, List.of(any), "x"));
            refused("UNKNOWN_USER", () -> give(handovers, LEAVER, GONE, List.of(any), "x"));
            refused("UNKNOWN_USER", () -> give(handovers, STRANGER, SUCCESSOR, List.of(any), "x"));
            refused("REQUIRED", () -> give(handovers, LEAVER, SUCCESSOR, List.of(), "x"));
            refused("REQUIRED", () -> give(handovers, LEAVER, SUCCESSOR, List.of(any), ""));
            List<Choice> many = new ArrayList<>();
            for (int i = 0; i < HandoverData.MAX_ITEMS; i++) {
                many.add(new Choice("other", "THING", UUID.randomUUID()));
            }
            many.set(0, any);
            many.set(1, new Choice("goods", "THING", UUID.randomUUID()));
            assertThat(give(handovers, LEAVER, SUCCESSOR, many, "x").state()).isEqualTo(Handover.State.WAITING);
            Actor nobody = new Actor(SUCCESSOR, "nobody", TEAM, Set.of(), List.of());
            refused("PERMISSION_MISSING", () -> as(nobody, () -> handovers.preview(LEAVER)));
            refused("PERMISSION_MISSING", () -> as(nobody, () -> handovers.handOver(all("goods"))));
        }
    }

    private static Handover give(JpaHandovers handovers, UUID from, UUID to, List<Choice> items, String reason) {
        return as(MANAGER, () -> handovers.handOver(new HandoverData(from, to, items, reason)));
    }
}
