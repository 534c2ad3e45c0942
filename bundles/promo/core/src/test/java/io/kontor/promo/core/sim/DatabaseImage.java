package io.kontor.promo.core.sim;

import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.Step;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;

/** Reads all a ledger keeps out of a database, past all its code. */
final class DatabaseImage {
    private DatabaseImage() {}

    static LedgerImage read(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return new LedgerImage(balances(connection), steps(connection), movements(connection));
        }
    }

    private static Map<UUID, LedgerImage.Kept> balances(Connection connection) throws SQLException {
        Map<UUID, LedgerImage.Kept> kept = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "select id, item_id, lot_id, place_id, on_hand, reserved, seq from promo_balance")) {
            while (row.next()) {
                BalanceKey key = new BalanceKey(id(row, 2), id(row, 3), id(row, 4));
                kept.put(id(row, 1), new LedgerImage.Kept(key, row.getLong(5), row.getLong(6), row.getLong(7)));
            }
        }
        return kept;
    }

    private static List<Step> steps(Connection connection) throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "select balance_id, seq, movement_id, line_no, on_day, delta, on_hand, hash from promo_step")) {
            while (row.next()) {
                steps.add(new Step(
                        id(row, 1),
                        row.getLong(2),
                        id(row, 3),
                        row.getInt(4),
                        row.getDate(5).toLocalDate(),
                        row.getLong(6),
                        row.getLong(7),
                        row.getString(8)));
            }
        }
        return steps;
    }

    private static Map<UUID, List<MovementLine>> lines(Connection connection) throws SQLException {
        Map<UUID, List<MovementLine>> lines = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("select movement_id, line_no, item_id, lot_id, serial, from_id, to_id,"
                                + " quantity from promo_line order by movement_id, line_no")) {
            while (row.next()) {
                UUID lot = id(row, 4);
                lines.computeIfAbsent(id(row, 1), m -> new ArrayList<>())
                        .add(new MovementLine(
                                row.getInt(2),
                                id(row, 3),
                                lot.equals(BalanceKey.NO_LOT) ? null : lot,
                                row.getString(5),
                                id(row, 6),
                                id(row, 7),
                                row.getLong(8),
                                null));
            }
        }
        return lines;
    }

    private static Map<UUID, Movement> movements(Connection connection) throws SQLException {
        Map<UUID, List<MovementLine>> lines = lines(connection);
        Map<UUID, Movement> movements = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row =
                        select.executeQuery("select id, kind, on_day, posted_at, posted_by from promo_movement")) {
            while (row.next()) {
                UUID id = id(row, 1);
                movements.put(
                        id,
                        new Movement(
                                id,
                                MovementKind.valueOf(row.getString(2)),
                                row.getDate(3).toLocalDate(),
                                Instant.ofEpochMilli(row.getLong(4)),
                                id(row, 5),
                                lines.getOrDefault(id, List.of()),
                                null,
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of()));
            }
        }
        return movements;
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }
}
