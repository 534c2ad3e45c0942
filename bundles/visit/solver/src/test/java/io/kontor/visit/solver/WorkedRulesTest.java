package io.kontor.visit.solver;

import static io.kontor.visit.api.route.VisitRules.FREE;
import static io.kontor.visit.solver.Line.route;
import static io.kontor.visit.solver.Line.visits;
import static io.kontor.visit.solver.Line.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.visit.api.route.Continuity;
import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.DayPattern;
import io.kontor.visit.api.route.LeftOut;
import io.kontor.visit.api.route.LunchBreak;
import io.kontor.visit.api.route.Pin;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteResult;
import io.kontor.visit.api.route.Rule;
import io.kontor.visit.api.route.ShiftRules;
import io.kontor.visit.api.route.Stop;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every rule by an example that can be computed by hand. */
class WorkedRulesTest {
    private static final ShiftRules ANY = ShiftRules.FREE;

    @Test
    void lunchIsTakenWhereItDelaysLeast() {
        // 10 to a (service 20, leaves at 30), lunch 40..60 for 15, b opens at 80: lunch fits into the waiting
        RouteResult result = new Line()
                .shift("s", "r", 0, ANY.withLunch(new LunchBreak(window(40, 60), 15)))
                .visit("a", 10, 20, FREE, window(0, 20))
                .visit("b", 20, 5, FREE, window(80, 90))
                .solve();
        PlannedRoute route = route(result, "s");
        assertThat(visits(route)).containsExactly("a", "b");
        assertThat(route.stops().get(1).begin()).isEqualTo(80);
        assertThat(route.lunch()).isBetween(40, 60);
        assertThat(route.arrival()).isEqualTo(105);
    }

    @Test
    void aShiftThatIsBackBeforeLunchNeedsNone() {
        RouteResult result = new Line()
                .shift("s", "r", 0, ANY.withLunch(new LunchBreak(window(40, 60), 15)))
                .visit("a", 10, 40, FREE)
                .solve();
        assertThat(route(result, "s").lunch()).isNull();
    }

    @Test
    void lunchThatCannotBeTakenKeepsAVisitOut() {
        // serving from 10 to 910 leaves no moment for lunch, unless it waits for 60; it must begin by 20
        RouteResult result = new Line()
                .shift("s", "r", 0, ANY.withLunch(new LunchBreak(window(40, 60), 15)))
                .visit("a", 10, 900, FREE.withValue(1000), window(0, 20))
                .solve();
        assertThat(result.plan().routes()).isEmpty();
        assertThat(result.leftOut()).extracting(LeftOut::rule).containsExactly(Rule.HOURS);
    }

    @Test
    void departureIsDelayedToKeepTheMaximumDuration() {
        // a opens at 500: leaving at 490 the day takes 10 + 5 + 10
        RouteResult result = new Line()
                .shift("s", "r", 0, ANY.withDuration(25, 25))
                .visit("a", 10, 5, FREE, window(500, 600))
                .solve();
        PlannedRoute route = route(result, "s");
        assertThat(route.departure()).isEqualTo(490);
        assertThat(route.arrival()).isEqualTo(515);
    }

    @Test
    void maximumDurationIsKeptWithSeveralWindowsByLeavingLater() {
        // a 100..110 or 300..310, b 320..330: from a's first window the day takes 100 - 10 .. 345, from the second 70
        RouteResult result = new Line()
                .shift("s", "r", 0, ANY.withDuration(70, 70))
                .visit("a", 10, 5, FREE, window(100, 110), window(300, 310))
                .visit("b", 20, 5, FREE, window(320, 330))
                .solve();
        assertThat(result.leftOut()).isEmpty();
        assertThat(route(result, "s").departure()).isBetween(290, 300);
    }

    @Test
    void theSecondOfSeveralWindowsIsUsedWhenTheFirstIsOver() {
        RouteResult result = new Line()
                .shift("s", "r", 0, ANY)
                .visit("a", 50, 5, FREE, window(0, 30), window(70, 80))
                .solve();
        Stop stop = route(result, "s").stops().get(0);
        assertThat(stop.begin()).isEqualTo(70);
        assertThat(stop.arrival()).isBetween(50, 70);
    }

    @Test
    void patternsSpreadVisitsOverTheWeek() {
        Line line = new Line();
        for (int day = 0; day < 4; day++) {
            line.shift("s" + day, "r", day, ANY.withLoad(1, 10));
        }
        RouteResult result = line.visit(
                        "twice", 5, 1, FREE.withDays(List.of(DayPattern.of(0, 1), DayPattern.of(0, 2)), 2))
                .visit("monday", 7, 1, FREE.withDays(List.of(DayPattern.of(1)), 0))
                .solve();
        assertThat(result.leftOut()).isEmpty();
        assertThat(result.plan().routes()).extracting(PlannedRoute::shift).containsExactlyInAnyOrder("s0", "s1", "s2");
    }

    @Test
    void theSameRepComesEachTime() {
        Line line = new Line();
        line.shift("a0", "a", 0, ANY).shift("b0", "b", 0, ANY).shift("b1", "b", 1, ANY);
        RouteResult result = line.visit(
                        "v",
                        5,
                        1,
                        FREE.withReps(Set.of(), Continuity.REQUIRED).withDays(List.of(DayPattern.of(0, 1)), 0))
                .visit("far", 9, 1, FREE.withReps(Set.of("a"), Continuity.NONE))
                .solve();
        assertThat(result.plan().routes())
                .filteredOn(route -> visits(route).contains("v"))
                .extracting(PlannedRoute::shift)
                .containsExactlyInAnyOrder("b0", "b1");
    }

    @Test
    void changingRepsIsPaidForWhereItSavesMore() {
        // on day 0 only a works: a second rep on day 1 costs 3, there is no way without
        Line line = new Line().shift("a0", "a", 0, ANY).shift("b1", "b", 1, ANY);
        line.costs = new Costs(1, 0, 0, 0, 0, 0, 3);
        RouteResult result = line.visit(
                        "v",
                        5,
                        1,
                        FREE.withReps(Set.of(), Continuity.PREFERRED).withDays(List.of(DayPattern.of(0, 1)), 0))
                .solve();
        assertThat(result.cost().otherRep()).isEqualTo(3);
        assertThat(result.cost().total()).isEqualTo(23);
    }

    @Test
    void latenessCostsByTheSecond() {
        Line line = new Line().shift("s", "r", 0, ANY);
        line.costs = new Costs(1, 0, 2, 0, 0, 0, 0);
        RouteResult result =
                line.visit("a", 50, 1, FREE.withMaxLateness(30), window(0, 40)).solve();
        assertThat(result.cost().lateness()).isEqualTo(20);
    }

    @Test
    void overtimeAndTimeCostByTheSecond() {
        Line line = new Line().shift("s", "r", 0, ANY.withDuration(1000, 90));
        line.costs = new Costs(0, 1, 0, 10, 0, 0, 0);
        RouteResult result = line.visit("a", 45, 15, FREE, window(500, 600)).solve();
        assertThat(result.cost().time()).isEqualTo(105);
        assertThat(result.cost().overtime()).isEqualTo(150);
    }

    @Test
    void workIsSharedWhenImbalanceCosts() {
        Line line = new Line().shift("a", "a", 0, ANY).shift("b", "b", 0, ANY);
        line.costs = new Costs(1, 0, 0, 0, 100, 0, 0);
        RouteResult result =
                line.visit("u", 10, 50, FREE).visit("v", 10, 50, FREE).solve();
        assertThat(result.plan().routes()).hasSize(2);
        assertThat(result.cost().imbalance()).isZero();
    }

    @Test
    void theBaselineIsKeptUnlessChangePays() {
        Line line = new Line().shift("a", "a", 0, ANY).shift("b", "b", 0, ANY);
        line.baseline = new RoutePlan(
                List.of(PlannedRoute.inOrder("a", List.of("u")), PlannedRoute.inOrder("b", List.of("v"))));
        line.costs = new Costs(1, 0, 0, 0, 0, 50, 0);
        line.visit("u", 10, 5, FREE).visit("v", 20, 5, FREE);
        assertThat(line.solve().cost().change()).isZero();
        line.costs = new Costs(1, 0, 0, 0, 0, 15, 0);
        assertThat(line.solve().cost().change()).isEqualTo(15);
    }

    @Test
    void aPinnedPrefixAndAPinnedPositionStay() {
        RouteResult result = new Line()
                .shift("s", "r", 0, ANY)
                .shift("t", "q", 0, ANY)
                .visit("first", 90, 1, FREE.withPin(new Pin("s", 0)))
                .visit("second", 10, 1, FREE.withPin(new Pin("s", 1)))
                .visit("fourth", 20, 1, FREE.withPin(new Pin("s", 3)))
                .visit("x", 30, 1, FREE)
                .visit("y", 40, 1, FREE)
                .solve();
        List<String> order = visits(route(result, "s"));
        assertThat(order.subList(0, 2)).containsExactly("first", "second");
        assertThat(order.indexOf("fourth")).isEqualTo(3);
        assertThat(result.leftOut()).isEmpty();
    }

    @Test
    void aVisitWorthLessThanItsWayIsLeftOutWithThePrice() {
        RouteResult result = new Line()
                .shift("s", "r", 0, ANY)
                .visit("a", 50, 1, FREE.withValue(90))
                .solve();
        assertThat(result.leftOut()).containsExactly(new LeftOut("a", Rule.VALUE, "s", 10));
        assertThat(result.cost().total()).isEqualTo(90);
    }

    @Test
    void theCheapestRelaxationIsNamed() {
        Line line = new Line().shift("s", "r", 0, ANY.withLoad(9, 10).withDuration(100, 100));
        line.visit("window", 50, 1, FREE, window(0, 42));
        line.visit("heavy", 5, 1, FREE.withDemand(12));
        line.visit("long", 5, 101, FREE);
        line.visit("skill", 5, 1, FREE.withSkills(Set.of("x")));
        line.visit("territory", 5, 1, FREE.withReps(Set.of("other"), Continuity.NONE));
        line.visit("day", 5, 1, FREE.withDays(List.of(DayPattern.of(7)), 0));
        assertThat(line.solve().leftOut())
                .containsExactlyInAnyOrder(
                        new LeftOut("window", Rule.TIME_WINDOW, "s", 8),
                        new LeftOut("heavy", Rule.CAPACITY, "s", 2),
                        new LeftOut("long", Rule.DURATION, "s", 11),
                        new LeftOut("skill", Rule.SKILLS, "s", 0),
                        new LeftOut("territory", Rule.TERRITORY, "s", 0),
                        new LeftOut("day", Rule.DAYS, "", 0));
    }

    @Test
    void theDurationThatLacksCountsLunch() {
        // 5 there, lunch 20 from 10 on, service 101, 5 back: 131 of 100
        ShiftRules rules = ANY.withDuration(100, 100).withLunch(new LunchBreak(window(10, 40), 20));
        RouteResult result =
                new Line().shift("s", "r", 0, rules).visit("long", 5, 101, FREE).solve();
        assertThat(result.leftOut()).containsExactly(new LeftOut("long", Rule.DURATION, "s", 31));
    }
}
