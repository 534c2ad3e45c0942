package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Together;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Plain statements on the connection of a transaction. */
final class Statements {
    private final Connection connection;

    Statements(EntityManager em) {
        // what the transaction has told the entity manager comes first
        em.flush();
        this.connection = em.unwrap(Connection.class);
    }

    /** Reads one row. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultSet row) throws SQLException;
    }

    int update(String sql, @Nullable Object... values) {
        return together().change(sql, values).send()[0];
    }

    /** {@return an empty list of statements that are sent together} */
    Together together() {
        return new Together(connection);
    }

    <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) {
        List<T> found = new ArrayList<>();
        together().query(sql, row -> found.add(reader.read(row)), values).send();
        return found;
    }

    <T> Optional<T> first(String sql, Reader<T> reader, @Nullable Object... values) {
        List<T> all = list(sql, reader, values);
        return all.isEmpty() ? Optional.empty() : Optional.ofNullable(all.get(0));
    }

    /** {@return {@code (?, ?, ?)} for so many values} */
    static String marks(int count) {
        return "(" + String.join(", ", Collections.nCopies(count, "?")) + ")";
    }

    static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    static UUID idOf(String text) {
        return UUID.fromString(text);
    }

    static @Nullable LocalDate day(@Nullable Date date) {
        return date == null ? null : date.toLocalDate();
    }

    static @Nullable Money money(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null ? null : new Money(amount, currency);
    }
}
