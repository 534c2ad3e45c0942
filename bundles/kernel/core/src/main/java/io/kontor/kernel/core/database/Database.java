package io.kontor.kernel.core.database;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/**
 * The one database. Its DataSource is a service only while the database answers; another configuration takes it away
 * and brings the other one, and everything that needs tables follows by its reference.
 */
@Component(
        service = Database.class,
        immediate = true,
        configurationPid = Database.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = Database.Config.class)
public final class Database {
    /** The configuration's name. */
    public static final String PID = "io.kontor.database";

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Supplier<DatabaseKeeper> keepers;
    private final DatabaseSettings settings;
    private DatabaseKeeper keeper;

    /** Which database. */
    @ObjectClassDefinition(name = "Kontor database", description = "Which database holds all data.")
    @interface Config {
        @AttributeDefinition(
                description = "derby: embedded, for one node. postgresql: a server.",
                options = {@Option("derby"), @Option("postgresql")})
        String kind() default "derby";

        @AttributeDefinition(description = "Derby: its directory on a local disk; empty for derby/kontor in data.")
        String derby_directory() default "";

        @AttributeDefinition(description = "PostgreSQL: jdbc:postgresql://host:port/database")
        String postgresql_url() default "";

        @AttributeDefinition(description = "PostgreSQL: the user, owner of the schema.")
        String postgresql_user() default "";

        @AttributeDefinition(description = "PostgreSQL: the password.", type = AttributeType.PASSWORD)
        String postgresql_password() default "";

        @AttributeDefinition(description = "PostgreSQL: a file that holds nothing but the password.")
        String postgresql_passwordFile() default "";

        @AttributeDefinition(description = "Most connections, 2 to 100.", min = "2", max = "100")
        int pool_size() default 10;
    }

    /** Opens the database in the background. */
    @Activate
    public Database(
            BundleContext context, Config config, @Reference StartFailures failures, @Reference FreeSpace space) {
        String data = context.getProperty("karaf.data");
        try {
            settings = DatabaseSettings.of(config, Path.of(data == null ? "data" : data));
        } catch (RuntimeException e) {
            failures.databaseFailed("wrong configuration " + PID + ": " + e.getMessage());
            throw e;
        }
        settings.engine().directory().ifPresent(space::watch);
        keepers = () -> new DatabaseKeeper(
                settings.engine(), settings.poolSize(), pool -> publish(context, settings.engine(), pool), failures);
        keeper = keepers.get();
        keeper.start();
    }

    /** {@return the database in use} */
    Engine engine() {
        return settings.engine();
    }

    /** Takes the DataSource away from everybody and leaves the database in order, until it is resumed. */
    synchronized void pause() {
        keeper.stop(PATIENCE);
    }

    /** Opens the database again after a pause. */
    synchronized void resume() {
        keeper = keepers.get();
        keeper.start();
    }

    private static Runnable publish(BundleContext context, Engine engine, DataSource pool) {
        ServiceRegistration<DataSource> registration = context.registerService(
                DataSource.class,
                pool,
                FrameworkUtil.asDictionary(
                        Map.of("osgi.jndi.service.name", "kontor", "kontor.database", engine.name())));
        return registration::unregister;
    }

    /** Takes the DataSource away and leaves the database in order. */
    @Deactivate
    synchronized void close() {
        keeper.stop(PATIENCE);
    }
}
