package io.kontor.kernel.api.security;

/** Which rows a grant reaches. */
public enum Scope {
    /** Rows the user owns. */
    OWN,
    /** Rows of the user's team. */
    TEAM,
    /** Rows in the user's regions and everything below them. */
    REGION_SUBTREE,
    /** All rows. */
    ALL
}
