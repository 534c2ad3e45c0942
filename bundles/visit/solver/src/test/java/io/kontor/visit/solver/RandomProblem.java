package io.kontor.visit.solver;

import io.kontor.visit.api.route.Continuity;
import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.DayPattern;
import io.kontor.visit.api.route.LunchBreak;
import io.kontor.visit.api.route.Pin;
import io.kontor.visit.api.route.Place;
import io.kontor.visit.api.route.PlannedRoute;
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
import java.util.Set;

/** Problems with every rule, each on or off by chance. */
final class RandomProblem {
    private static final int DAY = 36_000;

    private final Random random;
    private final int days;
    private final int reps;
    private final int visitCount;

    /** Few visits. */
    RandomProblem(long seed) {
        this(seed, 1 + new Random(seed).nextInt(30));
    }

    RandomProblem(long seed, int visitCount) {
        random = new Random(seed);
        days = 1 + random.nextInt(5);
        reps = 1 + random.nextInt(3);
        this.visitCount = visitCount;
    }

    RouteProblem create() {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < visitCount + reps; i++) {
            places.add(new Place("p" + i, random.nextInt(8000), random.nextInt(8000)));
        }
        List<Shift> shifts = shifts();
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < visitCount; i++) {
            visits.add(new Visit("v" + i, i, random.nextInt(3000), windows(), rules(shifts, i)));
        }
        List<String> baseline =
                visits.stream().map(Visit::id).filter(id -> chance(5)).toList();
        return new RouteProblem(
                places,
                travel(places),
                shifts,
                visits,
                costs(),
                baseline.isEmpty()
                        ? RoutePlan.EMPTY
                        : new RoutePlan(
                                List.of(PlannedRoute.inOrder(shifts.get(0).id(), baseline))));
    }

    private boolean chance(int oneOf) {
        return random.nextInt(oneOf) == 0;
    }

    private Travel travel(List<Place> places) {
        boolean crooked = chance(3);
        double speed = 1 + random.nextInt(3);
        return new Travel() {
            @Override
            public double distance(int from, int to) {
                Place a = places.get(from);
                Place b = places.get(to);
                double way = Math.hypot(a.x() - b.x(), a.y() - b.y());
                return crooked ? way * (1 + (from * 31 + to * 17) % 10 / 5.0) : way;
            }

            @Override
            public double time(int from, int to) {
                return distance(from, to) / speed;
            }
        };
    }

    private Costs costs() {
        return new Costs(
                chance(8) ? 0 : 1,
                chance(2) ? 0 : 0.5,
                1,
                chance(2) ? 0 : 2,
                chance(2) ? 0 : 0.1,
                chance(2) ? 0 : 500,
                300);
    }

    private List<Shift> shifts() {
        List<Shift> shifts = new ArrayList<>();
        for (int rep = 0; rep < reps; rep++) {
            ShiftRules rules = ShiftRules.FREE
                    .withLoad(chance(3) ? 4 : 100, chance(3) ? 20 : 1000)
                    .withSkills(chance(2) ? Set.of("a") : Set.of("a", "b"));
            rules = chance(2) ? rules.withDuration(20_000 + random.nextInt(16_000), 15_000) : rules;
            rules = chance(2) ? rules.withLunch(new LunchBreak(new TimeWindow(14_000, 18_000), 1800)) : rules;
            for (int day = 0; day < days; day++) {
                int home = visitCount + rep;
                int end = chance(4) ? visitCount + random.nextInt(reps) : home;
                shifts.add(new Shift("s" + rep + "." + day, "r" + rep, day, home, end, new TimeWindow(0, DAY), rules));
            }
        }
        return shifts;
    }

    private List<TimeWindow> windows() {
        int from = random.nextInt(20_000);
        return switch (random.nextInt(4)) {
            case 0 -> List.of();
            case 1 -> List.of(new TimeWindow(from, from), new TimeWindow(from + 9000, from + 12_000));
            default -> List.of(new TimeWindow(from, from + random.nextInt(12_000)));
        };
    }

    private VisitRules rules(List<Shift> shifts, int i) {
        VisitRules rules = VisitRules.FREE.withDemand(random.nextInt(6));
        rules = chance(3) ? rules.withValue(random.nextInt(20_000)) : rules;
        rules = chance(4) ? rules.withSkills(Set.of("b")) : rules;
        rules = chance(6) ? rules.withMaxLateness(2000) : rules;
        Continuity[] kinds = Continuity.values();
        rules = rules.withReps(
                chance(5) ? Set.of("r" + random.nextInt(reps)) : Set.of(), kinds[random.nextInt(kinds.length)]);
        if (chance(8)) {
            String shift = shifts.get(random.nextInt(shifts.size())).id();
            return rules.withPin(new Pin(shift, chance(2) ? Pin.ANYWHERE : 1000 + i));
        }
        if (chance(3)) {
            return rules.withDays(
                    List.of(
                            new DayPattern(1 + random.nextInt((1 << days) - 1)),
                            new DayPattern(1 + random.nextInt((1 << days) - 1)),
                            DayPattern.of(random.nextInt(days))),
                    1 + random.nextInt(2));
        }
        return rules;
    }
}
