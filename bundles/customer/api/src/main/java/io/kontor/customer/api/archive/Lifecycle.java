package io.kontor.customer.api.archive;

import java.util.EnumSet;
import java.util.Set;

/** Stages of a customer, prospects included: one archive for both. */
public enum Lifecycle {
    /** Perhaps a customer one day. */
    SUSPECT,
    /** Contacted, with a need. */
    PROSPECT,
    /** Contract signed, nothing bought yet. */
    SIGNED,
    /** Buys. */
    ACTIVE,
    /** Has not bought for long. */
    DORMANT,
    /** Buys elsewhere or no more. */
    LOST,
    /** Gone out of business or barred; the card stays. */
    CLOSED,
    /** Part of another customer; only merging leads here, and only undoing the merge leads back. */
    MERGED;

    /** {@return the stages this one may change to} */
    public Set<Lifecycle> next() {
        return switch (this) {
            case SUSPECT -> EnumSet.of(PROSPECT, LOST, CLOSED);
            case PROSPECT -> EnumSet.of(SUSPECT, SIGNED, LOST, CLOSED);
            case SIGNED -> EnumSet.of(ACTIVE, DORMANT, LOST, CLOSED);
            case ACTIVE -> EnumSet.of(DORMANT, LOST, CLOSED);
            case DORMANT -> EnumSet.of(ACTIVE, LOST, CLOSED);
            case LOST -> EnumSet.of(PROSPECT, SIGNED, ACTIVE, CLOSED);
            case CLOSED, MERGED -> EnumSet.noneOf(Lifecycle.class);
        };
    }
}
