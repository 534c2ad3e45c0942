package io.kontor.visit.solver;

import io.kontor.visit.api.route.LeftOut;
import io.kontor.visit.api.route.Pin;
import io.kontor.visit.api.route.Rule;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.VisitRules;
import java.util.BitSet;

/** Says of a visit that is not in the plan which single rule is nearest to letting it in, where, and by how much. */
final class Explainer {
    /** Positions looked at for all visits together, so that an answer never takes long. */
    private static final int MOST_LOOKS = 1_000_000;
    /** Positions that can be looked at while a timetable is worked out. */
    private static final int TIMETABLE_LOOKS = 20;

    private final Model model;
    private final Solution solution;
    private int looks;
    private Rule rule = Rule.DAYS;
    private int where;
    private double amount;
    private double pain;

    Explainer(Solution solution) {
        this.solution = solution;
        model = solution.model;
    }

    LeftOut explain(int visit, boolean displaced) {
        String id = model.problem.visits().get(visit).id();
        Pin pin = model.problem.visits().get(visit).rules().pin();
        if (displaced && pin != null) {
            return new LeftOut(id, Rule.PLACEMENT, pin.shift(), 0);
        }
        pain = Double.POSITIVE_INFINITY;
        where = -1;
        BitSet allowed = model.shifts.allowed(visit);
        if (allowed.isEmpty()) {
            forbidden(visit);
        }
        for (int s = allowed.nextSetBit(0); s >= 0; s = allowed.nextSetBit(s + 1)) {
            if (where < 0 || looks < MOST_LOOKS) {
                searchShift(visit, solution.route[s]);
            }
        }
        return new LeftOut(id, rule, where < 0 ? "" : model.shifts.shift[where].id(), amount);
    }

    /** No shift may have the visit: the best of them lacks a skill, or belongs to another territory, or day. */
    private void forbidden(int visit) {
        VisitRules rules = model.problem.visits().get(visit).rules();
        note(Rule.DAYS, -1, 0, 4);
        for (int s = 0; s < model.shifts.count; s++) {
            Shift shift = model.shifts.shift[s];
            boolean day = rules.patterns().isEmpty()
                    || rules.patterns().stream().anyMatch(pattern -> (pattern.mask() >> shift.day()) % 2 != 0);
            boolean rep = rules.reps().isEmpty() || rules.reps().contains(shift.rep());
            boolean skills = shift.rules().skills().containsAll(rules.skills());
            if (day && (rep || skills)) {
                note(rep ? Rule.SKILLS : Rule.TERRITORY, s, 0, rep ? 2 : 3);
            }
        }
    }

    private void note(Rule broken, int s, double by, double howBad) {
        if (howBad < pain) {
            pain = howBad;
            rule = broken;
            where = s;
            amount = by;
        }
    }

    private void searchShift(int visit, Route route) {
        int s = route.shift;
        int load = route.load + model.visits.demand[visit] - model.shifts.capacity[s];
        boolean full = route.length >= model.shifts.maxStops[s];
        double base = (load > 0 ? 1 + load / (1.0 + model.visits.demand[visit]) : 0) + (full ? 1.5 : 0);
        for (int i = route.lockedStops; i <= route.length; i++) {
            looks++;
            int late = lateAt(visit, route, i);
            int after = late > 0 ? 0 : model.lateAfter(route, i, visit);
            int times = Math.max(late, after);
            double span = 1.0 + model.shifts.close[s] - model.shifts.open[s];
            if (times > 0) {
                note(late > 0 ? Rule.TIME_WINDOW : Rule.HOURS, s, times, base * 10 + 1 + times / span);
            } else if (load > 0) {
                note(Rule.CAPACITY, s, load, base + (full ? 10 : 0));
            } else if (full) {
                note(Rule.STOPS, s, 1, base);
            } else {
                judgeCost(visit, route, i);
            }
        }
    }

    /** Seconds by which the visit itself would be late behind position i. */
    private int lateAt(int visit, Route route, int i) {
        int in = model.ways.timeIn(route.at[i], model.visits.place[visit]);
        return route.ready[i] + in - model.visits.close[visit];
    }

    private void judgeCost(int visit, Route route, int i) {
        int s = route.shift;
        double delta = model.costs.distance() * route.detour(i, model.visits.place[visit]);
        if (model.shifts.timed[s] || model.shifts.whole[s]) {
            looks += TIMETABLE_LOOKS;
            double extra = solution.timetable.extraCostWith(route, i, visit);
            if (extra == Double.POSITIVE_INFINITY) {
                int over = solution.timetable.overrun();
                note(Rule.DURATION, s, over, 1 + over / (1.0 + model.shifts.maxDuration[s]));
                return;
            }
            delta += extra - (route.cost - model.costs.distance() * route.distance);
        }
        double lacking = delta + solution.placementCost(visit, s) - model.visits.value[visit];
        if (lacking >= 0) {
            note(Rule.VALUE, s, lacking, lacking / (1 + delta));
        } else {
            note(Rule.PLACEMENT, s, 0, 3);
        }
    }
}
