package io.kontor.kernel.api.call;

/** Through which door a call came in. */
public enum Channel {
    /** A browser session. */
    WEB,
    /** A bearer token of a device or a partner system. */
    API,
    /** The administrator's shell. */
    SHELL,
    /** The system itself: start-up, schedule, event. */
    SYSTEM
}
