package io.kontor.promo.api.recall;

import io.kontor.kernel.api.value.Versioned;
import io.kontor.promo.api.value.CustomerRef;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one of us has to bring back of a recalled lot.
 *
 * @param id stable identity
 * @param version grows with every change
 * @param recallId the recall
 * @param lotId the lot
 * @param itemId its item
 * @param kind whether it is about goods that a place holds or goods that a customer got
 * @param placeId the place that holds the goods, or from which the customer got them; its rows are the task's
 * @param issueId the issue to the customer, null for goods of a place
 * @param customer the customer, null for goods of a place that is not a customer's
 * @param assigneeId who has to see to it: who keeps the place, or gave the goods; where there is nobody, who recalled
 * @param asked base units that were there since the recall began
 * @param returned base units of them that are not there any more
 * @param gone base units of them that cannot be brought back, by the report of who saw to it
 * @param dueOn last day
 * @param state how far it is
 * @param told what the holder or customer was told last, null for nothing yet
 * @param closedOn the day it was closed, null while it is open
 */
public record RecallTask(
        UUID id,
        long version,
        UUID recallId,
        UUID lotId,
        UUID itemId,
        Kind kind,
        UUID placeId,
        @Nullable UUID issueId,
        @Nullable CustomerRef customer,
        UUID assigneeId,
        long asked,
        long returned,
        long gone,
        LocalDate dueOn,
        State state,
        @Nullable Told told,
        @Nullable LocalDate closedOn)
        implements Versioned {
    /** What a task is about. */
    public enum Kind {
        /** A place holds goods: a bag, a site, a transit, a warehouse. */
        HOLDER,
        /** A customer got goods. */
        CUSTOMER
    }

    /** States of a task. */
    public enum State {
        /** Something is to be brought back. */
        OPEN,
        /** Nothing is there any more, or what is cannot be brought back. */
        DONE,
        /** The recall was lifted before. */
        LIFTED
    }

    /**
     * What was said.
     *
     * @param note what, to whom, and what the answer was
     * @param by who said it
     * @param on the day
     */
    public record Told(String note, UUID by, LocalDate on) {}
}
