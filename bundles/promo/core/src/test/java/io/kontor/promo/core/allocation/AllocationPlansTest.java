package io.kontor.promo.core.allocation;

import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.allocation.AllocationData;
import io.kontor.promo.api.allocation.AllocationMethods;
import io.kontor.promo.api.allocation.AllocationPlan;
import io.kontor.promo.api.allocation.AllocationShare;
import io.kontor.promo.api.allocation.AllocationTarget;
import io.kontor.promo.api.allocation.AllocationTarget.Kind;
import io.kontor.promo.api.spi.RouteDirectory;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.issue.IssueWorld;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AllocationPlansTest {
    private static final DateRange MARCH = new DateRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31));

    private final IssueWorld world = new IssueWorld();
    private final JpaAllocationPlans plans = new JpaAllocationPlans(world.base.transactions);
    private final UUID pen = world.base.item("PEN");

    @AfterEach
    void close() {
        world.close();
    }

    private static AllocationTarget region(String code, String weight, long wanted) {
        return new AllocationTarget(Kind.REGION, code, null, new BigDecimal(weight), wanted);
    }

    private AllocationData data(String code, String method, long quantity, AllocationTarget... targets) {
        return new AllocationData(code, pen, MARCH, quantity, method, Arrays.asList(targets), null);
    }

    private List<Long> shares(String method, long quantity, AllocationTarget... targets) {
        AllocationPlan plan =
                PromoWorld.admin(() -> plans.write(data("P" + UUID.randomUUID(), method, quantity, targets)));
        return plan.shares().stream().map(AllocationShare::quantity).toList();
    }

    @Test
    void r074p15p41SharesByEachMethod() {
        AllocationTarget[] three = {region("A", "5", 40), region("B", "3", 40), region("C", "2", 40)};

        assertThat(shares(AllocationMethods.FILL, 100, three)).containsExactly(40L, 40L, 20L);
        assertThat(shares(AllocationMethods.SPLIT, 100, three)).containsExactly(34L, 33L, 33L);
        assertThat(shares(AllocationMethods.GRADE_WEIGHT, 101, three)).containsExactly(51L, 30L, 20L);
        assertThat(shares(AllocationMethods.CUSTOM, 120, three)).containsExactly(40L, 40L, 40L);
        assertThat(shares(AllocationMethods.GRADE_WEIGHT, 7, region("A", "0", 0), region("B", "0", 0)))
                .containsExactly(0L, 0L);
    }

    @Test
    void p41SplitsFairlyWhateverTheWeightsAndTheOrder() {
        Random random = new Random(6);
        for (int round = 0; round < 300; round++) {
            List<AllocationTarget> targets = new ArrayList<>();
            for (int i = 0; i <= random.nextInt(8); i++) {
                targets.add(region("R" + i, String.valueOf(1 + random.nextInt(50)), 0));
            }
            long quantity = random.nextInt(1_000);
            List<Long> shares = Shares.weighted(quantity, targets);
            BigDecimal total = targets.stream().map(AllocationTarget::weight).reduce(BigDecimal.ZERO, BigDecimal::add);

            assertThat(shares.stream().mapToLong(Long::longValue).sum()).isEqualTo(quantity);
            for (int i = 0; i < shares.size(); i++) {
                double due = targets.get(i).weight().doubleValue() * quantity / total.doubleValue();
                assertThat(Math.abs(shares.get(i) - due)).isLessThan(1);
            }
            List<AllocationTarget> reversed = new ArrayList<>(targets);
            Collections.reverse(reversed);
            List<Long> again = new ArrayList<>(Shares.weighted(quantity, reversed));
            Collections.reverse(again);
            assertThat(again).isEqualTo(shares);
        }
    }

    @Test
    void p15PublishesOnceTellsWhatIsUsedAndCopies() {
        Actor li = world.rep("li", pen, 20, IssueWorld.GIVE);
        AllocationTarget rep = new AllocationTarget(Kind.REP, li.id().toString(), "li", BigDecimal.ONE, 12);
        AllocationPlan draft = PromoWorld.admin(() -> plans.write(data("MARCH", AllocationMethods.FILL, 30, rep)));
        world.give(li, IssueWorld.data(CustomerRef.typed("Shop"), pen, "5"));

        AllocationPlan published = PromoWorld.admin(() -> plans.publish(draft.id(), draft.version()));

        assertThat(draft.shares())
                .containsExactly(new AllocationShare(Kind.REP, li.id().toString(), 12, 0));
        assertThat(published.shares())
                .containsExactly(new AllocationShare(Kind.REP, li.id().toString(), 12, 5));
        refused("PLAN_STATE", () -> PromoWorld.admin(() -> plans.publish(draft.id(), published.version())));
        refused("PLAN_STATE", () -> PromoWorld.admin(() -> plans.change(draft.id(), published.version(), d -> d)));
        DateRange april = new DateRange(LocalDate.of(2026, 4, 1), LocalDate.of(2026, 4, 30));
        refused("PLAN_CODE_TAKEN", () -> PromoWorld.admin(() -> plans.copy(draft.id(), "MARCH", april)));
        AllocationPlan copy = PromoWorld.admin(() -> plans.copy(draft.id(), "APRIL", april));
        assertThat(copy.state()).isEqualTo(AllocationPlan.State.DRAFT);
        assertThat(copy.data().days()).isEqualTo(april);
        assertThat(PromoWorld.admin(() -> plans.withdraw(draft.id(), published.version()))
                        .state())
                .isEqualTo(AllocationPlan.State.WITHDRAWN);
    }

    private static AllocationTarget route(String code) {
        return new AllocationTarget(Kind.ROUTE, code, null, BigDecimal.ONE, 12);
    }

    @Test
    void p15ALineForARouteCountsForWhoDrivesIt() {
        Actor li = world.rep("li", pen, 20, IssueWorld.GIVE);
        Actor wang = world.rep("wang", pen, 20, IssueWorld.GIVE);
        world.archiveComes();
        CustomerRef shop = new CustomerRef(world.customer("Shop", "A", null), "Shop", "Shop");
        CustomerRef other = new CustomerRef(world.customer("Other", "A", null), "Other", "Other");
        AllocationData data = data("ROUTES", AllocationMethods.FILL, 24, route("R1"), route("R2"));
        refused("ROUTES_AWAY", () -> PromoWorld.admin(() -> plans.write(data)));
        Map<String, RouteDirectory.Route> known = new HashMap<>();
        plans.directories = List.of((code, days) -> Optional.ofNullable(known.get(code)));
        known.put("R1", new RouteDirectory.Route(Set.of(li.id()), Set.of(shop.id())));
        refused("UNKNOWN_ROUTE", () -> PromoWorld.admin(() -> plans.write(data)));
        known.put("R2", new RouteDirectory.Route(Set.of(li.id(), wang.id()), Set.of()));
        AllocationPlan draft = PromoWorld.admin(() -> plans.write(data));
        world.give(li, IssueWorld.data(shop, pen, "5"));
        world.give(li, IssueWorld.data(other, pen, "2"));
        world.give(wang, IssueWorld.data(shop, pen, "1"));

        AllocationPlan published = PromoWorld.admin(() -> plans.publish(draft.id(), draft.version()));

        assertThat(published.shares())
                .containsExactly(
                        new AllocationShare(Kind.ROUTE, "R1", 12, 5), new AllocationShare(Kind.ROUTE, "R2", 12, 8));
        plans.directories = List.of();
        assertThat(PromoWorld.admin(() -> plans.find(draft.id()))).contains(published);
        refused("ROUTES_AWAY", () -> PromoWorld.admin(() -> plans.copy(draft.id(), "AGAIN", MARCH)));
    }

    @Test
    void refusesBadPlans() {
        AllocationTarget a = region("A", "1", 60);

        refused("PLAN_TOO_MUCH", () -> shares(AllocationMethods.CUSTOM, 100, a, region("B", "1", 50)));
        refused("UNKNOWN_METHOD", () -> shares("LOTTERY", 100, a));
        refused("TARGET_TWICE", () -> shares(AllocationMethods.FILL, 100, a, a));
        refused("QUANTITY_NOT_POSITIVE", () -> shares(AllocationMethods.FILL, 0, a));
        refused("OUT_OF_RANGE", () -> shares(AllocationMethods.FILL, 100, region("A", "-1", 1)));
        refused("OUT_OF_RANGE", () -> shares(AllocationMethods.FILL, 100, region("A", "1", -1)));
        refused(
                "ILLEGAL_IDENTITY",
                () -> shares(AllocationMethods.FILL, 9, new AllocationTarget(Kind.REP, "li", null, BigDecimal.ONE, 1)));
        refused("REQUIRED", () -> shares(AllocationMethods.FILL, 100));
    }
}
