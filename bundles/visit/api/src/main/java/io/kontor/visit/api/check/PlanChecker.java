package io.kontor.visit.api.check;

import io.kontor.visit.api.route.Continuity;
import io.kontor.visit.api.route.CostBreakdown;
import io.kontor.visit.api.route.LeftOut;
import io.kontor.visit.api.route.Pin;
import io.kontor.visit.api.route.PlannedRoute;
import io.kontor.visit.api.route.RoutePlan;
import io.kontor.visit.api.route.RouteProblem;
import io.kontor.visit.api.route.RouteResult;
import io.kontor.visit.api.route.Shift;
import io.kontor.visit.api.route.Stop;
import io.kontor.visit.api.route.Visit;
import io.kontor.visit.api.route.VisitRules;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what a plan breaks and what it costs, by following every route second by second. Shares no code with any
 * optimiser, so that it cannot share their errors.
 */
public final class PlanChecker {
    private static final double TOLERANCE = 1e-6;

    private final RouteProblem problem;
    private final Lookup names;

    /**
     * Prepares the check of plans for a problem.
     *
     * @param problem the problem
     */
    public PlanChecker(RouteProblem problem) {
        this.problem = problem;
        names = new Lookup(problem);
    }

    /**
     * {@return what is wrong with an answer, in plain words; empty if nothing is}
     *
     * @param result the answer: its plan, its costs and its list of visits that are left out
     */
    public List<String> check(RouteResult result) {
        List<String> wrong = new ArrayList<>(check(result.plan()));
        if (!wrong.isEmpty()) {
            return wrong;
        }
        CostBreakdown real = new PlanCost(problem).of(result.plan());
        if (!near(real, result.cost())) {
            wrong.add("the plan costs " + real + " but says " + result.cost());
        }
        Set<String> absent = new HashSet<>(names.visits.keySet());
        result.plan().routes().forEach(route -> route.stops().forEach(stop -> absent.remove(stop.visit())));
        List<String> told = result.leftOut().stream().map(LeftOut::visit).toList();
        if (told.size() != absent.size() || !absent.containsAll(told)) {
            wrong.add("left out are " + absent + " but told are " + told);
        }
        return wrong;
    }

    private static boolean near(CostBreakdown a, CostBreakdown b) {
        return a.missing() == b.missing()
                && near(a.distance(), b.distance())
                && near(a.time(), b.time())
                && near(a.lateness(), b.lateness())
                && near(a.overtime(), b.overtime())
                && near(a.imbalance(), b.imbalance())
                && near(a.change(), b.change())
                && near(a.otherRep(), b.otherRep())
                && near(a.leftOut(), b.leftOut());
    }

    private static boolean near(double a, double b) {
        return Math.abs(a - b) <= TOLERANCE * (1 + Math.abs(a));
    }

    /**
     * {@return which rules a plan breaks, in plain words; empty if none. That a visit is left out breaks no rule}
     *
     * @param plan the plan
     */
    public List<String> check(RoutePlan plan) {
        List<String> wrong = new ArrayList<>();
        Map<String, List<Shift>> made = new HashMap<>();
        for (PlannedRoute route : plan.routes()) {
            Shift shift = names.shifts.get(route.shift());
            if (shift == null) {
                wrong.add("there is no shift " + route.shift());
                continue;
            }
            for (Stop stop : route.stops()) {
                if (names.visits.containsKey(stop.visit())) {
                    made.computeIfAbsent(stop.visit(), id -> new ArrayList<>()).add(shift);
                } else {
                    wrong.add("there is no visit " + stop.visit());
                }
            }
            if (names.visits
                    .keySet()
                    .containsAll(route.stops().stream().map(Stop::visit).toList())) {
                new RouteCheck(problem, shift, route, wrong).run(names);
            }
        }
        made.forEach((id, where) -> checkDays(names.visit(id), where, wrong));
        return wrong;
    }

    private static void checkDays(Visit visit, List<Shift> where, List<String> wrong) {
        VisitRules rules = visit.rules();
        long days = 0;
        Set<String> reps = new HashSet<>();
        for (Shift shift : where) {
            days |= 1L << shift.day();
            reps.add(shift.rep());
        }
        long made = days;
        boolean once = rules.patterns().isEmpty();
        if (Long.bitCount(days) != where.size() || (once && where.size() != 1)) {
            wrong.add("visit " + visit.id() + " is made " + where.size() + " times");
        } else if (!once
                && rules.patterns().stream()
                        .noneMatch(pattern -> pattern.mask() == made
                                && (pattern.gap() >= rules.minimumGap() || rules.pin() != null))) {
            wrong.add("visit " + visit.id() + " is made on days " + Long.toBinaryString(days)
                    + ", which no pattern allows");
        }
        if (rules.continuity() == Continuity.REQUIRED && reps.size() > 1) {
            wrong.add("visit " + visit.id() + " is made by " + reps);
        }
        Pin pin = rules.pin();
        if (pin != null && where.stream().anyMatch(shift -> !shift.id().equals(pin.shift()))) {
            wrong.add("visit " + visit.id() + " is not in shift " + pin.shift());
        }
    }
}
