package io.kontor.customer.core.archive;

import static io.kontor.customer.core.CustomerWorld.TODAY;
import static io.kontor.customer.core.CustomerWorld.admin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.PersonalProfile;
import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.classification.Axis;
import io.kontor.customer.api.classification.AxisCode;
import io.kontor.customer.core.CardFixture;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.customer.core.classification.JpaAxes;
import io.kontor.customer.core.classification.JpaClassifications;
import io.kontor.customer.core.internal.CustomerBatches;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.call.Outcome;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReplayTest {
    private static final LocalizedText LABEL = new LocalizedText("标签", "Label");
    private static CustomerWorld world;

    @BeforeAll
    static void open() {
        world = CustomerWorld.derby();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static <T> T keyed(String key, Supplier<T> command) {
        IdempotencyKey given = new IdempotencyKey("POST /test", key, "hash");
        return new Call(CustomerWorld.ADMIN, Locale.ENGLISH, "test", Channel.API, given).run(command);
    }

    /** {@return the first answer, which the second must equal} */
    private static <T> T twice(Supplier<T> command) {
        String key = UUID.randomUUID().toString();
        T first = keyed(key, command);
        assertThat(keyed(key, command)).isEqualTo(first);
        return first;
    }

    @Test
    void c45GivesTheFirstAnswerAgain() {
        Card card = CardFixture.aFullCard();
        Customer opened = twice(() -> world.archive.open(card, Lifecycle.PROSPECT));
        Customer changed = twice(
                () -> world.archive.change(opened.id(), opened.version(), c -> CardFixture.with(c, "name", "again")));
        twice(() -> world.archive.transition(opened.id(), changed.version(), Lifecycle.SIGNED, "why"));
        Customer upper = twice(() -> world.archive.put(new ExternalId("erp", "replay"), null, Card.named("put")));
        JpaRelations relations = new JpaRelations(world.transactions);
        Relation relation = twice(() -> relations.add(opened.id(), Relation.Type.BRANCH, upper.id(), TODAY, null));
        twice(() -> relations.end(opened.id(), relation.id(), relation.version(), TODAY));
        JpaKeyPersons persons =
                new JpaKeyPersons(world.transactions, new ProfilePurge(world.transactions, world.clock), world.clock);
        PersonalProfile profile = new PersonalProfile("a", "b", "c", "d", "e", 1970, TODAY.plusDays(1));
        KeyPersonData data = new KeyPersonData(KeyPersonData.Role.OWNER, "x", "1", TODAY, null, profile);
        twice(() -> persons.add(opened.id(), data));
        JpaAxes axes = new JpaAxes(world.transactions, world.clock);
        Axis axis = twice(() -> axes.add("replay", LABEL, true));
        AxisCode code = twice(() -> axes.addCode("replay", "a", null, LABEL, 1));
        twice(() -> axes.changeCode(code));
        twice(() -> axes.change(new Axis("replay", axis.version(), LABEL, true, true)));
        JpaClassifications classifications = new JpaClassifications(world.transactions, world.clock);
        twice(() -> classifications.assign(upper.id(), upper.version(), "replay", Set.of("a"), TODAY, "why"));
    }

    @Test
    void c45GivesTheFirstRefusalAgain() {
        Card card = CardFixture.with(Card.named("x"), "code", "REFUSED");
        admin(() -> world.archive.open(card, Lifecycle.PROSPECT));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> keyed("refused", () -> world.archive.open(card, Lifecycle.PROSPECT)))
                    .isInstanceOfSatisfying(
                            KontorException.class, e -> assertThat(e.code()).isEqualTo("CUSTOMER_CODE_TAKEN"));
        }
    }

    @Test
    void undoesAnAtomicBatchAsAWhole() {
        CustomerBatches batches = new CustomerBatches(world.transactions);
        List<Supplier<Customer>> commands = List.of(
                () -> world.archive.open(CardFixture.with(Card.named("x"), "code", "BATCH-1"), Lifecycle.ACTIVE),
                () -> world.archive.open(CardFixture.with(Card.named("x"), "code", "BATCH-1"), Lifecycle.ACTIVE),
                () -> world.archive.open(CardFixture.with(Card.named("x"), "code", "BATCH-2"), Lifecycle.ACTIVE));

        List<Outcome<Customer>> undone = admin(() -> batches.run(commands, true));
        assertThat(undone.get(1).problem().code()).isEqualTo("CUSTOMER_CODE_TAKEN");
        assertThat(found("BATCH-1") + found("BATCH-2")).isZero();

        List<Outcome<Customer>> done = admin(() -> batches.run(commands, false));
        assertThat(done.get(0).problem()).isNull();
        assertThat(done.get(1).problem().code()).isEqualTo("CUSTOMER_CODE_TAKEN");
        assertThat(found("BATCH-1") + found("BATCH-2")).isEqualTo(2);
    }

    private static int found(String code) {
        return admin(() -> world.archive.list(ListQuery.where("code eq '" + code + "'"), null))
                .items()
                .size();
    }
}
