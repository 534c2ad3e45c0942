package io.kontor.kernel.api.call;

/** Through which door a call came in. */
public enum Channel {
    /** A browser session. */
    WEB,
    /** A bearer token of a device or a partner system. */
    API,
    /** The administrator's shell. */
    SHELL,
    /** A job that runs for somebody: import, export, schedule. */
    JOB,
    /** A consumer that follows an event. */
    EVENT,
    /** The system itself: start-up, maintenance. */
    SYSTEM
}
