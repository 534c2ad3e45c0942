package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Parameters;
import io.kontor.kernel.jpa.Together;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
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
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.set(statement, 1, values);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** {@return an empty list of statements that are sent together} */
    Together together() {
        return new Together(connection);
    }

    <T> List<T> list(String sql, Reader<T> reader, @Nullable Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            Parameters.set(statement, 1, values);
            List<T> found = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(reader.read(row));
                }
            }
            return found;
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
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
