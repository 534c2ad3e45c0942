package io.kontor.kernel.core.database;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.JobHandler;
import io.kontor.kernel.api.operation.DatabaseCare;
import io.kontor.kernel.jpa.StoredJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Backs up from afar: into the backup directory of the installation, where a caller cannot overwrite anything else. */
@Component(service = JobHandler.class)
public final class BackupJob implements JobHandler {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    private final DatabaseCare care;
    private final Path backups;

    /** What is asked for. */
    record Wanted(String name) {}

    /** Over the database of the configuration. */
    @Activate
    public BackupJob(BundleContext context, @Reference DatabaseCare care) {
        this.care = care;
        String data = context.getProperty("karaf.data");
        backups = Path.of(data == null ? "data" : data).resolve("backup");
    }

    @Override
    public String name() {
        return "kernel.backup";
    }

    @Override
    public void run(JobContext context) {
        String name = StoredJson.read(context.parameters(), Wanted.class).name();
        if (name == null || !NAME.matcher(name).matches()) {
            throw KontorException.of(ProblemKind.INVALID, "BACKUP_DIRECTORY").with("reason", "not a plain name");
        }
        Path directory = backups.resolve(name);
        try {
            Files.createDirectories(backups);
            if (context.checkpoint().isPresent()) {
                // what an attempt that died left behind
                Restored.delete(directory);
            } else if (!Files.exists(directory)) {
                context.checkpoint("begun");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        DatabaseCare.Contents contents = care.backup(directory, step -> {});
        context.progress(contents.rows(), contents.rows());
    }
}
