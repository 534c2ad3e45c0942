package io.kontor.kernel.core.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The configuration, checked: an engine and the size of its pool.
 *
 * @param engine the database
 * @param poolSize most connections
 */
record DatabaseSettings(Engine engine, int poolSize) {
    private static final int LEAST = 2;
    private static final int MOST = 100;

    /** {@return the settings, or an IllegalArgumentException that names the wrong key}; data holds Derby by default. */
    static DatabaseSettings of(Database.Config config, Path data) {
        int size = config.pool_size();
        if (size < LEAST || size > MOST) {
            throw new IllegalArgumentException("pool.size must be " + LEAST + " to " + MOST + ", not " + size);
        }
        return new DatabaseSettings(
                switch (config.kind()) {
                    case "derby" -> derby(config, data);
                    case "postgresql" -> postgresql(config);
                    default ->
                        throw new IllegalArgumentException("kind must be derby or postgresql, not " + config.kind());
                },
                size);
    }

    private static Engine derby(Database.Config config, Path data) {
        String directory = config.derby_directory();
        return new DerbyEngine(directory.isBlank() ? data.resolve("derby/kontor") : Path.of(directory.trim()));
    }

    private static Engine postgresql(Database.Config config) {
        String url = config.postgresql_url().trim();
        if (!url.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException("postgresql.url must begin with jdbc:postgresql:");
        }
        if (config.postgresql_user().isBlank()) {
            throw new IllegalArgumentException("postgresql.user is missing");
        }
        return new PostgresEngine(url, config.postgresql_user().trim(), password(config));
    }

    private static @Nullable String password(Database.Config config) {
        String file = config.postgresql_passwordFile();
        if (file.isBlank()) {
            String password = config.postgresql_password();
            return password.isEmpty() ? null : password;
        }
        try {
            return Files.readString(Path.of(file.trim())).strip();
        } catch (IOException e) {
            throw new UncheckedIOException("postgresql.passwordFile cannot be read: " + e, e);
        }
    }
}
