package io.kontor.visit.api.route;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What limits the work of a shift beyond its hours.
 *
 * @param maxDuration longest time between departure and return in seconds; departure may be delayed to meet it
 * @param regularDuration time between departure and return that is not overtime, in seconds
 * @param maxStops most visits
 * @param capacity greatest sum of {@link VisitRules#demand()}
 * @param skills what the rep can do
 * @param lunch the lunch break, or null for none
 */
public record ShiftRules(
        int maxDuration,
        int regularDuration,
        int maxStops,
        int capacity,
        Set<String> skills,
        @Nullable LunchBreak lunch) {
    /** No limit, no skill, no break. */
    public static final ShiftRules FREE =
            new ShiftRules(Check.LONGEST, Check.LONGEST, Check.LONGEST, Check.LONGEST, Set.of(), null);

    /** Refuses negative limits. */
    public ShiftRules {
        Check.seconds("maxDuration", maxDuration);
        Check.seconds("regularDuration", regularDuration);
        Check.seconds("maxStops", maxStops);
        Check.seconds("capacity", capacity);
        skills = Set.copyOf(skills);
    }

    /**
     * {@return these rules with limits of working time}
     *
     * @param max see {@link #maxDuration()}
     * @param regular see {@link #regularDuration()}
     */
    public ShiftRules withDuration(int max, int regular) {
        return new ShiftRules(max, regular, maxStops, capacity, skills, lunch);
    }

    /**
     * {@return these rules with limits of work}
     *
     * @param stops see {@link #maxStops()}
     * @param load see {@link #capacity()}
     */
    public ShiftRules withLoad(int stops, int load) {
        return new ShiftRules(maxDuration, regularDuration, stops, load, skills, lunch);
    }

    /**
     * {@return these rules for a rep with the skills}
     *
     * @param what see {@link #skills()}
     */
    public ShiftRules withSkills(Set<String> what) {
        return new ShiftRules(maxDuration, regularDuration, maxStops, capacity, what, lunch);
    }

    /**
     * {@return these rules with a lunch break}
     *
     * @param when see {@link #lunch()}
     */
    public ShiftRules withLunch(LunchBreak when) {
        return new ShiftRules(maxDuration, regularDuration, maxStops, capacity, skills, when);
    }
}
