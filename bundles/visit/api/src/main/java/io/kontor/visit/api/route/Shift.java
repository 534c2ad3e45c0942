package io.kontor.visit.api.route;

/**
 * A working day of a rep.
 *
 * @param id unique in a problem
 * @param rep who works
 * @param day which day of the plan, 0..62
 * @param start index of the place of departure
 * @param end index of the place of return
 * @param hours earliest departure and latest return
 * @param rules further limits
 */
public record Shift(String id, String rep, int day, int start, int end, TimeWindow hours, ShiftRules rules) {
    /** Refuses blank names, days out of range, negative places, and a lunch outside of the hours. */
    public Shift {
        Check.text("shift id", id);
        Check.text("rep of shift " + id, rep);
        Check.range("day of shift " + id, day, 0, DayPattern.LAST_DAY);
        Check.range("start of shift " + id, start, 0, Check.LONGEST);
        Check.range("end of shift " + id, end, 0, Check.LONGEST);
        LunchBreak lunch = rules.lunch();
        Check.that(
                lunch == null || hours.includes(lunch.window()),
                "lunch of shift " + id + " must begin within its hours");
    }
}
