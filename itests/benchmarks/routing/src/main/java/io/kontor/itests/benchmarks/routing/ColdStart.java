package io.kontor.itests.benchmarks.routing;

import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.DayPattern;
import io.kontor.visit.api.route.Place;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.ShiftRules;
import io.kontor.visit.api.route.TimeWindow;
import io.kontor.visit.api.route.Travel;
import io.kontor.visit.api.route.Visit;
import io.kontor.visit.api.route.VisitRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** How soon a plan is there: of 60 visits in a JVM that has just started, and of 5,000 customers in four weeks. */
final class ColdStart {
    private static final int CUSTOMERS = 5_000;
    private static final int DAYS = 20;
    private static final int REPS = 50;
    private static final int SIDE = 60_000;
    private static final double METRES_A_SECOND = 12;
    private static final double NEAR = 1.01;

    private ColdStart() {}

    /** CPU second of the first plan, and of the first within 1 % of the last. */
    static String measure(Contender contender, Instance instance, double seconds) {
        Run run = new Run(seconds);
        contender.solve(instance, run, 1);
        double last = run.trace.isEmpty() ? Double.NaN : run.trace.get(run.trace.size() - 1)[1];
        double first = run.trace.isEmpty() ? Double.NaN : run.trace.get(0)[0];
        double near = run.trace.stream()
                .filter(point -> point[1] <= NEAR * last)
                .mapToDouble(point -> point[0])
                .findFirst()
                .orElse(Double.NaN);
        return String.format(
                java.util.Locale.ROOT,
                "%s %s, heap of at most %d MB: first plan after %.2f CPU s, within 1 %% of its last after %.2f",
                contender.name(),
                instance.name(),
                Runtime.getRuntime().maxMemory() >> 20,
                first,
                near);
    }

    /** Four weeks of 50 reps: half of the customers once, the others every second or every week. */
    static Instance fourWeeks() {
        Random random = new Random(1);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS + REPS; i++) {
            places.add(new Place("p" + i, random.nextInt(SIDE), random.nextInt(SIDE)));
        }
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < CUSTOMERS; i++) {
            int every = List.of(DAYS, DAYS, DAYS / 2, DAYS / 4).get(random.nextInt(4));
            visits.add(new Visit("v" + i, i, 900, List.of(), VisitRules.FREE.withDays(patterns(every), 0)));
        }
        List<Shift> shifts = new ArrayList<>();
        for (int s = 0; s < REPS * DAYS; s++) {
            int home = CUSTOMERS + s % REPS;
            TimeWindow hours = new TimeWindow(8 * 3600, 18 * 3600);
            shifts.add(new Shift("s" + s, "r" + s % REPS, s / REPS, home, home, hours, ShiftRules.FREE));
        }
        return new Instance(
                "5000x20x50",
                "four-weeks",
                1,
                Double.NaN,
                new RouteProblem(places, new Straight(places), shifts, visits, Costs.DISTANCE, RoutePlan.EMPTY));
    }

    private static List<DayPattern> patterns(int every) {
        List<DayPattern> patterns = new ArrayList<>();
        for (int first = 0; first < every; first++) {
            long mask = 0;
            for (int day = first; day < DAYS; day += every) {
                mask |= 1L << day;
            }
            patterns.add(new DayPattern(mask));
        }
        return patterns;
    }

    /** Metres as the crow flies, at one speed. */
    private record Straight(List<Place> places) implements Travel {
        @Override
        public double distance(int from, int to) {
            Place a = places.get(from);
            Place b = places.get(to);
            return Math.hypot(a.x() - b.x(), a.y() - b.y());
        }

        @Override
        public double time(int from, int to) {
            return distance(from, to) / METRES_A_SECOND;
        }
    }
}
