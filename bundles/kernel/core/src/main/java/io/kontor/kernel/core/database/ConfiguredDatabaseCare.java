package io.kontor.kernel.core.database;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.operation.DatabaseCare;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Cares for the database of the configuration; one thing at a time. It needs no tables, for it outlives them. */
@Component
public final class ConfiguredDatabaseCare implements DatabaseCare {
    private static final String MANAGE = "kernel:database:manage";
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    private final ReentrantLock one = new ReentrantLock();
    private final BundleContext context;
    private final ConfigurationAdmin configurations;
    private final Clock clock;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Database database;

    /** Over the configuration. */
    @Activate
    public ConfiguredDatabaseCare(
            BundleContext context, @Reference ConfigurationAdmin configurations, @Reference Clock clock) {
        this.context = context;
        this.configurations = configurations;
        this.clock = clock;
    }

    /** Something that may fail in every way a disk and a database can. */
    @FunctionalInterface
    private interface Work {
        Contents run(Database present, Path files) throws Exception;
    }

    private Contents care(String failure, Work work) {
        Call.require(MANAGE);
        Database present = database;
        if (present == null || !(present.engine() instanceof DerbyEngine derby)) {
            throw KontorException.of(ProblemKind.CONFLICT, "DATABASE_NOT_EMBEDDED");
        }
        one.lock();
        try {
            return work.run(present, derby.files());
        } catch (KontorException e) {
            throw e;
        } catch (Exception e) {
            // Liquibase declares no less
            KontorException refusal =
                    KontorException.of(ProblemKind.CONFLICT, failure).with("reason", reason(e));
            refusal.initCause(e);
            throw refusal;
        } finally {
            one.unlock();
        }
    }

    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }

    @Override
    public Contents backup(Path directory, Consumer<String> progress) {
        return care("BACKUP_FAILED", (present, files) -> {
            Path into = directory.toAbsolutePath().normalize();
            Path parent = into.getParent();
            if (Files.exists(into) || parent == null || !Files.isDirectory(parent)) {
                throw KontorException.of(ProblemKind.INVALID, "BACKUP_DIRECTORY")
                        .with("reason", "it must not exist, and its parent must: " + into);
            }
            try {
                EmbeddedCopy.backUp(files, into);
                progress.accept("copied to " + into);
                return new EmbeddedCopy(EmbeddedCopy.inside(into)).check(progress);
            } catch (IOException | SQLException | RuntimeException e) {
                Restored.delete(into);
                throw e;
            }
        });
    }

    @Override
    public Contents restore(Path directory, Consumer<String> progress) {
        return care("RESTORE_FAILED", (present, files) -> {
            Path making = Restored.making(files);
            Restored.delete(making);
            Restored.copy(EmbeddedCopy.inside(directory.toAbsolutePath().normalize()), making);
            progress.accept("copied from " + directory);
            Contents contents = new EmbeddedCopy(making).check(progress);
            Path replaced = files.resolveSibling(files.getFileName() + ".replaced-"
                    + LocalDateTime.now(clock).format(STAMP));
            present.pause();
            try {
                Restored.put(files, replaced);
            } finally {
                present.resume();
            }
            progress.accept("the replaced database is in " + replaced);
            return contents;
        });
    }

    @Override
    public Contents moveTo(Target target, Consumer<String> progress) {
        return care("MOVE_FAILED", (present, files) -> {
            Engine server = server(target);
            server.open();
            ServerSchema.requireEmpty(server.connections());
            present.pause();
            boolean moved = false;
            DerbyEngine source = new DerbyEngine(files);
            try {
                source.open();
                Contents contents =
                        new DatabaseMove(source.connections(), server.connections(), this::resources, progress).run();
                source.close();
                configure(target);
                moved = true;
                progress.accept("Kontor goes on at " + target.url() + "; the embedded database stays in " + files);
                return contents;
            } finally {
                source.close();
                if (!moved) {
                    present.resume();
                }
            }
        });
    }

    private static Engine server(Target target) throws IOException {
        if (!target.url().startsWith("jdbc:postgresql:")) {
            throw new IOException("the address must begin with jdbc:postgresql:");
        }
        Path file = target.passwordFile();
        return new PostgresEngine(
                target.url(),
                target.user(),
                file == null ? null : Files.readString(file).strip());
    }

    /** The changelog of a module is in a bundle that need not be started. */
    private @Nullable ClassLoader resources(String module) {
        for (Bundle bundle : context.getBundles()) {
            if (bundle.getEntry("db/" + module + ".xml") != null) {
                return new BundleResources(bundle);
            }
        }
        return null;
    }

    private void configure(Target target) throws IOException {
        Configuration configuration = configurations.getConfiguration(Database.PID, null);
        Dictionary<String, Object> properties = configuration.getProperties();
        Map<String, Object> changed = new HashMap<>(properties == null ? Map.of() : FrameworkUtil.asMap(properties));
        changed.put("kind", "postgresql");
        changed.put("postgresql.url", target.url());
        changed.put("postgresql.user", target.user());
        Path file = target.passwordFile();
        if (file != null) {
            changed.put("postgresql.passwordFile", file.toAbsolutePath().toString());
        }
        configuration.update(FrameworkUtil.asDictionary(changed));
    }
}
