package io.kontor.visit.api.route;

/**
 * A visit that is not in the plan, why, and the cheapest way to get it in.
 *
 * @param visit id of the visit
 * @param rule the rule that is nearest to being kept
 * @param shift id of the shift where this is so, empty if no shift comes into question
 * @param amount by how much the rule would have to give way there: seconds for times, units of demand, stops, or cost
 *     for {@link Rule#VALUE}; 0 where there is no amount
 */
public record LeftOut(String visit, Rule rule, String shift, double amount) {
    /** Refuses a blank visit. */
    public LeftOut {
        Check.text("visit left out", visit);
    }
}
