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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringTokenizer;

/**
 * An instance in the flat format of the data folder.
 *
 * @param scale by which all numbers were multiplied
 * @param bestKnown distance of the best plan known, NaN if unknown
 */
record Instance(String name, String set, double scale, double bestKnown, RouteProblem problem) {
    private static final int UNLIMITED = 1_000_000_000;

    /** Whether a peer without day patterns cannot even express it. */
    boolean periodic() {
        return set.equals("pvrp");
    }

    boolean limitsDuration() {
        return set.equals("mdvrptw");
    }

    boolean hasPrizesOrSkills() {
        return set.equals("sales-day");
    }

    static Instance read(Path folder, String name, String set, double bestKnown) throws IOException {
        StringTokenizer in = new StringTokenizer(Files.readString(folder.resolve(name + ".txt")));
        in.nextToken();
        int scale = integer(in);
        boolean floor = in.nextToken().equals("TRUNC");
        int visitCount = integer(in);
        int depots = integer(in);
        int shiftCount = integer(in);
        int[] days = new int[shiftCount];
        List<List<DayPattern>> patterns = new ArrayList<>();
        Path patternFile = folder.resolve(name + ".pat");
        if (Files.exists(patternFile)) {
            readPatterns(Files.readAllLines(patternFile), days, patterns);
        }
        List<Place> places = new ArrayList<>();
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < visitCount + depots; i++) {
            places.add(new Place("p" + i, number(in), number(in)));
            int demand = integer(in);
            int service = integer(in);
            TimeWindow window = new TimeWindow(integer(in), Math.max(0, integer(in)));
            double prize = number(in);
            VisitRules rules = VisitRules.FREE
                    .withDemand(demand)
                    .withValue(prize < 0 ? VisitRules.MANDATORY : prize)
                    .withSkills(skills(integer(in)))
                    .withDays(patterns.isEmpty() || i >= visitCount ? List.of() : patterns.get(i), 0);
            if (i < visitCount) {
                visits.add(new Visit("v" + i, i, service, List.of(window), rules));
            }
        }
        List<Shift> shifts = new ArrayList<>();
        for (int s = 0; s < shiftCount; s++) {
            shifts.add(shift(in, "s" + s, days[s], visitCount));
        }
        RouteProblem problem = new RouteProblem(
                places, new Scaled(places, scale, floor), shifts, visits, Costs.DISTANCE, RoutePlan.EMPTY);
        return new Instance(name, set, scale, bestKnown, problem);
    }

    private static Shift shift(StringTokenizer in, String id, int day, int visitCount) {
        int start = visitCount + integer(in);
        int end = visitCount + integer(in);
        int capacity = integer(in);
        TimeWindow hours = new TimeWindow(integer(in), integer(in));
        ShiftRules rules = ShiftRules.FREE
                .withLoad(UNLIMITED, capacity)
                .withDuration(integer(in), UNLIMITED)
                .withSkills(skills(integer(in)));
        return new Shift(id, id, day, start, end, hours, rules);
    }

    private static void readPatterns(List<String> lines, int[] days, List<List<DayPattern>> patterns) {
        for (int s = 0; s < days.length; s++) {
            days[s] = Integer.parseInt(lines.get(1 + s).trim());
        }
        for (String line : lines.subList(1 + days.length, lines.size())) {
            if (!line.isBlank()) {
                patterns.add(Arrays.stream(line.trim().split("\\s+", -1))
                        .map(mask -> new DayPattern(Long.parseLong(mask)))
                        .toList());
            }
        }
    }

    private static Set<String> skills(int bits) {
        Set<String> skills = new HashSet<>();
        for (int rest = bits; rest != 0; rest &= rest - 1) {
            skills.add("skill" + Integer.numberOfTrailingZeros(rest));
        }
        return skills;
    }

    private static int integer(StringTokenizer in) {
        return Integer.parseInt(in.nextToken());
    }

    private static double number(StringTokenizer in) {
        return Double.parseDouble(in.nextToken());
    }

    /** Euclidean distances as the format asks for; a way takes as long as it is. */
    private record Scaled(List<Place> places, int scale, boolean floor) implements Travel {
        private static final double NOISE = 1e-9;

        @Override
        public double distance(int from, int to) {
            Place a = places.get(from);
            Place b = places.get(to);
            double length = scale * Math.hypot(a.x() - b.x(), a.y() - b.y());
            return floor ? Math.floor(length + NOISE) : Math.rint(length);
        }

        @Override
        public double time(int from, int to) {
            return distance(from, to);
        }
    }
}
