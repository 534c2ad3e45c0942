package io.kontor.itests.karaf;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Kontor;
import io.kontor.itests.karaf.kit.Postgres;
import io.kontor.itests.karaf.kit.Rest;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** All journeys on a real PostgreSQL, and what only there can be looked into. */
class FoundationPostgresIT
        implements ArchiveJourney, ProtocolJourney, SecurityJourney, NorthwindJourney, RestartJourney {
    private static Postgres postgres;
    private static Kontor kontor;
    private static Rest admin;

    @BeforeAll
    static void start() {
        postgres = Postgres.start();
        kontor = Kontor.start(postgres.options());
        admin = kontor.admin();
    }

    @AfterAll
    static void stop() {
        kontor.close();
        postgres.close();
    }

    @Override
    public Kontor kontor() {
        return kontor;
    }

    @Override
    public void restart() {
        kontor = kontor.restart();
    }

    @Override
    public Rest admin() {
        return admin;
    }

    @Test
    void secretsAreStoredOnlyAsHashes() {
        Data.User user = Data.user(admin, null, List.of(), List.of(Data.grant("customer:customer:read", "ALL")));
        String token = user.rest().headers().get("Authorization").substring("Bearer ".length());
        for (String column :
                postgres.query("SELECT 'SELECT CAST(\"' || column_name || '\" AS TEXT) FROM \"' || table_name || '\"'"
                        + " FROM information_schema.columns WHERE table_schema = 'public'")) {
            assertThat(postgres.query(column))
                    .as(column)
                    .noneMatch(value -> value != null
                            && (value.contains(user.password())
                                    || value.contains(token)
                                    || value.equals(kontor.password())));
        }
        assertThat(postgres.query("SELECT password_hash FROM kernel_credential WHERE password_hash IS NOT NULL"))
                .isNotEmpty()
                .allMatch(hash -> hash.startsWith("$argon2id$") || hash.startsWith("$2"));
    }

    @Test
    void eachModuleHasItsOwnHistoryAndNoTableIsShared() {
        List<String> tables =
                postgres.query("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public'");
        assertThat(tables)
                .allMatch(table -> table.matches("(kernel|customer)(_[a-z_]+|changelog|changeloglock)"))
                .contains("kernelchangelog", "kernelchangeloglock", "customerchangelog", "customerchangeloglock");
        assertThat(
                        postgres.query(
                                "SELECT DISTINCT split_part(c.conrelid::regclass::text, '_', 1) || '>'"
                                        + " || split_part(c.confrelid::regclass::text, '_', 1) FROM pg_constraint c WHERE c.contype = 'f'"))
                .isSubsetOf("kernel>kernel", "customer>customer");
    }
}
