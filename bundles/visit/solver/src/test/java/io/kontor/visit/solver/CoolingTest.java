package io.kontor.visit.solver;

import static io.kontor.visit.api.route.VisitRules.FREE;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.visit.api.route.DayPattern;
import io.kontor.visit.api.route.ShiftRules;
import io.kontor.visit.api.route.VisitRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How often a search is cooled, and from where to where. */
class CoolingTest {
    private static final int LOOKS = 1_000;

    private static Cooling cooling(int visits, VisitRules rules) {
        Line line = new Line().shift("s", "r", 0, ShiftRules.FREE);
        for (int v = 0; v < visits; v++) {
            line.visit("v" + v, 1 + v % (Line.LENGTH - 1), 1, rules);
        }
        return new Cooling(new Model(line.problem()));
    }

    /** Coolings of a search of so many steps, the short first one included. */
    private static int coolings(Cooling cooling, long steps) {
        int begun = 1;
        for (int look = 0; look < LOOKS; look++) {
            double done = look / (double) LOOKS;
            begun += cooling.set(done, (long) (done * steps)) ? 1 : 0;
        }
        return begun;
    }

    @Test
    void fewVisitsAreCooledSeveralTimesIfThereIsTime() {
        assertThat(coolings(cooling(50, FREE), 1_000_000)).isEqualTo(1 + 4);
        assertThat(coolings(cooling(50, FREE), 250_000)).isEqualTo(1 + 2);
        assertThat(coolings(cooling(50, FREE), 1_000)).isEqualTo(1 + 1);
    }

    @Test
    void manyVisitsOrDaysAreCooledOnce() {
        assertThat(coolings(cooling(301, FREE), 1_000_000_000)).isEqualTo(1 + 1);
        VisitRules twice = FREE.withDays(List.of(new DayPattern(0b11)), 0);
        assertThat(coolings(cooling(151, twice), 1_000_000_000)).isEqualTo(1 + 1);
        assertThat(coolings(cooling(150, twice), 1_000_000_000)).isEqualTo(1 + 4);
    }

    @Test
    void eachCoolingFallsFromHotToCold() {
        Cooling cooling = cooling(50, FREE);
        double before = Double.POSITIVE_INFINITY;
        double hottest = 0;
        double coldest = Double.POSITIVE_INFINITY;
        for (int look = 0; look < LOOKS; look++) {
            boolean begins = cooling.set(look / (double) LOOKS, 1_000L * look);
            assertThat(cooling.temperature < before).isNotEqualTo(begins);
            before = cooling.temperature;
            hottest = Math.max(hottest, before);
            coldest = Math.min(coldest, before);
        }
        assertThat(hottest / coldest).isBetween(27.0, 30.1);
    }
}
