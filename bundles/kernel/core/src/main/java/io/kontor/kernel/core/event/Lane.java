package io.kontor.kernel.core.event;

import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.event.Cursors.Place;
import io.kontor.kernel.core.event.Delivery.Outcome;
import io.kontor.kernel.core.event.Delivery.Result;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the events of one journal to one consumer, on a thread of its own, so that consumers do not wait for each
 * other. The thread is never interrupted: an embedded database would take that ill.
 */
final class Lane implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final int BATCH = 100;
    private static final long KEEP_AFTER = TimeUnit.MILLISECONDS.toNanos(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Place place;
    private final Delivery delivery;
    private final Stores stores;
    private final Clock clock;
    private final Duration poll;

    private final UUID owner = Ids.next();
    private final Semaphore hint = new Semaphore(0);
    private volatile boolean stopped;
    private volatile boolean held;
    private long position;
    private @Nullable String problem;

    /** What a lane reads and writes. */
    record Stores(Transactions transactions, Cursors cursors, Journals journals) {}

    /**
     * Creates a lane.
     *
     * @param delivery makes the delivery to the consumer, given how to pause
     */
    Lane(Place place, Function<Predicate<Duration>, Delivery> delivery, Stores stores, Clock clock, Duration poll) {
        this.place = place;
        this.delivery = delivery.apply(this::pause);
        this.stores = stores;
        this.clock = clock;
        this.poll = poll;
    }

    Place place() {
        return place;
    }

    /** There may be something to do. */
    void wake() {
        hint.release();
    }

    void stop() {
        stopped = true;
        hint.release();
    }

    /** Renews the lease, also while the consumer takes its time. */
    void renew() {
        if (held && !stores.cursors().renew(place, owner)) {
            held = false;
        }
    }

    @Override
    public void run() {
        Duration wait = poll;
        while (!stopped) {
            boolean more = false;
            try {
                if (hold()) {
                    again();
                    more = next();
                }
                wait = poll;
            } catch (RuntimeException e) {
                held = false;
                LOG.warn("events of {} wait for {}: {}", place.module(), place.consumer(), e.toString());
                wait = min(wait.multipliedBy(2), LONGEST_PAUSE);
            }
            if (!more) {
                idle(wait);
            }
        }
        release();
    }

    private boolean hold() {
        if (!held) {
            OptionalLong from = stores.cursors().lease(place, owner);
            held = from.isPresent();
            from.ifPresent(seq -> position = seq);
        }
        return held;
    }

    private void release() {
        if (held) {
            try {
                stores.cursors().release(place, owner);
            } catch (RuntimeException e) {
                LOG.debug("the lease of {} ends by itself", place, e);
            }
        }
    }

    /** Takes the next events of the journal. {@return whether there may be more} */
    private boolean next() {
        List<DomainEvent> events = stores.journals().after(place.module(), position, BATCH);
        if (events.isEmpty()) {
            return false;
        }
        Set<Subject> waiting = stores.transactions().read(em -> new SetAsideRepository(em).subjects(place));
        List<SetAsideEntity> aside = new ArrayList<>();
        long begun = System.nanoTime();
        long done = position;
        Outcome outcome = new Outcome(Result.TAKEN, null);
        for (DomainEvent event : events) {
            outcome = waiting.contains(event.subject()) ? new Outcome(Result.FAILED, null) : delivery.deliver(event);
            if (outcome.result() == Result.NOT_NOW) {
                break;
            }
            if (outcome.result() == Result.FAILED) {
                aside.add(setAside(event, outcome));
                waiting.add(event.subject());
            }
            done = event.seq();
            if (stopped || System.nanoTime() - begun > KEEP_AFTER) {
                break;
            }
        }
        move(done, aside);
        return settle(outcome);
    }

    private SetAsideEntity setAside(DomainEvent event, Outcome outcome) {
        SetAsideEntity entity = new SetAsideEntity(place.consumer(), event, now());
        String problem = outcome.problem();
        if (problem != null) {
            entity.failed(delivery.tries(), problem);
            LOG.warn(
                    "{} could not take event {} {} of {}: {}",
                    place.consumer(),
                    event.seq(),
                    event.type(),
                    place.module(),
                    problem);
        }
        return entity;
    }

    /** Keeps how far the consumer is and what it could not take, in one transaction. */
    private void move(long done, List<SetAsideEntity> aside) {
        if (done == position) {
            return;
        }
        stores.transactions().writeUnkeyed(em -> {
            if (!stores.cursors().move(em, place, owner, done, clock.millis())) {
                throw new IllegalStateException("another node delivers now");
            }
            aside.forEach(em::persist);
            return done;
        });
        position = done;
        problem = null;
    }

    /** {@return whether to go on at once} */
    private boolean settle(Outcome outcome) {
        if (outcome.result() != Result.NOT_NOW) {
            return true;
        }
        String why = outcome.problem();
        if (why != null && !why.equals(problem)) {
            stores.cursors().waits(place, owner, why);
            problem = why;
        }
        return false;
    }

    /** Tries again what was released, and what waits behind it. */
    private void again() {
        List<Subject> subjects = stores.transactions().read(em -> new SetAsideRepository(em).released(place));
        for (Subject subject : subjects) {
            while (!stopped && first(subject).map(this::tryAgain).orElse(false)) {
                LOG.debug("{} goes on", subject);
            }
        }
    }

    private Optional<SetAsideEntity> first(Subject subject) {
        return stores.transactions().read(em -> new SetAsideRepository(em).first(place, subject));
    }

    /** {@return whether it is gone, so that the next one's turn has come} */
    private boolean tryAgain(SetAsideEntity found) {
        DomainEvent event = stores.journals()
                .find(found.module(), found.seq())
                .orElseThrow(() -> new IllegalStateException("event " + found.seq() + " is gone from the journal"));
        Outcome outcome = delivery.deliver(event);
        if (outcome.result() == Result.NOT_NOW) {
            return false;
        }
        return stores.transactions().writeUnkeyed(em -> {
            SetAsideEntity entity = em.find(SetAsideEntity.class, found.id());
            if (entity == null) {
                return true;
            }
            if (outcome.result() == Result.TAKEN) {
                new SetAsideRepository(em).remove(entity, place);
                return true;
            }
            entity.failed(delivery.tries(), String.valueOf(outcome.problem()));
            return false;
        });
    }

    private void idle(Duration wait) {
        try {
            if (hint.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                hint.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stopped = true;
        }
    }

    /** Waits between two tries. {@return whether to go on} */
    private boolean pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (!stopped && System.nanoTime() < end) {
            idle(Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime())));
        }
        return !stopped;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
