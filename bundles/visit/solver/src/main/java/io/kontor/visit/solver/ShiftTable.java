package io.kontor.visit.solver;

import io.kontor.visit.api.route.Costs;
import io.kontor.visit.api.route.DayPattern;
import io.kontor.visit.api.route.LunchBreak;
import io.kontor.visit.api.route.Pin;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.Stop;
import io.kontor.visit.api.route.Visit;
import io.kontor.visit.api.route.VisitRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The shifts as arrays, and which visit may go into which shift. */
final class ShiftTable {
    final int count;
    final int reps;
    final int days;
    final Shift[] shift;
    final int[] rep;
    final int[] day;
    /** Places of departure and return. */
    final int[] start;

    final int[] end;
    final int[] open;
    final int[] close;
    final int[] maxDuration;
    final int[] regularDuration;
    final int[] maxStops;
    final int[] capacity;
    final boolean[] lunch;
    final int[] lunchEarliest;
    final int[] lunchLatest;
    final int[] lunchDuration;
    /** Whether time between departure and return matters beyond the hours. */
    final boolean[] timed;
    /** Whether a route needs its whole timetable to know what it costs. */
    final boolean[] whole;
    /** Interchangeable shifts have the same type. */
    final int[] type;

    final int[][] shiftsOfType;
    /** Visits at the head of a shift that stay there. */
    final int[][] prefix;
    /** Position that a visit is pinned to behind the prefix, or -1. */
    final int[] pinnedAt;
    /** Shifts that a visit may go into, a bit each; visits of the same rules share a row. */
    private final BitSet[] allowed;

    private final boolean unrestricted;
    /** Shifts where the baseline has a visit. */
    final BitSet[] baseline;

    final boolean hasBaseline;

    ShiftTable(RouteProblem problem, VisitTable visits, Ways ways) {
        shift = problem.shifts().toArray(Shift[]::new);
        count = shift.length;
        List<String> names =
                problem.shifts().stream().map(Shift::rep).distinct().sorted().toList();
        reps = names.size();
        rep = ints(s -> names.indexOf(s.rep()));
        day = ints(Shift::day);
        start = ints(s -> ways.row(s.start()));
        end = ints(s -> ways.row(s.end()));
        days = Arrays.stream(day).max().orElseThrow() + 1;
        open = ints(s -> s.hours().earliest());
        close = ints(s -> s.hours().latest());
        maxDuration = ints(s -> s.rules().maxDuration());
        regularDuration = ints(s -> s.rules().regularDuration());
        maxStops = ints(s -> s.rules().maxStops());
        capacity = ints(s -> s.rules().capacity());
        lunch = new boolean[count];
        lunchEarliest = new int[count];
        lunchLatest = new int[count];
        lunchDuration = new int[count];
        timed = new boolean[count];
        whole = new boolean[count];
        prefix = new int[count][0];
        pinnedAt = new int[visits.count];
        Map<String, Integer> index = new HashMap<>();
        for (int s = 0; s < count; s++) {
            index.put(shift[s].id(), s);
            setLunch(s);
        }
        baseline = baseline(problem, index);
        hasBaseline = Arrays.stream(baseline).anyMatch(where -> !where.isEmpty());
        readPins(problem, index);
        setKinds(problem.costs(), visits);
        allowed = allowed(problem, index);
        unrestricted = Arrays.stream(allowed).allMatch(row -> row.cardinality() == count);
        type = new int[count];
        shiftsOfType = types(problem);
    }

    private int[] ints(java.util.function.ToIntFunction<Shift> property) {
        return Arrays.stream(shift).mapToInt(property).toArray();
    }

    private void setLunch(int s) {
        LunchBreak rest = shift[s].rules().lunch();
        lunch[s] = rest != null;
        if (rest != null) {
            lunchEarliest[s] = rest.window().earliest();
            lunchLatest[s] = rest.window().latest();
            lunchDuration[s] = rest.duration();
        }
    }

    private static BitSet[] baseline(RouteProblem problem, Map<String, Integer> index) {
        Map<String, BitSet> byVisit = new LinkedHashMap<>();
        problem.visits().forEach(visit -> byVisit.put(visit.id(), new BitSet()));
        for (PlannedRoute route : problem.baseline().routes()) {
            Integer s = index.get(route.shift());
            for (Stop stop : route.stops()) {
                BitSet where = byVisit.get(stop.visit());
                if (s != null && where != null) {
                    where.set(s);
                }
            }
        }
        return byVisit.values().toArray(BitSet[]::new);
    }

    private void readPins(RouteProblem problem, Map<String, Integer> index) {
        List<TreeMap<Integer, Integer>> pins = Stream.generate(() -> new TreeMap<Integer, Integer>())
                .limit(count)
                .toList();
        Arrays.fill(pinnedAt, -1);
        for (int v = 0; v < pinnedAt.length; v++) {
            Pin pin = problem.visits().get(v).rules().pin();
            if (pin != null && pin.position() != Pin.ANYWHERE) {
                pinnedAt[v] = pin.position();
                pins.get(index.getOrDefault(pin.shift(), -1)).put(pin.position(), v);
            }
        }
        for (int s = 0; s < count; s++) {
            int[] pinned = pins.get(s).values().stream().mapToInt(v -> v).toArray();
            int length = 0;
            while (length < pinned.length && pinnedAt[pinned[length]] == length) {
                pinnedAt[pinned[length++]] = -1;
            }
            prefix[s] = Arrays.copyOf(pinned, length);
            whole[s] = pinned.length > length;
        }
    }

    private void setKinds(Costs costs, VisitTable visits) {
        for (int s = 0; s < count; s++) {
            int span = close[s] - open[s];
            timed[s] = costs.time() > 0 || maxDuration[s] < span || (costs.overtime() > 0 && regularDuration[s] < span);
            whole[s] |= visits.soft || (timed[s] && (lunch[s] || !visits.single));
        }
    }

    private BitSet[] allowed(RouteProblem problem, Map<String, Integer> index) {
        Map<List<Object>, BitSet> rows = new HashMap<>();
        BitSet[] found = new BitSet[pinnedAt.length];
        for (int v = 0; v < found.length; v++) {
            VisitRules rules = problem.visits().get(v).rules();
            Pin pin = rules.pin();
            List<Object> key = List.of(
                    rules.skills(), rules.reps(), rules.patterns(), rules.minimumGap(), pin == null ? "" : pin.shift());
            found[v] = rows.computeIfAbsent(key, unused -> allowed(rules));
            if (pin != null) {
                BitSet only = new BitSet();
                int s = index.getOrDefault(pin.shift(), -1);
                only.set(s, found[v].get(s));
                found[v] = only;
            }
        }
        return found;
    }

    private BitSet allowed(VisitRules rules) {
        long someDay = rules.patterns().stream()
                .filter(pattern -> pattern.gap() >= rules.minimumGap() || rules.pin() != null)
                .mapToLong(DayPattern::mask)
                .reduce(0, (a, b) -> a | b);
        BitSet row = new BitSet(count);
        for (int s = 0; s < count; s++) {
            row.set(
                    s,
                    (someDay == 0 || (someDay >> day[s]) % 2 != 0)
                            && (rules.reps().isEmpty() || rules.reps().contains(shift[s].rep()))
                            && shift[s].rules().skills().containsAll(rules.skills()));
        }
        return row;
    }

    private int[][] types(RouteProblem problem) {
        boolean repMatters = problem.costs().imbalance() > 0
                || problem.visits().stream()
                        .map(Visit::rules)
                        .anyMatch(r ->
                                !r.reps().isEmpty() || r.continuity() != io.kontor.visit.api.route.Continuity.NONE);
        BitSet named = new BitSet();
        Arrays.stream(baseline).forEach(named::or);
        for (int v = 0; v < allowed.length; v++) {
            if (problem.visits().get(v).rules().pin() != null) {
                named.or(allowed[v]);
            }
        }
        Map<List<Object>, List<Integer>> groups = new LinkedHashMap<>();
        for (int s = 0; s < count; s++) {
            Shift one = shift[s];
            groups.computeIfAbsent(
                            List.of(
                                    one.start(),
                                    one.end(),
                                    one.day(),
                                    one.hours(),
                                    one.rules(),
                                    repMatters ? one.rep() : "",
                                    named.get(s) ? one.id() : ""),
                            key -> new ArrayList<>())
                    .add(s);
        }
        int[][] all = new int[groups.size()][];
        int t = 0;
        for (List<Integer> group : groups.values()) {
            for (int s : group) {
                type[s] = t;
            }
            all[t++] = group.stream().mapToInt(Integer::intValue).toArray();
        }
        return all;
    }

    /** Whether there are several types on one day. */
    boolean differ() {
        return shiftsOfType.length > days;
    }

    boolean allows(int visit, int s) {
        return unrestricted || allowed[visit].get(s);
    }

    BitSet allowed(int visit) {
        return allowed[visit];
    }
}
