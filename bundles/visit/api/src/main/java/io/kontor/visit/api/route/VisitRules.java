package io.kontor.visit.api.route;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may make a visit, when, and what it is worth. A fixed appointment is a time window without slack, the rep in
 * {@code reps} and the day as only pattern.
 *
 * @param value what leaving the visit out costs, or {@link #MANDATORY}
 * @param demand part of {@link ShiftRules#capacity()} that it takes, each time
 * @param maxLateness by how many seconds the service may begin after the end of the last time window, at the cost
 *     {@link Costs#lateness()}; 0 makes the window hard
 * @param skills what the rep must be able to do
 * @param reps who may come (the territory); empty for anybody
 * @param continuity whether it should be the same rep each time
 * @param patterns allowed sets of days; empty for once, on any day
 * @param minimumGap fewest days between two visits: patterns with a shorter {@link DayPattern#gap()} are not used
 * @param pin a decision to keep, or null
 */
public record VisitRules(
        double value,
        int demand,
        int maxLateness,
        Set<String> skills,
        Set<String> reps,
        Continuity continuity,
        List<DayPattern> patterns,
        int minimumGap,
        @Nullable Pin pin) {
    /** The value of a visit that must not be left out while there is any way to make it. */
    public static final double MANDATORY = Double.POSITIVE_INFINITY;

    /** Mandatory, by anybody, once on any day. */
    public static final VisitRules FREE =
            new VisitRules(MANDATORY, 0, 0, Set.of(), Set.of(), Continuity.NONE, List.of(), 0, null);

    /** Refuses negative numbers, a value that is no number, and a gap or pin that leaves no pattern. */
    public VisitRules {
        Check.that(
                value == MANDATORY || (value >= 0 && value <= Check.LONGEST),
                "value must be MANDATORY or in 0.." + Check.LONGEST + " but is " + value);
        Check.seconds("demand", demand);
        Check.seconds("maxLateness", maxLateness);
        Check.range("minimumGap", minimumGap, 0, DayPattern.LAST_DAY + 1);
        skills = Set.copyOf(skills);
        reps = Set.copyOf(reps);
        patterns = List.copyOf(patterns);
        int gap = minimumGap;
        Check.that(
                patterns.isEmpty() || patterns.stream().anyMatch(pattern -> pattern.gap() >= gap),
                "no day pattern keeps the minimum gap of " + gap + " days");
        Check.that(
                pin == null || patterns.stream().allMatch(pattern -> Long.bitCount(pattern.mask()) == 1),
                "a pinned visit takes place once, so its patterns must have one day each");
    }

    /**
     * {@return these rules for a visit that may be left out}
     *
     * @param worth see {@link #value()}
     */
    public VisitRules withValue(double worth) {
        return new VisitRules(worth, demand, maxLateness, skills, reps, continuity, patterns, minimumGap, pin);
    }

    /**
     * {@return these rules with a demand}
     *
     * @param load see {@link #demand()}
     */
    public VisitRules withDemand(int load) {
        return new VisitRules(value, load, maxLateness, skills, reps, continuity, patterns, minimumGap, pin);
    }

    /**
     * {@return these rules with a soft end of the time window}
     *
     * @param seconds see {@link #maxLateness()}
     */
    public VisitRules withMaxLateness(int seconds) {
        return new VisitRules(value, demand, seconds, skills, reps, continuity, patterns, minimumGap, pin);
    }

    /**
     * {@return these rules with skills asked for}
     *
     * @param what see {@link #skills()}
     */
    public VisitRules withSkills(Set<String> what) {
        return new VisitRules(value, demand, maxLateness, what, reps, continuity, patterns, minimumGap, pin);
    }

    /**
     * {@return these rules for one territory}
     *
     * @param who see {@link #reps()}
     * @param same see {@link #continuity()}
     */
    public VisitRules withReps(Set<String> who, Continuity same) {
        return new VisitRules(value, demand, maxLateness, skills, who, same, patterns, minimumGap, pin);
    }

    /**
     * {@return these rules with days}
     *
     * @param allowed see {@link #patterns()}
     * @param gap see {@link #minimumGap()}
     */
    public VisitRules withDays(List<DayPattern> allowed, int gap) {
        return new VisitRules(value, demand, maxLateness, skills, reps, continuity, allowed, gap, pin);
    }

    /**
     * {@return these rules with a decision to keep}
     *
     * @param decision see {@link #pin()}
     */
    public VisitRules withPin(Pin decision) {
        return new VisitRules(value, demand, maxLateness, skills, reps, continuity, patterns, minimumGap, decision);
    }

    /** {@return whether the visit must not be left out} */
    public boolean mandatory() {
        return pin != null || value == MANDATORY;
    }
}
