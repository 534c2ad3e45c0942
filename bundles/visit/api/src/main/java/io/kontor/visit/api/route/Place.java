package io.kontor.visit.api.route;

/**
 * Where a visit, or the end of a shift, takes place. The coordinates only rank which places are near each other; what a
 * way costs is said by {@link Travel}.
 *
 * @param id name for messages, unique in a problem
 * @param x coordinate to the east (metres, degrees: the same for all places)
 * @param y coordinate to the north
 */
public record Place(String id, double x, double y) {
    /** Refuses a blank name and coordinates that are no number. */
    public Place {
        Check.text("place id", id);
        Check.that(Double.isFinite(x) && Double.isFinite(y), "place " + id + " has no position: " + x + ", " + y);
    }
}
