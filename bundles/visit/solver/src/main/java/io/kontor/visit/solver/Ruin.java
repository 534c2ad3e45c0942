package io.kontor.visit.solver;

import java.util.Arrays;

/** Takes strings of neighbouring stops out of neighbouring routes (Christiaens and Vanden Berghe 2020). */
final class Ruin {
    private static final double MEAN_REMOVED = 10;
    private static final int LONGEST_STRING = 15;
    /** The same where the shifts of a day differ: more of them take part then. */
    private static final int LONGEST_OF_MANY = 4;

    private static final double SPLIT = 0.5;
    private static final double KEEP_MORE = 0.99;
    private static final int MOST_ABSENT = 10;
    /** How often strings are of one day only, and how often then all visits keep their days. */
    private static final double ONE_DAY = 0.7;

    private static final double KEEP_DAYS = 0.7;

    /** How often strings are near each other in time too. */
    private static final double NEAR_IN_TIME = 0.5;
    /** How often visits taken out on all days must not go back to the day that their strings were on. */
    private static final double LEAVE_DAY = 0.7;

    /** How often the first string is a whole route, and of how many stops at most. */
    private static final double WHOLE = 0.1;

    private static final int LONGEST_WHOLE = 25;

    private final Model model;
    private final Solution solution;
    private final Rng rng;
    private final int[] ruined;
    private final boolean[] chosen;
    private int round;
    /** Visits taken out, or absent before, which are to be put back. */
    final int[] visits;

    int count;
    /** The only day on which each of them was taken out, -1 if it was on all its days. */
    final int[] day;

    private boolean whole;
    private boolean keepDays;
    /** Day not to be used if there is another, -1 for none. */
    int leftDay;

    private final int[] absent = new int[MOST_ABSENT];
    private int absentCount;

    Ruin(Solution solution, Rng rng) {
        this.solution = solution;
        this.rng = rng;
        model = solution.model;
        ruined = new int[model.shifts.count];
        visits = new int[model.visits.count + MOST_ABSENT];
        chosen = new boolean[model.visits.count];
        day = new int[model.visits.count];
        Arrays.fill(day, -1);
    }

    /** Ruins around a random visit. */
    void apply(boolean[] locked) {
        round++;
        count = 0;
        absentCount = 0;
        double meanLength = solution.planned / (double) Math.max(1, solution.activeCount);
        double longest = Math.min(model.shifts.differ() ? LONGEST_OF_MANY : LONGEST_STRING, meanLength);
        double most = 4 * MEAN_REMOVED / (1 + longest) - 1;
        int strings = (int) (rng.unit() * most + 1);
        int seed = rng.below(model.visits.count);
        int where = model.visits.periodic && rng.unit() < ONE_DAY ? someDay(seed) : -1;
        keepDays = where >= 0 && rng.unit() < KEEP_DAYS;
        whole = rng.unit() < WHOLE;
        leftDay = where >= 0 && !keepDays && rng.unit() < LEAVE_DAY ? where : -1;
        Neighbours near = model.neighbours;
        for (int visit : rng.unit() < NEAR_IN_TIME ? near.byTime[seed] : near.byPlace[seed]) {
            if (chosen[visit] || locked[visit]) {
                continue;
            }
            if (!solution.isPlanned(visit)) {
                if (absentCount < MOST_ABSENT && !keepDays) {
                    absent[absentCount++] = visit;
                }
                continue;
            }
            int s = someShift(visit, where);
            if (s != Solution.ABSENT && ruined[s] != round) {
                ruined[s] = round;
                cut(solution.route[s], visit, longest, locked);
                if (--strings == 0) {
                    break;
                }
            }
        }
        finish();
    }

    private void finish() {
        for (int i = 0; i < count; i++) {
            chosen[visits[i]] = false;
        }
        solution.remove(visits, count, day);
        for (int i = 0; i < absentCount; i++) {
            day[absent[i]] = -1;
            visits[count++] = absent[i];
        }
    }

    private int someDay(int visit) {
        int first = model.visits.firstNode[visit];
        int s = solution.shiftOf[first + rng.below(model.visits.firstNode[visit + 1] - first)];
        return s == Solution.ABSENT ? -1 : model.shifts.day[s];
    }

    /** A shift that has the visit, on the given day unless that is -1. */
    private int someShift(int visit, int day) {
        int first = model.visits.firstNode[visit];
        int size = model.visits.firstNode[visit + 1] - first;
        if (size == 1 && day < 0) {
            return solution.shiftOf[first];
        }
        int offset = rng.below(size);
        for (int i = 0; i < size; i++) {
            int s = solution.shiftOf[first + (i + offset) % size];
            if (s != Solution.ABSENT && (day < 0 || model.shifts.day[s] == day)) {
                return s;
            }
        }
        return Solution.ABSENT;
    }

    /** Chooses a string of stops that includes the visit. */
    private void cut(Route route, int visit, double longest, boolean[] locked) {
        int at = route.find(visit);
        int size = whole && route.length <= LONGEST_WHOLE
                ? route.length
                : Math.min(route.length, 1 + (int) (rng.unit() * Math.min(route.length, longest)));
        whole = false;
        int kept = 0;
        if (size < route.length && rng.unit() < SPLIT) {
            kept = 1;
            while (size + kept < route.length && rng.unit() > KEEP_MORE) {
                kept++;
            }
        }
        int span = size + kept;
        int low = Math.max(1, at - span + 1);
        int high = Math.min(at, route.length - span + 1);
        int start = low + rng.below(high - low + 1);
        int gap = kept == 0 ? span : rng.below(size + 1);
        for (int k = 0; k < span; k++) {
            int other = model.visits.visitOf[route.node[start + k]];
            if ((k < gap || k >= gap + kept) && !chosen[other] && !locked[other]) {
                chosen[other] = true;
                day[other] = keepDays || model.visits.fixed[other] ? model.shifts.day[route.shift] : -1;
                visits[count++] = other;
            }
        }
    }
}
