package io.kontor.promo.core.report;

import static io.kontor.promo.core.PromoWorld.admin;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.allocation.AllocationData;
import io.kontor.promo.api.allocation.AllocationMethods;
import io.kontor.promo.api.allocation.AllocationPlan;
import io.kontor.promo.api.allocation.AllocationTarget;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.report.StockAlert;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.allocation.JpaAllocationPlans;
import io.kontor.promo.core.ledger.Leg;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** P28, P29: what is to be seen to is told once, and what is to be ordered covers what is promised. */
class StockWatchTest {
    private static final LocalDate TODAY = PromoWorld.TODAY;

    private static void watch(PromoWorld world) {
        JobContext none = (JobContext) Proxy.newProxyInstance(
                StockWatchTest.class.getClassLoader(), new Class<?>[] {JobContext.class}, (proxy, method, args) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        StockWatch watch = new StockWatch(world.transactions, world.clock);
        admin(() -> {
            watch.run(none);
            return true;
        });
    }

    /** {@return the alerts told so far, in order} */
    private static List<String> told(PromoWorld world) {
        return world.events("subject_type = 'StockAlert'");
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void tellsOnceOfEachChange(PromoWorld.Databases kind) {
        try (PromoWorld world = kind.open()) {
            UUID pen = world.item("PEN", Tracking.NONE, 0, 10L, null);
            UUID milk = world.item("MILK", Tracking.LOT, 0, null, null);
            UUID store = world.warehouse("STORE");
            UUID lot = world.lot(milk, "L1", TODAY.plusDays(40));
            world.receive(pen, store, 9);
            world.post(
                    MovementKind.RECEIPT,
                    PostingLine.of(milk, Place.SUPPLIER, store, 5).ofLot(lot));

            watch(world);
            watch(world);
            assertThat(told(world)).containsExactly("StockLow");
            world.receive(pen, store, 5);
            world.clock.turnTo(TODAY.plusDays(15));
            watch(world);
            watch(world);
            assertThat(told(world)).containsExactly("StockLow", "LotExpiring");
            world.move(MovementKind.STOCK_OUT, Leg.of(pen, null, store, Place.ADJUSTMENT, 8));
            world.clock.turnTo(TODAY.plusDays(41));
            watch(world);
            watch(world);
            assertThat(told(world))
                    .startsWith("StockLow", "LotExpiring")
                    .hasSize(4)
                    .contains("LotExpired");
            assertThat(told(world).stream().filter("StockLow"::equals))
                    .as("low again")
                    .hasSize(2);
        }
    }

    private static StockAlert low(PromoWorld world, UUID place) {
        JpaPromoReports reports =
                new JpaPromoReports(world.transactions, world.kernel.staff(), world.kernel.regions(), world.clock);
        return admin(() -> reports.alerts(place)).stream()
                .filter(alert -> alert.kind() == StockAlert.Kind.LOW)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void p28ProposesWhatOpenRequestsAndPlansPromise(PromoWorld.Databases kind) {
        try (PromoWorld world = kind.open()) {
            PaperWorld papers = new PaperWorld(world);
            UUID pen = world.item("PEN", Tracking.NONE, 0, 10L, null);
            UUID store = world.warehouse("STORE");
            UUID other = world.warehouse("OTHER");
            UUID bag = papers.bag(papers.rep("li"));
            world.receive(pen, store, 6);
            world.receive(pen, other, 50);
            assertThat(low(world, store).proposal()).as("up to the threshold").isEqualTo(4);

            PromoRequest asked = PromoWorld.as(PromoWorld.everything(papers.rep("wang")), () -> {
                PromoRequest draft = papers.requests.write(PaperWorld.asking(store, bag, pen, 30));
                return papers.requests.submit(draft.id(), draft.version());
            });
            admin(() -> papers.requests.approve(asked.id(), asked.version(), List.of(), null));
            assertThat(low(world, store).proposal()).as("and what is approved").isEqualTo(34);

            JpaAllocationPlans plans = new JpaAllocationPlans(world.transactions);
            AllocationTarget li = new AllocationTarget(
                    AllocationTarget.Kind.REP, papers.rep("li").id().toString(), null, BigDecimal.ONE, 100);
            admin(() -> {
                AllocationPlan plan = plans.write(new AllocationData(
                        "SPRING",
                        pen,
                        new DateRange(TODAY, TODAY.plusDays(30)),
                        100,
                        AllocationMethods.SPLIT,
                        List.of(li),
                        null));
                return plans.publish(plan.id(), plan.version());
            });
            assertThat(low(world, store).proposal())
                    .as("and half of the plan, which is more than the request")
                    .isEqualTo(54);
            world.clock.turnTo(TODAY.plusDays(31));
            assertThat(low(world, store).proposal()).as("the plan is over").isEqualTo(34);
        }
    }
}
