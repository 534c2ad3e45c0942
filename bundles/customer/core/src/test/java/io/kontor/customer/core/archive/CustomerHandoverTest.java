package io.kontor.customer.core.archive;

import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.as;
import static io.kontor.customer.core.CustomerWorld.grant;
import static io.kontor.customer.core.CustomerWorld.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.customer.core.CustomerWorld.Databases;
import io.kontor.kernel.api.handover.HandoverItem;
import io.kontor.kernel.api.handover.HandoverOrder;
import io.kontor.kernel.api.handover.HandoverOutcome;
import io.kontor.kernel.api.handover.HandoverOutcome.Result;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** C41: the customers of who leaves become another one's. */
class CustomerHandoverTest {
    @ParameterizedTest
    @EnumSource(Databases.class)
    void c41GivesTheCustomersOfALeaverToAnotherOne(Databases kind) {
        try (CustomerWorld world = kind.open()) {
            CustomerHandover handover = new CustomerHandover(world.transactions, world.archive);
            Actor li =
                    user("li", grant("customer:customer:read", Scope.OWN), grant("customer:customer:write", Scope.OWN));
            UUID wang = world.staff.person("wang", true);
            Customer mine = world.customer("mine");
            List<Customer> theirs = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                String name = "li " + i;
                theirs.add(as(li, () -> world.archive.open(Card.named(name), Lifecycle.PROSPECT)));
            }

            List<HandoverItem> open = admin(() -> handover.open(li.id()));
            assertThat(open)
                    .extracting(HandoverItem::id)
                    .containsExactlyElementsOf(theirs.stream().map(Customer::id).toList());

            HandoverOrder order = order(li.id(), wang, open, mine.id());
            List<HandoverOutcome> outcomes = admin(() -> handover.transfer(order));

            assertThat(outcomes)
                    .extracting(HandoverOutcome::problem)
                    .containsExactly(null, null, null, "HANDOVER_NOT_OPEN", "NOT_FOUND", "HANDOVER_NOT_MOVABLE");
            assertThat(outcomes.get(0).result()).isEqualTo(Result.DONE);
            assertThat(outcomes.get(0).ref()).isEqualTo(theirs.get(0).card().code());
            assertThat(admin(() -> world.archive.find(theirs.get(0).id()))
                            .orElseThrow()
                            .card()
                            .ownerId())
                    .isEqualTo(wang);
            assertThat(admin(() -> handover.open(li.id()))).isEmpty();
            assertThat(admin(() -> handover.transfer(order))).as("asked again").isEqualTo(outcomes);
            assertThat(as(li, () -> handover.transfer(order)))
                    .extracting(HandoverOutcome::problem)
                    .as("who cannot see them any more")
                    .startsWith("NOT_FOUND", "NOT_FOUND", "NOT_FOUND");
        }
    }

    /** What is open, and three things that are not. */
    private static HandoverOrder order(UUID from, UUID to, List<HandoverItem> open, UUID another) {
        List<HandoverOrder.Item> items = new ArrayList<>(
                open.stream().map(i -> new HandoverOrder.Item(i.kind(), i.id())).toList());
        items.add(new HandoverOrder.Item("CUSTOMER", another));
        items.add(new HandoverOrder.Item("CUSTOMER", UUID.randomUUID()));
        items.add(new HandoverOrder.Item("VISIT", another));
        return new HandoverOrder(UUID.randomUUID(), from, to, items, "leaves");
    }
}
