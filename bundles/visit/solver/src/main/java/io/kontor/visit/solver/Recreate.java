package io.kontor.visit.solver;

import io.kontor.visit.api.route.Continuity;
import java.util.Arrays;

/**
 * Puts absent visits back, one after the other, each where it costs least at the moment; now and then it blinks and
 * does not see a route (Christiaens and Vanden Berghe 2020, there by position). What a visit costs in a route is
 * remembered until the route changes.
 */
final class Recreate {
    private static final double BLINK = 0.01;
    /** Routes of which a visit's cost is remembered: a power of two. */
    private static final int MANY_ROUTES = 256;

    private static final int FEW_ROUTES = 64;

    private final Model model;
    private final Solution solution;
    private final Rng rng;
    private final InsertionScan scan;
    /** Version of the route in the high half, cost as float in the low half; some of the routes for each visit. */
    private final long[] memory;

    private final int remembered;

    private final short[] memoryPosition;
    private final int[] seen;
    /** What it costs at least to begin a route with a visit. */
    private final double[] opening;

    private int glance;
    private int untilBlink;
    private boolean blinks;

    private Continuity continuity = Continuity.NONE;
    private double bestCost;
    /** Whether a visit is on several days, to be told apart. */
    private boolean byDay;
    /** Cheapest insertion by rep (or 0) and day, for visits on one day the first of these. */
    private final double[] dayCost;

    private final int[] dayShift;
    private final int[] dayPosition;
    private long bestPattern;
    private int bestRow;
    /** Whether nothing but ways costs, so that it is known beforehand what an insertion may cost. */
    private final boolean waysAreAll;

    private double ceiling = InsertionScan.IMPOSSIBLE;
    /** Whether there was a place, at whatever cost. */
    private boolean placeSeen;
    /** The only day and rep to look at, -1 for all. */
    private int onlyDay = -1;

    private int onlyRep = -1;
    /** A day to be used by those only that have no other, -1 for none. */
    int leftDay = -1;

    Recreate(Solution solution, Rng rng) {
        this.solution = solution;
        this.rng = rng;
        model = solution.model;
        scan = new InsertionScan(model, solution.timetable);
        remembered =
                Integer.highestOneBit(2 * Math.min(model.shifts.count, model.granular ? FEW_ROUTES : MANY_ROUTES) - 1);
        memory = new long[model.visits.count * remembered];
        memoryPosition = new short[memory.length];
        seen = new int[model.shifts.count];
        opening = opening();
        waysAreAll = solution.placementIsFree && model.costs.otherRep() == 0;
        untilBlink = rng.untilRare(BLINK);
        int days = model.visits.periodic ? (model.shifts.reps + 1) * model.shifts.days : 1;
        dayCost = new double[days];
        dayShift = new int[days];
        dayPosition = new int[days];
    }

    private double[] opening() {
        double[] least = new double[model.visits.count];
        Arrays.fill(least, solution.placementIsFree ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY);
        for (int v = 0; v < least.length; v++) {
            for (int[] type : model.shifts.shiftsOfType) {
                int place = model.visits.place[v];
                int way = model.ways.distanceIn(model.shifts.start[type[0]], place)
                        + model.ways.distanceOut(place, model.shifts.end[type[0]]);
                least[v] = Math.min(least[v], model.costs.distance() * way);
            }
        }
        return least;
    }

    /**
     * Inserts visits in this order, each on its day or on all days of a pattern if that is -1; gives up, false, as soon
     * as the cost without those not yet inserted exceeds a limit, or the one day of a visit has no room for it.
     */
    boolean insert(int[] visits, int count, int[] day, double limit) {
        double absent = 0;
        for (int i = 0; i < count; i++) {
            absent += model.leftOutCost(visits[i]);
        }
        for (int i = 0; i < count; i++) {
            onlyDay = day[visits[i]];
            ceiling = waysAreAll ? limit - (solution.cost() - absent) : InsertionScan.IMPOSSIBLE;
            boolean inserted = insert(visits[i]);
            absent -= model.leftOutCost(visits[i]);
            if (solution.cost() - absent > limit || (onlyDay >= 0 && !inserted)) {
                return false;
            }
        }
        return true;
    }

    /** Inserts a visit where it costs least; tries harder if it is mandatory. */
    boolean insert(int visit) {
        placeSeen = false;
        return tryInsert(visit, true, false)
                || (model.visits.mandatory[visit]
                        && !placeSeen
                        && (tryInsert(visit, false, false) || tryInsert(visit, false, true)));
    }

    private boolean tryInsert(int visit, boolean blinking, boolean everywhere) {
        blinks = blinking;
        scan.everywhere = everywhere || !model.granular;
        int node = model.visits.firstNode[visit];
        if (onlyDay >= 0) {
            node = findAbsent(visit);
        } else if (model.visits.firstNode[visit + 1] - node > 1) {
            return tryInsertDays(visit);
        }
        byDay = false;
        continuity = Continuity.NONE;
        dayShift[0] = Solution.ABSENT;
        dayCost[0] = worstCost(visit);
        lookAround(visit);
        if (dayShift[0] == Solution.ABSENT) {
            return false;
        }
        solution.insert(node, dayShift[0], dayPosition[0]);
        solution.settle(visit);
        return true;
    }

    /** What an insertion has to be cheaper than. */
    private double worstCost(int visit) {
        return model.visits.mandatory[visit] ? ceiling : Math.min(ceiling, model.leftOutCost(visit));
    }

    /** The node of a visit that is missing on one day; the others say which rep is to come. */
    private int findAbsent(int visit) {
        int absent = Solution.ABSENT;
        onlyRep = -1;
        for (int n = model.visits.firstNode[visit]; n < model.visits.firstNode[visit + 1]; n++) {
            int s = solution.shiftOf[n];
            if (s == Solution.ABSENT) {
                absent = absent < 0 ? n : absent;
            } else if (model.visits.continuity[visit] == Continuity.REQUIRED) {
                onlyRep = model.shifts.rep[s];
            }
        }
        return absent;
    }

    private void lookAround(int visit) {
        glance++;
        if (scan.everywhere) {
            for (int a = 0; a < solution.activeCount; a++) {
                look(visit, solution.active[a]);
            }
        } else {
            lookNear(visit);
        }
        for (int type = 0; type < model.shifts.shiftsOfType.length; type++) {
            int s = solution.emptyShift(type);
            if (s != Solution.ABSENT && canPayToOpen(visit, s)) {
                look(visit, s);
            } else {
                placeSeen |= s != Solution.ABSENT;
            }
        }
    }

    private boolean canPayToOpen(int visit, int s) {
        return continuity != Continuity.NONE || dayCost[byDay ? model.shifts.day[s] : 0] > opening[visit];
    }

    /** Looks into the routes that have neighbours. */
    private void lookNear(int visit) {
        for (int near : model.neighbours.nodes[visit]) {
            int s = solution.shiftOf[near];
            if (s != Solution.ABSENT && seen[s] != glance) {
                seen[s] = glance;
                look(visit, s);
            }
        }
    }

    private void look(int visit, int s) {
        if (!model.shifts.allows(visit, s) || (onlyDay >= 0 && !isAskedFor(s))) {
            return;
        }
        recall(visit, s);
        if (blink()) {
            scan.search(solution.route[s], visit, scan.position, InsertionScan.IMPOSSIBLE);
        }
        if (scan.cost < InsertionScan.IMPOSSIBLE) {
            placeSeen = true;
            note(visit, s);
        }
    }

    private boolean isAskedFor(int s) {
        return model.shifts.day[s] == onlyDay && (onlyRep < 0 || model.shifts.rep[s] == onlyRep);
    }

    private void note(int visit, int s) {
        double cost = scan.cost + solution.placementCost(visit, s);
        note(byDay ? model.shifts.day[s] : 0, s, cost);
        if (continuity != Continuity.NONE) {
            note((1 + model.shifts.rep[s]) * model.shifts.days + model.shifts.day[s], s, cost);
        }
    }

    private void note(int at, int s, double cost) {
        if (cost < dayCost[at]) {
            dayCost[at] = cost;
            dayShift[at] = s;
            dayPosition[at] = scan.position;
        }
    }

    private boolean blink() {
        if (blinks && untilBlink-- <= 0) {
            untilBlink = rng.untilRare(BLINK);
            return true;
        }
        return false;
    }

    /** Cost and position in a route, from memory if the route is the same. */
    private void recall(int visit, int s) {
        int at = visit * remembered + (s & remembered - 1);
        int version = solution.version[s];
        boolean usable = scan.everywhere != model.granular;
        if (usable && (int) (memory[at] >>> 32) == version) {
            scan.cost = Float.intBitsToFloat((int) memory[at]);
            scan.position = memoryPosition[at];
            return;
        }
        boolean lasting = usable && !solution.isTouched(s);
        double below = lasting || byDay || !waysAreAll ? InsertionScan.IMPOSSIBLE : dayCost[0];
        scan.search(solution.route[s], visit, InsertionScan.NOWHERE, below);
        if (lasting) {
            memory[at] = ((long) version << 32) | (Float.floatToRawIntBits((float) scan.cost) & 0xFFFFFFFFL);
            memoryPosition[at] = (short) scan.position;
        }
    }

    private boolean tryInsertDays(int visit) {
        byDay = true;
        continuity = model.visits.continuity[visit];
        int rows = continuity == Continuity.NONE ? 1 : model.shifts.reps + 1;
        Arrays.fill(dayCost, 0, rows * model.shifts.days, InsertionScan.IMPOSSIBLE);
        lookAround(visit);
        bestCost = worstCost(visit);
        bestPattern = 0;
        for (int row = continuity == Continuity.REQUIRED ? 1 : 0; row < rows; row++) {
            choosePattern(visit, row, row == 0 && continuity == Continuity.PREFERRED);
        }
        if (bestPattern == 0) {
            return false;
        }
        int node = model.visits.firstNode[visit];
        for (long rest = bestPattern; rest != 0; rest &= rest - 1) {
            int at = bestRow * model.shifts.days + Long.numberOfTrailingZeros(rest);
            solution.insert(node++, dayShift[at], dayPosition[at]);
        }
        solution.settle(visit);
        return true;
    }

    private void choosePattern(int visit, int row, boolean payReps) {
        long[] patterns = model.visits.patterns[visit];
        long left = leftDay < 0 || !hasPatternWithout(patterns, leftDay) ? 0 : 1L << leftDay;
        for (long pattern : patterns) {
            if ((pattern & left) != 0) {
                continue;
            }
            double cost = payReps ? otherReps(pattern) : 0;
            for (long rest = pattern; rest != 0 && cost < bestCost; rest &= rest - 1) {
                int day = Long.numberOfTrailingZeros(rest);
                cost += day < model.shifts.days ? dayCost[row * model.shifts.days + day] : InsertionScan.IMPOSSIBLE;
            }
            if (cost < bestCost && !blink()) {
                bestCost = cost;
                bestPattern = pattern;
                bestRow = row;
            }
        }
    }

    private static boolean hasPatternWithout(long[] patterns, int day) {
        for (long pattern : patterns) {
            if ((pattern >> day) % 2 == 0) {
                return true;
            }
        }
        return false;
    }

    private double otherReps(long pattern) {
        long reps = 0;
        int others = -1;
        for (long rest = pattern; rest != 0; rest &= rest - 1) {
            int day = Long.numberOfTrailingZeros(rest);
            if (day < model.shifts.days && dayCost[day] < InsertionScan.IMPOSSIBLE) {
                long bit = 1L << (model.shifts.rep[dayShift[day]] & 63);
                others += (reps & bit) == 0 ? 1 : 0;
                reps |= bit;
            }
        }
        return Math.max(0, others) * model.costs.otherRep();
    }
}
