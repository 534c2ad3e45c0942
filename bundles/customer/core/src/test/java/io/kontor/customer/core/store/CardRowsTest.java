package io.kontor.customer.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.junit.jupiter.api.Test;

class CardRowsTest {
    @Test
    void derbyGoesToTheRowsByTheirCustomerAlsoWithAPlanMadeForEmptyTables() {
        try (SalesFixture sales = SalesFixture.derby(new KnownRegions())) {
            String lists = plan(sales, CardRows::lists);
            assertThat(lists).contains("CUSTOMER_ADDRESS_CUSTOMER_FK").doesNotContain("Table Scan");
            String all = plan(sales, (em, ids) -> CardRows.all(em, ids, LocalDate.of(2026, 1, 1), true));
            assertThat(all)
                    .contains("CUSTOMER_TRADE_FACT_CUSTOMER_FK", "CUSTOMER_GRADE_CUSTOMER_FK")
                    .doesNotContain("Table Scan");
        }
    }

    /** What Derby tells of the statement that was run last. */
    private static String plan(SalesFixture sales, BiConsumer<EntityManager, List<UUID>> work) {
        return sales.transactions().get().read(em -> {
            List<UUID> ids = Stream.generate(UUID::randomUUID).limit(64).toList();
            try (Statement statement = em.unwrap(Connection.class).createStatement()) {
                statement.execute("call syscs_util.syscs_set_runtimestatistics(1)");
                work.accept(em, ids);
                try (ResultSet row = statement.executeQuery("values syscs_util.syscs_get_runtimestatistics()")) {
                    row.next();
                    return row.getString(1);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
