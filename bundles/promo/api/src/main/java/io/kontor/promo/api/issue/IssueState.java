package io.kontor.promo.api.issue;

/** How far an issue is. */
public enum IssueState {
    /** Waits for approval; the goods are reserved. */
    WAITING,
    /** Handed out. */
    GIVEN,
    /** Not approved. */
    REJECTED,
    /** Undone. */
    REVERSED
}
