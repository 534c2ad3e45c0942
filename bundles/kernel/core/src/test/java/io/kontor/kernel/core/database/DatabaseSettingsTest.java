package io.kontor.kernel.core.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class DatabaseSettingsTest {
    @TempDir
    Path data;

    private static Database.Config config(Map<String, Object> values) {
        return (Database.Config) Proxy.newProxyInstance(
                DatabaseSettingsTest.class.getClassLoader(),
                new Class<?>[] {Database.Config.class},
                (proxy, method, args) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    private DatabaseSettings settings(Map<String, Object> values) {
        return DatabaseSettings.of(config(values), data);
    }

    @Test
    void isDerbyInTheDataDirectoryByDefault() throws Exception {
        DatabaseSettings settings = settings(Map.of());
        assertThat(settings.poolSize()).isEqualTo(10);
        settings.engine().open();
        settings.engine().close();
        assertThat(data.resolve("derby/kontor/service.properties")).exists();
    }

    @Test
    void namesTheKeyThatIsWrong() {
        assertThatThrownBy(() -> settings(Map.of("kind", "oracle"))).hasMessageContaining("kind");
        assertThatThrownBy(() -> settings(Map.of("pool_size", 1))).hasMessageContaining("pool.size");
        assertThatThrownBy(() -> settings(Map.of("kind", "postgresql"))).hasMessageContaining("postgresql.url");
        assertThatThrownBy(() -> settings(Map.of("kind", "postgresql", "postgresql_url", "jdbc:postgresql://a/kontor")))
                .hasMessageContaining("postgresql.user");
    }

    @Test
    void readsThePasswordFromItsFile() throws Exception {
        Path file = Files.writeString(data.resolve("password"), "s3cret\n");
        DatabaseSettings settings = settings(Map.of(
                "kind", "postgresql",
                "postgresql_url", "jdbc:postgresql://a/kontor",
                "postgresql_user", "kontor",
                "postgresql_passwordFile", file.toString()));
        assertThat(((PGSimpleDataSource) settings.engine().connections()).getPassword())
                .isEqualTo("s3cret");
    }

    @Test
    void namesThePasswordFileThatIsMissing() {
        assertThatThrownBy(() -> settings(Map.of(
                        "kind", "postgresql",
                        "postgresql_url", "jdbc:postgresql://a/kontor",
                        "postgresql_user", "kontor",
                        "postgresql_passwordFile", data.resolve("none").toString())))
                .hasMessageContaining("postgresql.passwordFile");
    }
}
