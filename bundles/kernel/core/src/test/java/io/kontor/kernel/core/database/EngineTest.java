package io.kontor.kernel.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineTest {
    private static final String DURABILITY = "derby.system.durability";

    @TempDir
    Path directory;

    @Test
    void derbyIsCreatedWithItsDirectoriesAndShutDownAgain() throws SQLException {
        DerbyEngine engine = new DerbyEngine(directory.resolve("a/b/kontor"));
        engine.open();
        assertThat(directory.resolve("a/b/kontor/service.properties")).exists();
        assertThat(directory.resolve("a/b/kontor/db.lck")).exists();
        engine.close();
        assertThat(directory.resolve("a/b/kontor/db.lck")).doesNotExist();
    }

    @Test
    void derbyIsRefusedWithDurabilityOffInTheSystemProperties() {
        System.setProperty(DURABILITY, "test");
        try {
            assertThatThrownBy(() -> new DerbyEngine(directory.resolve("db")).open())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining(DURABILITY)
                    .hasMessageContaining("system properties");
        } finally {
            System.clearProperty(DURABILITY);
        }
    }

    @Test
    void derbyIsRefusedWithDurabilityOffInItsPropertiesFile() throws Exception {
        Files.writeString(directory.resolve("derby.properties"), DURABILITY + "=test\n");
        System.setProperty("derby.system.home", directory.toString());
        try {
            assertThatThrownBy(() -> new DerbyEngine(directory.resolve("db")).open())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("derby.properties");
        } finally {
            System.clearProperty("derby.system.home");
        }
    }

    @Test
    void derbyIsRefusedWithDurabilityOffInTheDatabase() throws SQLException {
        DerbyEngine engine = new DerbyEngine(directory.resolve("db"));
        engine.open();
        try (Connection connection = engine.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("call syscs_util.syscs_set_database_property('" + DURABILITY + "', 'test')");
        }
        engine.close();
        assertThatThrownBy(engine::open).isInstanceOf(Refusal.class).hasMessageContaining("properties of the database");
        engine.close();
    }

    @Test
    void aDirectoryIsOpenedOnlyOnce() throws SQLException {
        DerbyEngine first = new DerbyEngine(directory.resolve("db"));
        first.open();
        DerbyEngine second = new DerbyEngine(directory.resolve("db"));
        assertThatThrownBy(second::open).isInstanceOf(Refusal.class).hasMessageContaining("in use");
        first.close();
        second.open();
        second.close();
    }

    @Test
    void postgresIsRefusedWhenItDoesNotWriteThrough() throws Exception {
        EmbeddedPostgres.Builder careless = EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "off");
        try (EmbeddedPostgres server = careless.start()) {
            String url = "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres";
            assertThatThrownBy(() -> new PostgresEngine(url, "postgres", null).open())
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("fsync = off");
        }
    }

    @Test
    void postgresIsRefusedWhenItAcknowledgesTooEarly() throws Exception {
        PostgresEngine engine = Server.engine();
        try (Connection connection = engine.connections().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter database " + connection.getCatalog() + " set synchronous_commit = off");
        }
        assertThatThrownBy(engine::open).isInstanceOf(Refusal.class).hasMessageContaining("synchronous_commit = off");
    }

    @Test
    void postgresIsAcceptedWhenItKeepsData() throws SQLException {
        PostgresEngine engine = Server.engine();
        engine.open();
        engine.close();
    }

    @Test
    void theUrlOfTheConfigurationWinsOverDefaults() {
        assertThat(PostgresEngine.withDefaults("jdbc:postgresql://a,b/kontor?socketTimeout=60&sslmode=verify-full"))
                .startsWith("jdbc:postgresql://a,b/kontor?socketTimeout=60&sslmode=verify-full&")
                .contains("&connectTimeout=2")
                .contains("&targetServerType=primary")
                .doesNotContain("socketTimeout=35");
        assertThat(PostgresEngine.withDefaults("jdbc:postgresql://a/kontor")).contains("/kontor?");
    }
}
