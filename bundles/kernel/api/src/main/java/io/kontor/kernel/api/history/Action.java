package io.kontor.kernel.api.history;

/** What was done to a record. */
public enum Action {
    /** It was made; the entry with field {@code ""} holds the whole record, without classified fields. */
    CREATED,
    /** Fields of it were changed, one entry each. */
    CHANGED,
    /** It was removed; the entry with field {@code ""} holds what it was, without classified fields. */
    DELETED,
    /** Its fields of class SENSITIVE were shown to the actor. */
    READ,
    /** Rows left the system in a file; the new value says which. */
    EXPORTED
}
