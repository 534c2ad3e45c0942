package io.kontor.visit.api.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.LunchBreak;
import io.kontor.visit.api.route.Place;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.ShiftRules;
import io.kontor.visit.api.route.Stop;
import io.kontor.visit.api.route.TimeWindow;
import io.kontor.visit.api.route.Travel;
import io.kontor.visit.api.route.Visit;
import io.kontor.visit.api.route.VisitRules;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A good plan passes, and each way to spoil it is found. Two visits, 10 and 20 seconds from home on one street. */
class PlanCheckerTest {
    private static final Travel STREET = new Travel() {
        @Override
        public double distance(int from, int to) {
            return 10 * Math.abs(from - to);
        }

        @Override
        public double time(int from, int to) {
            return distance(from, to);
        }
    };
    private static final Stop FIRST = new Stop("a", 10, 10, 15);
    private static final Stop SECOND = new Stop("b", 25, 40, 45);
    private static final PlannedRoute GOOD = new PlannedRoute("s", 0, List.of(FIRST, SECOND), 28, 65);

    private static List<String> check(ShiftRules rules, VisitRules of, PlannedRoute route) {
        RouteProblem problem = new RouteProblem(
                List.of(new Place("home", 0, 0), new Place("a", 10, 0), new Place("b", 20, 0)),
                STREET,
                List.of(new Shift("s", "r", 0, 0, 0, new TimeWindow(0, 70), rules)),
                List.of(
                        new Visit("a", 1, 5, List.of(new TimeWindow(0, 12)), of),
                        new Visit("b", 2, 5, List.of(new TimeWindow(40, 50)), VisitRules.FREE)),
                Costs.DISTANCE,
                RoutePlan.EMPTY);
        return new PlanChecker(problem).check(new RoutePlan(List.of(route)));
    }

    private static final ShiftRules RULES = ShiftRules.FREE
            .withLunch(new LunchBreak(new TimeWindow(20, 30), 10))
            .withDuration(65, 65);

    @Test
    void aGoodPlanPasses() {
        assertThat(check(RULES, VisitRules.FREE, GOOD)).isEmpty();
    }

    private static void finds(String what, List<String> wrong) {
        assertThat(wrong).singleElement().asString().contains(what);
    }

    private static PlannedRoute route(Integer lunch, int arrival, Stop... stops) {
        return new PlannedRoute("s", 0, List.of(stops), lunch, arrival);
    }

    @Test
    void brokenLimitsAreFound() {
        finds("too long", check(RULES.withDuration(64, 64), VisitRules.FREE, GOOD));
        finds("stops", check(RULES.withLoad(1, 9), VisitRules.FREE, GOOD));
        finds("loaded", check(RULES.withLoad(2, 9), VisitRules.FREE.withDemand(10), GOOD));
        finds("skills", check(RULES, VisitRules.FREE.withSkills(Set.of("x")), GOOD));
        finds("no shift other", check(RULES, VisitRules.FREE, PlannedRoute.inOrder("other", List.of("a"))));
        assertThat(check(RULES, VisitRules.FREE, route(null, 30, FIRST, FIRST)))
                .anyMatch(text -> text.contains("made 2 times"));
    }

    @Test
    void brokenTimesAreFound() {
        finds("no lunch", check(RULES, VisitRules.FREE, route(null, 65, FIRST, SECOND)));
        finds("no free time for lunch", check(RULES, VisitRules.FREE, route(22, 65, FIRST, SECOND)));
        finds("way home", check(RULES, VisitRules.FREE, route(28, 64, FIRST, SECOND)));
        Stop late = new Stop("a", 13, 13, 18);
        finds("outside of its windows", check(RULES, VisitRules.FREE, route(28, 65, late, new Stop("b", 28, 40, 45))));
    }
}
