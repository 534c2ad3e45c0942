package io.kontor.kernel.api.event;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears what happens in other modules. Register it as a service with {@link EventSubscription}. Each consumer and
 * journal has its own thread and its own place in the journal, kept in the database: a new consumer begins with the
 * first event ever, one that was away goes on where it was.
 *
 * <p>An event may come twice, after a crash or a lost lease: remember {@code (module, seq)} with what you write. A call
 * of the system with the event as its cause is bound while an event is delivered.
 */
@ConsumerType
@FunctionalInterface
public interface EventConsumer {
    /**
     * Takes one event. Returning acknowledges it. A failure makes the courier try again, later each time; after the
     * last try the event is set aside, with those that follow of the same subject, and the others go on. A refusal of
     * kind UNAVAILABLE means "not now": the courier waits and sets nothing aside.
     *
     * @param event the event
     */
    void accept(DomainEvent event);
}
