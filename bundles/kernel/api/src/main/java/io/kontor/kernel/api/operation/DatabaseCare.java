package io.kontor.kernel.api.operation;

import io.kontor.kernel.api.error.KontorException;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Backup, restore and move of the database. Needs {@code kernel:database:manage}. */
@ProviderType
public interface DatabaseCare {
    /**
     * What a database holds.
     *
     * @param tables how many tables
     * @param rows rows of all tables
     */
    record Contents(int tables, long rows) {}

    /**
     * Where a PostgreSQL database is.
     *
     * @param url {@code jdbc:postgresql://host:port/database}
     * @param user owner of its schema
     * @param passwordFile a file that holds nothing but the password, null for none
     */
    record Target(String url, String user, @Nullable Path passwordFile) {}

    /**
     * Copies an embedded database while it is in use, then opens the copy and checks every table and index of it.
     *
     * @param directory a directory that does not exist yet; its parent does
     * @param progress hears in English what is done
     * @return what the copy holds
     * @throws KontorException CONFLICT {@code DATABASE_NOT_EMBEDDED} on PostgreSQL, whose own tools do it; INVALID
     *     {@code BACKUP_DIRECTORY}; CONFLICT {@code BACKUP_FAILED} with argument {@code reason}, and nothing is left
     */
    Contents backup(Path directory, Consumer<String> progress);

    /**
     * Puts a backup in the place of the embedded database. The backup is checked first, then all modules stop, and they
     * start again on the restored data; the replaced database stays beside it.
     *
     * @param directory a directory made by {@link #backup}; stays as it is
     * @param progress hears in English what is done
     * @return what the restored database holds
     * @throws KontorException as for {@link #backup}; CONFLICT {@code RESTORE_FAILED} with argument {@code reason}, and
     *     the present database goes on
     */
    Contents restore(Path directory, Consumer<String> progress);

    /**
     * Moves everything from the embedded database to an empty PostgreSQL one and goes on there. All modules stop
     * meanwhile; every row is compared before the configuration is switched; the embedded database stays as it was.
     * When it was interrupted, the same call begins anew.
     *
     * @param target the empty database
     * @param progress hears in English what is done
     * @return what was moved
     * @throws KontorException CONFLICT {@code DATABASE_NOT_EMBEDDED}; CONFLICT {@code TARGET_NOT_EMPTY}; CONFLICT
     *     {@code MOVE_FAILED} with argument {@code reason}, and the embedded database goes on
     */
    Contents moveTo(Target target, Consumer<String> progress);
}
