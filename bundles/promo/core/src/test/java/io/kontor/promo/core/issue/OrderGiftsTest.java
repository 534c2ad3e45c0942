package io.kontor.promo.core.issue;

import static io.kontor.promo.core.PromoWorld.admin;
import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.order.GiftCondition;
import io.kontor.promo.api.order.OrderGift;
import io.kontor.promo.api.order.OrderSnapshot;
import io.kontor.promo.api.quota.QuotaAnswer;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.spi.GiftConditionProvider;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P14, P20: buy five, get one; what comes back asks the gift back. */
class OrderGiftsTest {
    private static final CustomerRef SHOP = CustomerRef.typed("Corner shop");
    private static final String CONDITION = "BUY-5";

    /** A seller whose five cartons earn one gift. */
    private static final class Seller implements GiftConditionProvider {
        private final Map<String, OrderSnapshot> orders = new ConcurrentHashMap<>();
        private final UUID gift;

        Seller(UUID gift) {
            this.gift = gift;
        }

        void sells(String cartons) {
            orders.put("SO-1", kept(cartons));
        }

        @Override
        public String name() {
            return "seller";
        }

        @Override
        public List<GiftCondition> match(OrderSnapshot order) {
            long cartons = order.lines().stream()
                    .mapToLong(line -> line.quantity().longValue())
                    .sum();
            return cartons < 5
                    ? List.of()
                    : List.of(new GiftCondition(
                            CONDITION,
                            new LocalizedText("买五送一", "Buy five, get one"),
                            List.of(new GiftCondition.Gift(gift, cartons / 5))));
        }

        @Override
        public Optional<OrderSnapshot> order(String ref) {
            return Optional.ofNullable(orders.get(ref));
        }
    }

    private static OrderSnapshot kept(@Nullable String cartons) {
        List<OrderSnapshot.Line> lines =
                cartons == null ? List.of() : List.of(new OrderSnapshot.Line("TEA", new BigDecimal(cartons), null));
        return new OrderSnapshot("SO-1", SHOP, null, lines);
    }

    private static CustomerIssueData gift(
            CustomerRef to, UUID item, @Nullable String order, @Nullable String condition) {
        return new CustomerIssueData(
                to,
                null,
                null,
                null,
                List.of(IssueWorld.line(item, "1")),
                "with the order",
                null,
                null,
                order,
                condition,
                List.of());
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void p14GivesWhatAnOrderEarnsAndNoMore(PromoWorld.Databases kind) {
        try (IssueWorld world = new IssueWorld(kind.open())) {
            UUID pen = world.item("PEN", "2");
            UUID cup = world.item("CUP", "2");
            Actor li = world.rep("li", pen, 50, IssueWorld.GIVE);
            Seller seller = new Seller(pen);
            seller.sells("11");
            world.conditions.providers = List.of(seller);

            CustomerIssue first = world.give(li, gift(SHOP, pen, "SO-1", CONDITION));
            QuotaAnswer answer = first.decision().answers().get(0);
            assertThat(answer.rule()).isEqualTo(CONDITION);
            assertThat(answer.label().en()).isEqualTo("Buy five, get one");
            assertThat(answer.left()).isEqualByComparingTo("2");
            assertThat(answer.effect()).isEqualTo(QuotaEffect.ALLOW);
            world.give(li, gift(SHOP, pen, "SO-1", CONDITION));

            refused("CONDITION_NOT_MET", () -> world.give(li, gift(SHOP, pen, "SO-1", CONDITION)));
            refused("CONDITION_NOT_MET", () -> world.give(li, gift(SHOP, pen, "SO-1", "OTHER")));
            refused("CONDITION_NOT_MET", () -> world.give(li, gift(SHOP, cup, "SO-1", CONDITION)));
            CustomerRef other = CustomerRef.typed("Other shop");
            refused("CONDITION_NOT_MET", () -> world.give(li, gift(other, pen, "SO-1", CONDITION)));
            refused("CONDITION_WITHOUT_ORDER", () -> world.give(li, gift(SHOP, pen, null, CONDITION)));
            assertThat(world.base.figures(pen, world.bag(li)).onHand()).isEqualTo(48);
            CustomerIssue unknown = world.give(li, gift(SHOP, pen, "SO-2", CONDITION));
            assertThat(unknown.decision().effect()).as("nobody can check").isEqualTo(QuotaEffect.WARN);
        }
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void p20AsksTheGiftBackWhenGoodsComeBack(PromoWorld.Databases kind) {
        try (IssueWorld world = new IssueWorld(kind.open())) {
            UUID pen = world.item("PEN", "2");
            Actor li = world.rep("li", pen, 50, IssueWorld.GIVE, IssueWorld.READ);
            Seller seller = new Seller(pen);
            seller.sells("10");
            world.conditions.providers = List.of(seller);
            JpaOrderGifts orders = new JpaOrderGifts(world.base.transactions, world.conditions);
            CustomerIssue first = world.give(li, gift(SHOP, pen, "SO-1", CONDITION));

            OrderGift open = PromoWorld.as(li, () -> orders.of(kept("10"))).get(0);
            assertThat(open.open()).isEqualTo(1);
            assertThat(open.due()).isZero();
            CustomerIssue second = world.give(li, gift(SHOP, pen, "SO-1", CONDITION));
            OrderGift due = PromoWorld.as(li, () -> orders.of(kept("7"))).get(0);
            assertThat(due.earned()).isEqualTo(1);
            assertThat(due.given()).isEqualTo(2);
            assertThat(due.due()).isEqualTo(1);
            assertThat(due.issueIds()).containsExactlyInAnyOrder(first.id(), second.id());

            PromoWorld.as(
                    li,
                    () -> world.issues.takeBack(
                            second.id(), second.version(), List.of(IssueWorld.line(pen, "1")), null, "tea came back"));
            assertThat(PromoWorld.as(li, () -> orders.of(kept("7"))).get(0).due())
                    .isZero();
            world.give(li, gift(SHOP, pen, "SO-1", null));
            world.conditions.providers = List.of();
            assertThat(PromoWorld.as(li, () -> orders.of(kept(null))))
                    .as("all of it came back")
                    .extracting(OrderGift::due)
                    .containsExactlyInAnyOrder(1L, 1L);
            refused("CONDITIONS_AWAY", () -> PromoWorld.as(li, () -> orders.of(kept("7"))));
            Actor stranger = world.base.rep("stranger", IssueWorld.READ);
            assertThat(PromoWorld.as(stranger, () -> orders.of(kept(null))))
                    .allSatisfy(gift -> assertThat(gift.issueIds()).isEmpty());
        }
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void givesNoMoreThanIsEarnedToManyAtOnce(PromoWorld.Databases kind) {
        try (IssueWorld world = new IssueWorld(kind.open())) {
            UUID pen = world.item("PEN", "2");
            Actor li = world.rep("li", pen, 50, IssueWorld.GIVE);
            Seller seller = new Seller(pen);
            seller.sells("15");
            world.conditions.providers = List.of(seller);
            AtomicInteger given = new AtomicInteger();
            AtomicInteger refusals = new AtomicInteger();

            Stream<Thread> clients = IntStream.range(0, 8)
                    .mapToObj(client -> new Thread(() -> {
                        try {
                            world.give(li, gift(SHOP, pen, "SO-1", CONDITION));
                            given.incrementAndGet();
                        } catch (KontorException e) {
                            if (e.code().equals("CONDITION_NOT_MET")) {
                                refusals.incrementAndGet();
                            }
                        }
                    }));
            List<Thread> threads = clients.toList();
            threads.forEach(Thread::start);
            threads.forEach(OrderGiftsTest::await);

            assertThat(given).hasValue(3);
            assertThat(refusals).hasValue(5);
            assertThat(admin(() -> world.base.figures(pen, world.bag(li))).onHand())
                    .isEqualTo(47);
        }
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
