package io.kontor.kernel.jpa;

import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import javax.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;

/**
 * The answers of commands by their idempotency keys, in the module's own table and in the command's own transaction.
 * Plain JDBC on that transaction's connection: the row must be there before the command's first statement.
 */
final class StoredAnswers {
    /** Depend on who asks or on what is up just now, not on the command. */
    private static final Set<ProblemKind> NOT_STORED = EnumSet.of(
            ProblemKind.UNAUTHENTICATED,
            ProblemKind.FORBIDDEN,
            ProblemKind.TOO_MANY_REQUESTS,
            ProblemKind.INTERNAL,
            ProblemKind.UNAVAILABLE);

    /** Serialization failure: the whole transaction is tried again. */
    private static final String GONE = "40001";

    private final String find;
    private final String claim;
    private final String complete;
    private final String purge;

    StoredAnswers(String module) {
        String table = module + "_idempotency";
        find = "select request_hash, refused, answer from " + table + " where id = ?";
        claim = "insert into " + table + " (id, request_hash, refused) select cast(? as char(64)),"
                + " cast(? as varchar(64)), false from (values (1)) as one (x) where not exists (select 1 from " + table
                + " where id = ?)";
        complete = "update " + table + " set refused = ?, answer = ? where id = ?";
        // time of the database: the clocks of nodes differ
        purge = "delete from " + table + " where created_at < {fn timestampadd(SQL_TSI_HOUR, -72, CURRENT_TIMESTAMP)}";
    }

    /** A refusal as stored. */
    record Refusal(ProblemKind kind, String code, Map<String, String> args, List<Violation> violations) {}

    /** An answer as stored; null text while the command that claimed the key has not ended. */
    record Stored(
            String requestHash, boolean refused, @Nullable String answer) {}

    /**
     * {@return the answer given before, or empty when the key is now claimed for this command}; a concurrent command
     * with the same key waits here for the other's end
     */
    Optional<Stored> findOrClaim(EntityManager em, UUID caller, IdempotencyKey key, Chapter chapter) {
        Connection connection = em.unwrap(Connection.class);
        String id = id(caller, key);
        try {
            if (claim(connection, id, key)) {
                return Optional.empty();
            }
            // the same key may have been used in this transaction
            chapter.write(em);
            Stored found = find(connection, id);
            requireSame(found, key);
            return Optional.of(found);
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    /** To look and to claim are one statement: nearly every key is new. */
    private boolean claim(Connection connection, String id, IdempotencyKey key) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(claim)) {
            insert.setString(1, id);
            insert.setString(2, key.requestHash());
            insert.setString(3, id);
            return insert.executeUpdate() == 1;
        }
    }

    private Stored find(Connection connection, String id) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(find)) {
            select.setString(1, id);
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    // purged between the two statements: claimed by the next try
                    throw new SQLTransientException("the key has just gone", GONE);
                }
                return new Stored(row.getString(1), row.getBoolean(2), row.getString(3));
            }
        }
    }

    private static void requireSame(Stored stored, IdempotencyKey key) {
        if (!stored.requestHash().equals(key.requestHash())) {
            throw KontorException.of(ProblemKind.INVALID, "IDEMPOTENCY_KEY_REUSED", "Idempotency-Key");
        }
    }

    /** {@return what keeps the answer to a key} */
    Consumer<Together> answered(UUID caller, IdempotencyKey key, @Nullable Object answer) {
        return completion(caller, key, false, StoredJson.write(answer));
    }

    /** {@return what keeps the refusal of a key} */
    Consumer<Together> refused(UUID caller, IdempotencyKey key, KontorException refusal) {
        Refusal stored = new Refusal(refusal.kind(), refusal.code(), refusal.args(), refusal.violations());
        return completion(caller, key, true, StoredJson.write(stored));
    }

    private Consumer<Together> completion(UUID caller, IdempotencyKey key, boolean refused, String answer) {
        String id = id(caller, key);
        return together -> together.change(complete, refused, answer, id);
    }

    int purge(EntityManager em) {
        try (PreparedStatement delete = em.unwrap(Connection.class).prepareStatement(purge)) {
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new PersistenceException(e);
        }
    }

    static boolean isStored(KontorException refusal) {
        return !NOT_STORED.contains(refusal.kind());
    }

    static KontorException refusal(String json) {
        Refusal stored = StoredJson.read(json, Refusal.class);
        return new KontorException(stored.kind(), stored.code(), stored.args(), stored.violations());
    }

    private static String id(UUID caller, IdempotencyKey key) {
        String whole = caller + "\n" + key.route() + "\n" + key.key();
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(whole.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
