package io.kontor.visit.solver;

import io.kontor.visit.api.route.Continuity;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;

/** The routes, where each node is, and what all costs. Every change since the last {@link #begin} can be undone. */
final class Solution {
    static final int ABSENT = -1;

    final Model model;
    final Timetable timetable;
    final Route[] route;
    /** Shift of each node, {@link #ABSENT} if it is in none. */
    final int[] shiftOf;
    /** Shifts with stops: active[0] .. active[activeCount - 1]. */
    final int[] active;

    int activeCount;
    /** Number of planned nodes. */
    int planned;
    /** Mandatory visits that are absent, and positions that pinned visits are short of. */
    int missing;

    private final int[] activeIndex;
    private final int[] empty;
    private final Route[] spare;
    private final int[] touched;
    private final boolean[] isTouched;
    private int touchedCount;
    /** Tells which stops a route has: the same number again, the same stops. */
    final int[] version;

    private final int[] savedVersion;
    private int versions;
    private final boolean[] marked;
    private final long[] work;
    private final boolean visitsCostInPlan;
    /** Whether a visit costs nothing in a shift beyond the way. */
    final boolean placementIsFree;

    private double routeCost;
    private double visitCost;
    private double savedRouteCost;
    private double savedVisitCost;
    private int savedMissing;
    private int savedPlanned;

    Solution(Model model) {
        this.model = model;
        timetable = new Timetable(model);
        int shifts = model.shifts.count;
        route = new Route[shifts];
        spare = new Route[shifts];
        for (int s = 0; s < shifts; s++) {
            route[s] = new Route(model, s, timetable);
            spare[s] = new Route(model, s, timetable);
        }
        version = new int[shifts];
        Arrays.setAll(version, s -> ++versions);
        savedVersion = new int[shifts];
        shiftOf = new int[model.visits.nodes];
        Arrays.fill(shiftOf, ABSENT);
        marked = new boolean[model.visits.nodes];
        empty = new int[model.shifts.shiftsOfType.length];
        for (int type = 0; type < empty.length; type++) {
            empty[type] = model.shifts.shiftsOfType[type][0];
        }
        active = new int[shifts];
        activeIndex = new int[shifts];
        Arrays.fill(activeIndex, ABSENT);
        touched = new int[shifts];
        isTouched = new boolean[shifts];
        work = new long[model.shifts.reps];
        placementIsFree = !model.shifts.hasBaseline && model.costs.imbalance() == 0;
        visitsCostInPlan = model.shifts.hasBaseline || model.costs.otherRep() > 0;
        for (int v = 0; v < model.visits.count; v++) {
            visitCost += model.leftOutCost(v);
            missing += model.visits.mandatory[v] ? 1 : 0;
        }
    }

    /** Cost of all, with the price for what is missing. */
    double cost() {
        double cost = routeCost + visitCost;
        return model.costs.imbalance() == 0 ? cost : cost + model.costs.imbalance() * spread();
    }

    private double meanWork() {
        return Arrays.stream(work).sum() / (double) work.length;
    }

    /** By how much the work of the reps differs from their mean, in all. */
    double spread() {
        double mean = meanWork();
        return Arrays.stream(work).mapToDouble(one -> Math.abs(one - mean)).sum();
    }

    /** What a visit costs in a shift beyond the way: in balance, about, and by keeping or leaving the baseline. */
    double placementCost(int visit, int shift) {
        return placementIsFree ? 0 : balanceAndChange(visit, shift);
    }

    private double balanceAndChange(int visit, int shift) {
        double off = work[model.shifts.rep[shift]] - meanWork();
        double more = Math.abs(off + model.visits.service[visit]) - Math.abs(off);
        return model.costs.imbalance() * more - (model.shifts.baseline[visit].get(shift) ? model.costs.change() : 0);
    }

    /** What the shifts of a planned visit cost by changing reps, less what they save by keeping to the baseline. */
    private double plannedCost(int visit) {
        return visitsCostInPlan ? otherRepCost(visit) - model.costs.change() * kept(visit) : 0;
    }

    private double otherRepCost(int visit) {
        if (model.visits.continuity[visit] != Continuity.PREFERRED) {
            return 0;
        }
        BitSet reps = new BitSet();
        for (int n = model.visits.firstNode[visit]; n < model.visits.firstNode[visit + 1]; n++) {
            if (shiftOf[n] != ABSENT) {
                reps.set(model.shifts.rep[shiftOf[n]]);
            }
        }
        return model.costs.otherRep() * Math.max(0, reps.cardinality() - 1);
    }

    private int kept(int visit) {
        BitSet before = model.shifts.baseline[visit];
        int kept = 0;
        for (int n = model.visits.firstNode[visit]; n < model.visits.firstNode[visit + 1]; n++) {
            kept += shiftOf[n] != ABSENT && before.get(shiftOf[n]) ? 1 : 0;
        }
        return kept;
    }

    /** Cost of customers whose reps change. */
    double otherRepCost() {
        return IntStream.range(0, model.visits.count)
                .mapToDouble(this::otherRepCost)
                .sum();
    }

    /** Cost of visits that are not in the shifts where the baseline has them. */
    double changeCost() {
        return model.costs.change()
                * IntStream.range(0, model.visits.count)
                        .map(v -> model.shifts.baseline[v].cardinality() - kept(v))
                        .sum();
    }

    boolean isPlanned(int visit) {
        return shiftOf[model.visits.firstNode[visit]] != ABSENT;
    }

    /** From here on changes can be undone. */
    void begin() {
        for (int i = 0; i < touchedCount; i++) {
            isTouched[touched[i]] = false;
        }
        touchedCount = 0;
        savedRouteCost = routeCost;
        savedVisitCost = visitCost;
        savedMissing = missing;
        savedPlanned = planned;
    }

    /** Whether a route changed since {@link #begin}. */
    boolean isTouched(int s) {
        return isTouched[s];
    }

    /** Settles what was changed: what is known of a route that became what it was counts again. */
    void keep() {
        for (int i = 0; i < touchedCount; i++) {
            int s = touched[i];
            if (route[s].hasStopsOf(spare[s])) {
                version[s] = savedVersion[s];
            }
        }
    }

    /** Goes back to where {@link #begin} was called. */
    void undo() {
        for (int i = 0; i < touchedCount; i++) {
            place(route[touched[i]], ABSENT);
        }
        for (int i = 0; i < touchedCount; i++) {
            int s = touched[i];
            Route kept = spare[s];
            work[model.shifts.rep[s]] += kept.work - route[s].work;
            spare[s] = route[s];
            route[s] = kept;
            version[s] = savedVersion[s];
            place(kept, s);
            keepActive(s);
            isTouched[s] = false;
        }
        touchedCount = 0;
        routeCost = savedRouteCost;
        visitCost = savedVisitCost;
        missing = savedMissing;
        planned = savedPlanned;
    }

    private void place(Route where, int shift) {
        for (int k = 1; k <= where.length; k++) {
            shiftOf[where.node[k]] = shift;
        }
    }

    /** A route that is about to change, {@link #close} follows. */
    private Route open(int s) {
        if (!isTouched[s]) {
            isTouched[s] = true;
            touched[touchedCount++] = s;
            spare[s].copyFrom(route[s]);
            savedVersion[s] = version[s];
        }
        book(route[s], -1);
        return route[s];
    }

    private void close(Route changed) {
        version[changed.shift] = ++versions;
        book(changed, 1);
        keepActive(changed.shift);
    }

    private void book(Route one, int sign) {
        routeCost += sign * one.cost;
        missing += sign * one.displaced;
        work[model.shifts.rep[one.shift]] += sign * (long) one.work;
    }

    private void keepActive(int s) {
        boolean now = route[s].length > 0;
        if (now && activeIndex[s] == ABSENT) {
            activeIndex[s] = activeCount;
            active[activeCount++] = s;
            if (empty[model.shifts.type[s]] == s) {
                empty[model.shifts.type[s]] = findEmpty(model.shifts.type[s]);
            }
        } else if (!now && activeIndex[s] != ABSENT) {
            int last = active[--activeCount];
            active[activeIndex[s]] = last;
            activeIndex[last] = activeIndex[s];
            activeIndex[s] = ABSENT;
            empty[model.shifts.type[s]] = s;
        }
    }

    /** Takes a visit out on all its days. */
    void remove(int visit) {
        begin();
        int[] days = new int[model.visits.count];
        days[visit] = -1;
        remove(new int[] {visit}, 1, days);
    }

    /** Takes visits out, each on its day or on all if that is -1; they count as absent until they are settled. */
    void remove(int[] visits, int count, int[] day) {
        for (int i = 0; i < count; i++) {
            int visit = visits[i];
            visitCost += model.leftOutCost(visit) - plannedCost(visit);
            missing += model.visits.mandatory[visit] ? 1 : 0;
            for (int n = model.visits.firstNode[visit]; n < model.visits.firstNode[visit + 1]; n++) {
                marked[n] = shiftOf[n] != ABSENT && (day[visit] < 0 || model.shifts.day[shiftOf[n]] == day[visit]);
                planned -= marked[n] ? 1 : 0;
            }
        }
        for (int i = 0; i < count; i++) {
            for (int n = model.visits.firstNode[visits[i]]; n < model.visits.firstNode[visits[i] + 1]; n++) {
                if (marked[n] && shiftOf[n] != ABSENT) {
                    removeMarked(open(shiftOf[n]));
                }
            }
        }
        for (int i = 0; i < count; i++) {
            Arrays.fill(marked, model.visits.firstNode[visits[i]], model.visits.firstNode[visits[i] + 1], false);
        }
    }

    private void removeMarked(Route from) {
        for (int k = 1; k <= from.length; k++) {
            if (marked[from.node[k]]) {
                shiftOf[from.node[k]] = ABSENT;
            }
        }
        from.removeMarked(marked);
        close(from);
    }

    /** Puts one node of an absent visit behind a position; {@link #settle} follows when all its nodes are placed. */
    void insert(int node, int shift, int position) {
        Route into = open(shift);
        into.insert(position, node);
        shiftOf[node] = shift;
        planned++;
        close(into);
    }

    /** Makes a visit count as planned. */
    void settle(int visit) {
        visitCost += plannedCost(visit) - model.leftOutCost(visit);
        missing -= model.visits.mandatory[visit] ? 1 : 0;
    }

    /** Goes back to a plan; cannot be undone. */
    void load(Snapshot plan) {
        begin();
        for (int s = 0; s < route.length; s++) {
            if (version[s] != plan.version[s]) {
                clear(s);
            }
        }
        for (int s = 0; s < route.length; s++) {
            append(plan.nodes[s], s);
        }
        begin();
        recount();
    }

    /** Gives two shifts other stops, together the same. */
    void exchange(int a, int[] first, int b, int[] second) {
        visitCost -= plannedCost(route[a]) + plannedCost(route[b]);
        clear(a);
        clear(b);
        append(first, a);
        append(second, b);
        visitCost += plannedCost(route[a]) + plannedCost(route[b]);
    }

    private double plannedCost(Route one) {
        double sum = 0;
        for (int k = 1; visitsCostInPlan && k <= one.length; k++) {
            sum += plannedCost(model.visits.visitOf[one.node[k]]);
        }
        return sum;
    }

    private void append(int[] nodes, int s) {
        for (int i = route[s].length; i < nodes.length; i++) {
            insert(nodes[i], s, i);
        }
    }

    private void clear(int s) {
        int[] nodes = route[s].stops();
        for (int node : nodes) {
            marked[node] = true;
        }
        removeMarked(open(s));
        for (int node : nodes) {
            marked[node] = false;
        }
        planned -= nodes.length;
    }

    /** Adds up anew what is kept by differences. */
    private void recount() {
        routeCost = 0;
        visitCost = 0;
        missing = 0;
        for (Route one : route) {
            routeCost += one.cost;
            missing += one.displaced;
        }
        for (int v = 0; v < model.visits.count; v++) {
            visitCost += isPlanned(v) ? plannedCost(v) : model.leftOutCost(v);
            missing += !isPlanned(v) && model.visits.mandatory[v] ? 1 : 0;
        }
    }

    /** An empty shift of a type, {@link #ABSENT} if all are in use. */
    int emptyShift(int type) {
        return empty[type];
    }

    private int findEmpty(int type) {
        for (int s : model.shifts.shiftsOfType[type]) {
            if (activeIndex[s] == ABSENT) {
                return s;
            }
        }
        return ABSENT;
    }
}
