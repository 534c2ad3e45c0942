package io.kontor.visit.solver;

import static io.kontor.visit.api.route.VisitRules.FREE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.visit.api.route.Continuity;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.ShiftRules;
import io.kontor.visit.api.route.VisitRules;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Routes, and tails of routes, that change hands. */
class TradeTest {
    private static final int ENOUGH_TRIES = 100;

    /** Two reps at the ends of the street, each sent to the other's customers. */
    private static Solution crossed(ShiftRules near, VisitRules rules) {
        Line line = new Line().shift("near", "r", 0, near);
        line.shifts.add(new Shift("far", "q", 0, 100, 100, Line.window(0, 1000), ShiftRules.FREE));
        line.visit("a", 10, 1, rules).visit("b", 20, 1, rules).visit("y", 80, 1, FREE);
        Solution solution = new Solution(new Model(line.problem()));
        RoutePlan start = new RoutePlan(
                List.of(PlannedRoute.inOrder("near", List.of("y")), PlannedRoute.inOrder("far", List.of("a", "b"))));
        new Start(solution, new boolean[3]).load(start);
        return solution;
    }

    /** Two reps of one office, each with the beginning of one tour and the end of the other. */
    private static Solution tangled(ShiftRules one, VisitRules rules) {
        Line line = new Line().shift("one", "r", 0, one).shift("two", "q", 0, ShiftRules.FREE);
        line.visit("a", 10, 1, FREE, Line.window(0, 10)).visit("y", 90, 1, FREE, Line.window(0, 90));
        line.visit("b", 12, 1, rules).visit("c", 14, 1, FREE).visit("z", 95, 1, FREE);
        Solution solution = new Solution(new Model(line.problem()));
        RoutePlan start = new RoutePlan(List.of(
                PlannedRoute.inOrder("one", List.of("a", "z")), PlannedRoute.inOrder("two", List.of("y", "c", "b"))));
        new Start(solution, new boolean[5]).load(start);
        return solution;
    }

    private static boolean whole(Solution solution, double room) {
        Trade trade = new Trade(solution, new Rng(1));
        return happens(solution, () -> trade.whole(room));
    }

    private static boolean tails(Solution solution, double room) {
        Trade trade = new Trade(solution, new Rng(1));
        return happens(solution, () -> trade.tails(room));
    }

    private static boolean happens(Solution solution, BooleanSupplier chance) {
        boolean done = false;
        for (int i = 0; i < ENOUGH_TRIES && !done; i++) {
            solution.begin();
            done = chance.getAsBoolean();
        }
        return done;
    }

    @Test
    void everybodyGetsTheRouteNearHome() {
        Solution solution = crossed(ShiftRules.FREE, FREE);
        assertThat(solution.cost()).isEqualTo(160 + 180);
        assertThat(whole(solution, 0)).isTrue();
        assertThat(solution.cost()).isEqualTo(40 + 40);
        assertThat(solution.shiftOf).isEqualTo(new int[] {0, 0, 1});
    }

    @Test
    void aTradeCanBeUndone() {
        Solution solution = crossed(ShiftRules.FREE, FREE);
        assertThat(whole(solution, 0)).isTrue();
        solution.undo();
        assertThat(solution.cost()).isEqualTo(160 + 180);
        assertThat(solution.shiftOf).isEqualTo(new int[] {1, 1, 0});
    }

    @Test
    void nobodyGetsWhatIsAgainstTheRules() {
        assertThat(whole(crossed(ShiftRules.FREE.withLoad(1, 1_000), FREE), 0)).isFalse();
        assertThat(whole(crossed(ShiftRules.FREE, FREE.withReps(Set.of("q"), Continuity.NONE)), 0))
                .isFalse();
        assertThat(whole(crossed(ShiftRules.FREE, FREE), -1_000)).isFalse();
    }

    @Test
    void tailsGoWhereTheirNeighboursAre() {
        Solution solution = tangled(ShiftRules.FREE, FREE);
        assertThat(solution.cost()).isEqualTo(2 * 95 + 2 * 90);
        assertThat(tails(solution, -100)).isTrue();
        assertThat(solution.cost()).isEqualTo(2 * 14 + 2 * 95);
        assertThat(solution.shiftOf).isEqualTo(new int[] {0, 1, 0, 0, 1});
    }

    @Test
    void tailsThatWentCanComeBack() {
        Solution solution = tangled(ShiftRules.FREE, FREE);
        assertThat(tails(solution, -100)).isTrue();
        solution.undo();
        assertThat(solution.cost()).isEqualTo(2 * 95 + 2 * 90);
        assertThat(solution.shiftOf).isEqualTo(new int[] {0, 1, 1, 1, 0});
    }

    @Test
    void noTailGoesAgainstTheRules() {
        assertThat(tails(tangled(ShiftRules.FREE.withLoad(2, 1_000), FREE), -100))
                .isFalse();
        assertThat(tails(tangled(ShiftRules.FREE, FREE.withReps(Set.of("q"), Continuity.NONE)), -100))
                .isFalse();
        assertThat(tails(tangled(ShiftRules.FREE, FREE), -1_000)).isFalse();
    }
}
