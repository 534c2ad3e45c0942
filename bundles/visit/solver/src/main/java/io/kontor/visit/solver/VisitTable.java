package io.kontor.visit.solver;

import io.kontor.visit.api.route.Continuity;
import io.kontor.visit.api.route.DayPattern;
import io.kontor.visit.api.route.Pin;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.TimeWindow;
import io.kontor.visit.api.route.Visit;
import io.kontor.visit.api.route.VisitRules;
import java.util.List;

/** The visits as arrays. A window's end includes the lateness it allows. */
final class VisitTable {
    private static final int MOST_NODES = 30_000;

    final int count;
    final int[] place;
    final int[] service;
    final int[] demand;
    /** First and last second of all windows. */
    final int[] open;

    final int[] close;
    final double[] value;
    final boolean[] mandatory;
    /** Windows of visit v: firstWindow[v] .. firstWindow[v + 1] - 1. */
    final int[] firstWindow;

    final int[] windowOpen;
    final int[] windowClose;
    /** Where lateness begins to cost. */
    final int[] punctual;
    /** Allowed sets of days; none for once on any day. */
    final long[][] patterns;

    final Continuity[] continuity;
    /** Whether nothing is to choose but a route for each of several days. */
    final boolean[] fixed;
    /** Nodes of visit v: firstNode[v] .. firstNode[v + 1] - 1. */
    final int[] firstNode;

    final int nodes;
    final int[] visitOf;
    /** Whether every visit has one window only, and whether some may begin late. */
    final boolean single;

    final boolean soft;
    final boolean periodic;

    VisitTable(RouteProblem problem, Ways ways) {
        List<Visit> visits = problem.visits();
        count = visits.size();
        place = visits.stream().mapToInt(v -> ways.row(v.place())).toArray();
        service = visits.stream().mapToInt(Visit::service).toArray();
        demand = visits.stream().mapToInt(v -> v.rules().demand()).toArray();
        value = visits.stream().mapToDouble(v -> v.rules().value()).toArray();
        mandatory = new boolean[count];
        continuity = visits.stream().map(v -> v.rules().continuity()).toArray(Continuity[]::new);
        patterns = visits.stream().map(VisitTable::patterns).toArray(long[][]::new);
        open = new int[count];
        close = new int[count];
        punctual = new int[count];
        fixed = new boolean[count];
        firstWindow = new int[count + 1];
        firstNode = new int[count + 1];
        countParts(visits);
        windowOpen = new int[firstWindow[count]];
        windowClose = new int[firstWindow[count]];
        for (int v = 0; v < count; v++) {
            mandatory[v] = visits.get(v).rules().mandatory();
            setWindows(v, visits.get(v));
            fixed[v] = mandatory[v]
                    && continuity[v] == Continuity.NONE
                    && patterns[v].length == 1
                    && firstNode[v + 1] - firstNode[v] > 1;
        }
        nodes = firstNode[count];
        visitOf = new int[nodes];
        for (int v = 0; v < count; v++) {
            java.util.Arrays.fill(visitOf, firstNode[v], firstNode[v + 1], v);
        }
        single = windowOpen.length == count;
        soft = visits.stream().anyMatch(v -> v.rules().maxLateness() > 0);
        periodic = nodes > count;
    }

    private void countParts(List<Visit> visits) {
        for (int v = 0; v < count; v++) {
            int most = 1;
            for (long pattern : patterns[v]) {
                most = Math.max(most, Long.bitCount(pattern));
            }
            firstNode[v + 1] = firstNode[v] + most;
            firstWindow[v + 1] =
                    firstWindow[v] + Math.max(1, visits.get(v).windows().size());
        }
        if (firstNode[count] > MOST_NODES) {
            throw new IllegalArgumentException(firstNode[count] + " visits are more than the " + MOST_NODES
                    + " that can be planned at once: divide the problem by territory");
        }
    }

    private void setWindows(int v, Visit visit) {
        int at = firstWindow[v];
        windowClose[at] = Model.NEVER - 1;
        for (TimeWindow window : visit.windows()) {
            windowOpen[at] = window.earliest();
            windowClose[at++] = window.latest();
        }
        int last = firstWindow[v + 1] - 1;
        punctual[v] = windowClose[last];
        windowClose[last] =
                Math.min(Model.NEVER - 1, windowClose[last] + visit.rules().maxLateness());
        open[v] = windowOpen[firstWindow[v]];
        close[v] = windowClose[last];
    }

    private static long[] patterns(Visit visit) {
        VisitRules rules = visit.rules();
        Pin pin = rules.pin();
        if (rules.patterns().isEmpty() || pin != null) {
            return new long[0];
        }
        return rules.patterns().stream()
                .filter(pattern -> pattern.gap() >= rules.minimumGap())
                .mapToLong(DayPattern::mask)
                .distinct()
                .toArray();
    }
}
