package io.kontor.credit.api.history;

/** What came of a customer within 12 months. */
public enum Outcome {
    /** Never 30 days overdue with what matters. */
    GOOD,
    /** 30 to 89 days overdue: left out of fits, kept in scoring. */
    INDETERMINATE,
    /** 90 days overdue on 2 % of the balance or more, written off, or insolvent. */
    BAD,
    /** The 12 months are not over, and it is not bad yet. */
    UNKNOWN
}
