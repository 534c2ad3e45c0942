package io.kontor.credit.api.portfolio;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/**
 * An order that was held.
 *
 * @param id identity of the order
 * @param since when it was held
 * @param amount its amount
 * @param reason gravest reason code
 * @param releases what was released of it so far, in any order
 */
public record Hold(String id, Instant since, BigDecimal amount, String reason, List<Release> releases) {
    /**
     * A release, of all or of a part.
     *
     * @param at when
     * @param amount how much
     * @param reason reason code of the release
     */
    public record Release(Instant at, BigDecimal amount, String reason) {}

    /** Keeps the list by value. */
    public Hold {
        releases = List.copyOf(releases);
    }
}
