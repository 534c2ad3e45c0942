package io.kontor.credit.api.terms;

/** What a row asks of a yes-or-no fact. */
public enum Flag {
    /** Both match. */
    ANY,
    /** Only yes matches. */
    YES,
    /** Only no matches. */
    NO
}
