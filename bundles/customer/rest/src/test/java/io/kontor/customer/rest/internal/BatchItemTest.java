package io.kontor.customer.rest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.CustomerArchive;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violation;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BatchItemTest {
    private static final UUID ID = new UUID(0, 1);

    private final List<String> called = new ArrayList<>();
    private final CustomerArchive archive = (CustomerArchive) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {CustomerArchive.class}, (proxy, method, args) -> {
                called.add(method.getName() + " " + List.of(args));
                return null;
            });

    @Test
    void runsTheOneCommandItHolds() {
        new BatchItem(new NewCustomer(Card.named("a"), Lifecycle.ACTIVE), null, null).run(archive);
        new BatchItem(new NewCustomer(Card.named("b"), null), null, null).run(archive);
        new BatchItem(null, null, new BatchItem.Transition(ID, 3, Lifecycle.LOST, "gone")).run(archive);

        assertThat(called)
                .containsExactly(
                        "open " + List.of(Card.named("a"), Lifecycle.ACTIVE),
                        "open " + List.of(Card.named("b"), Lifecycle.PROSPECT),
                        "transition " + List.of(ID, 3L, Lifecycle.LOST, "gone"));
    }

    @Test
    void refusesNoneAndSeveral() {
        NewCustomer open = new NewCustomer(Card.named("a"), Lifecycle.ACTIVE);
        BatchItem.Transition transition = new BatchItem.Transition(ID, 3, Lifecycle.LOST, "gone");

        for (BatchItem item : List.of(new BatchItem(null, null, null), new BatchItem(open, null, transition))) {
            assertThatThrownBy(() -> item.run(archive))
                    .isInstanceOfSatisfying(
                            KontorException.class, e -> assertThat(e.code()).isEqualTo("ONE_COMMAND_ONLY"));
        }
        assertThat(called).isEmpty();
    }

    @Test
    void namesWhatACommandLacks() {
        assertThatThrownBy(() -> new BatchItem(null, new BatchItem.Change(ID, 1, null), null).run(archive))
                .isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.violations())
                        .containsExactly(new Violation("change.patch", "REQUIRED")));
        assertThat(called).isEmpty();
    }
}
