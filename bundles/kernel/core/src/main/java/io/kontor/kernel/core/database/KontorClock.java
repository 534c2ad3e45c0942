package io.kontor.kernel.core.database;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The time of the company: the system's, in the zone that decides which day it is. */
@Component(service = Clock.class, configurationPid = "io.kontor.kernel")
@Designate(ocd = KontorClock.Config.class)
public final class KontorClock extends Clock {
    private final Clock clock;

    /** Settings of the kernel. */
    @ObjectClassDefinition(name = "Kontor kernel", description = "Settings that all modules share.")
    @interface Config {
        @AttributeDefinition(description = "Time zone of the company, such as Asia/Shanghai; empty for the system's.")
        String zone() default "";
    }

    /** In the zone of the configuration. */
    @Activate
    public KontorClock(Config config) {
        this(Clock.system(zone(config.zone().trim())));
    }

    private KontorClock(Clock clock) {
        this.clock = clock;
    }

    private static ZoneId zone(String name) {
        try {
            return name.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("zone is no time zone: " + name, e);
        }
    }

    @Override
    public ZoneId getZone() {
        return clock.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new KontorClock(clock.withZone(zone));
    }

    @Override
    public Instant instant() {
        return clock.instant();
    }
}
