package io.kontor.kernel.core.event;

import io.kontor.kernel.api.event.EventConsumer;
import io.kontor.kernel.core.event.Cursors.Place;
import io.kontor.kernel.core.event.Lane.Stores;
import io.kontor.kernel.core.internal.KernelTransactions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives each consumer a lane for each journal it wants, for as long as the consumer is there. */
@Component(service = Courier.class, immediate = true, configurationPid = "io.kontor.kernel.events")
@Designate(ocd = Courier.Config.class)
public final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,99}");
    private static final long RENEW_SECONDS = 5;
    private static final long PATIENCE_MILLIS = 5_000;

    private final Stores stores;
    private final Clock clock;
    private final Hints hints;
    private final Settings settings;
    private final Map<EventConsumer, List<Running>> lanes = new ConcurrentHashMap<>();
    private final Set<String> unread = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "kontor-events-leases");
        thread.setDaemon(true);
        return thread;
    });

    /** How deliveries are made. */
    @ObjectClassDefinition(name = "Kontor events", description = "How events are brought to their consumers.")
    @interface Config {
        @AttributeDefinition(description = "How often an event is tried before it is set aside, 1 to 20.")
        int tries() default 5;

        @AttributeDefinition(
                description = "Milliseconds before the second try; each later pause is three times longer.")
        int first_pause_ms() default 100;

        @AttributeDefinition(description = "Milliseconds between two looks at a journal without a hint, 100 to 60000.")
        int poll_ms() default 1_000;
    }

    private final ScheduledFuture<?> renewing;

    /** Checked values of the configuration. */
    record Settings(int tries, Duration firstPause, Duration poll) {
        static Settings of(Config config) {
            require("tries", config.tries(), 1, 20);
            require("first.pause.ms", config.first_pause_ms(), 1, 60_000);
            require("poll.ms", config.poll_ms(), 100, 60_000);
            return new Settings(
                    config.tries(), Duration.ofMillis(config.first_pause_ms()), Duration.ofMillis(config.poll_ms()));
        }

        private static void require(String key, int value, int min, int max) {
            if (value < min || value > max) {
                throw new IllegalArgumentException(key + " must be " + min + " to " + max + ": " + value);
            }
        }
    }

    private record Running(Lane lane, Thread thread) {}

    /** Starts without lanes; they come with their consumers. */
    @Activate
    public Courier(
            @Reference KernelTransactions kernel,
            @Reference(target = "(osgi.jndi.service.name=kontor)") DataSource dataSource,
            @Reference Hints hints,
            @Reference Clock clock,
            Config config) {
        this(kernel, dataSource, hints, clock, Settings.of(config));
    }

    Courier(KernelTransactions kernel, DataSource dataSource, Hints hints, Clock clock, Settings settings) {
        this.stores = new Stores(kernel.transactions(), new Cursors(kernel.transactions()), new Journals(dataSource));
        this.clock = clock;
        this.hints = hints;
        this.settings = settings;
        hints.listen(this, this::appended);
        renewing = renewal.scheduleWithFixedDelay(this::tick, RENEW_SECONDS, RENEW_SECONDS, TimeUnit.SECONDS);
    }

    /** A consumer has come. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addConsumer(EventConsumer consumer, Map<String, Object> properties) {
        String name = String.valueOf(properties.get("kontor.consumer"));
        if (!NAME.matcher(name).matches()) {
            LOG.error(
                    "{} gets no events: its name {} is none",
                    consumer.getClass().getName(),
                    name);
            return;
        }
        List<Running> running = new ArrayList<>();
        for (String module : texts(properties.get("kontor.events"))) {
            if (Journals.isModule(module)) {
                running.add(start(new Place(name, module), consumer));
            } else {
                LOG.error("{} gets no events of {}: no module is called so", name, module);
            }
        }
        lanes.put(consumer, running);
    }

    /** A consumer goes: it gets no event after this. */
    void removeConsumer(EventConsumer consumer) {
        stop(lanes.getOrDefault(consumer, List.of()));
        lanes.remove(consumer);
    }

    private Running start(Place place, EventConsumer consumer) {
        Lane lane = new Lane(place, pause -> delivery(consumer, pause), stores, clock, settings.poll());
        Thread thread = new Thread(lane, "kontor-events-" + place.consumer() + "-" + place.module());
        thread.setDaemon(true);
        thread.start();
        return new Running(lane, thread);
    }

    private Delivery delivery(EventConsumer consumer, Predicate<Duration> pause) {
        return new Delivery(consumer, settings.tries(), settings.firstPause(), pause);
    }

    private static List<String> texts(@Nullable Object property) {
        if (property instanceof String[] several) {
            return List.of(several);
        }
        return property instanceof String one ? List.of(one) : List.of();
    }

    private void appended(String module) {
        List<Lane> awaiting = running().stream()
                .map(Running::lane)
                .filter(lane -> lane.place().module().equals(module))
                .toList();
        awaiting.forEach(Lane::wake);
        if (awaiting.isEmpty()) {
            unread.add(module);
        }
    }

    /** Events that nobody reads get their numbers now and then, else the first reader would wait long for them. */
    private void numberUnread() {
        for (String module : List.copyOf(unread)) {
            unread.remove(module);
            try {
                stores.journals().number(module);
            } catch (RuntimeException e) {
                unread.add(module);
                LOG.debug("events of {} get their numbers later", module, e);
            }
        }
    }

    /** Something was released for a consumer. */
    void released(String consumer) {
        running().stream()
                .map(Running::lane)
                .filter(lane -> lane.place().consumer().equals(consumer))
                .forEach(Lane::wake);
    }

    /** {@return whether a consumer of that name is there for a journal} */
    boolean isPresent(Place place) {
        return running().stream().anyMatch(r -> r.lane().place().equals(place));
    }

    Journals journals() {
        return stores.journals();
    }

    private List<Running> running() {
        return lanes.values().stream().flatMap(List::stream).toList();
    }

    private void tick() {
        renew();
        numberUnread();
    }

    private void renew() {
        for (Running running : running()) {
            try {
                running.lane().renew();
            } catch (RuntimeException e) {
                LOG.debug("a lease was not renewed", e);
            }
        }
    }

    private static void stop(List<Running> running) {
        running.forEach(r -> r.lane().stop());
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        try {
            for (Running r : running) {
                r.thread().join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends all lanes and gives their leases up. */
    @Deactivate
    void close() {
        hints.leave(this);
        renewing.cancel(false);
        renewal.shutdown();
        stop(running());
        lanes.clear();
    }
}
