package io.kontor.kernel.rest.internal;

/** Order of our filters. For requests JAX-RS runs the least number first, for responses the greatest. */
public final class Priorities {
    /** Says who calls, before any other filter. */
    public static final int AUTHENTICATION = 0;

    /** Takes the entity tag from the entity as the resource gave it. */
    public static final int ENTITY_TAG = 9_000;

    /** Makes a tree of the entity; may still refuse in the language of the call. */
    public static final int FIELD_SELECTION = 8_000;

    /** Ends the call, after any other filter. */
    public static final int ANSWER = 0;

    private Priorities() {}
}
