package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Parameters;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.Together;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.api.value.Evidence;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.Step;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Movements with their lines and steps; only added to. */
final class MovementTables {
    private static final String ADD = "insert into promo_movement (id, kind, on_day, posted_at, posted_by, reason,"
            + " paper_no, campaign_id, document_type, document_id, document_number, reversal_of, evidence)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ADD_LINE = "insert into promo_line (movement_id, line_no, item_id, lot_id, serial,"
            + " from_id, to_id, quantity, unit_cost, currency, on_day) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String ADD_STEP =
            "insert into promo_step (balance_id, seq, movement_id, line_no, on_day, delta,"
                    + " on_hand, hash) values (?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String FIND = "select m.kind, m.on_day, m.posted_at, m.posted_by, m.reason, m.paper_no,"
            + " m.campaign_id, m.document_type, m.document_id, m.document_number, m.reversal_of, r.id, m.evidence"
            + " from promo_movement m left join promo_movement r on r.reversal_of = m.id where m.id = ?";
    private static final String LINES = "select line_no, item_id, lot_id, serial, from_id, to_id, quantity, unit_cost,"
            + " currency from promo_line where movement_id = ? order by line_no";
    private static final String MOVED = "select m.id from promo_balance b join promo_step s on s.balance_id = b.id"
            + " join promo_movement m on m.id = s.movement_id"
            + " left join promo_movement o on o.id = m.reversal_of"
            + " where b.place_id = ? and s.on_day > ? and m.kind <> 'OPENING'"
            + " and (o.id is null or o.kind <> 'OPENING') fetch first 1 rows only";

    private final Statements sql;

    MovementTables(Statements sql) {
        this.sql = sql;
    }

    void append(Movement movement, List<Step> steps) {
        DocumentRef document = movement.document();
        Together together = sql.together()
                .change(
                        ADD,
                        movement.id(),
                        movement.kind(),
                        movement.day(),
                        movement.postedAt(),
                        movement.postedBy(),
                        movement.reason(),
                        movement.paperNo(),
                        movement.campaignId(),
                        document == null ? null : document.type(),
                        document == null ? null : document.id(),
                        document == null ? null : document.number(),
                        movement.reversalOf(),
                        movement.evidence().isEmpty() ? null : StoredJson.write(movement.evidence()));
        movement.lines().forEach(line -> add(together, movement, line));
        steps.forEach(step -> add(together, step));
        together.send();
    }

    private static void add(Together together, Movement movement, MovementLine line) {
        Money cost = line.unitCost();
        together.change(
                ADD_LINE,
                movement.id(),
                line.lineNo(),
                line.itemId(),
                line.lotId() == null ? BalanceKey.NO_LOT : line.lotId(),
                line.serial(),
                line.fromId(),
                line.toId(),
                line.quantity(),
                cost == null ? Parameters.NoNumber.ABSENT : cost.amount(),
                cost == null ? null : cost.currency(),
                movement.day());
    }

    private static void add(Together together, Step step) {
        together.change(
                ADD_STEP,
                step.balanceId(),
                step.seq(),
                step.movementId(),
                step.lineNo(),
                step.day(),
                step.delta(),
                step.onHand(),
                step.hash());
    }

    Optional<Movement> find(UUID id) {
        return sql.first(FIND, row -> movement(id, row), id);
    }

    private Movement movement(UUID id, ResultSet row) throws SQLException {
        String documentId = row.getString(9);
        String evidence = row.getString(13);
        return new Movement(
                id,
                MovementKind.valueOf(row.getString(1)),
                row.getDate(2).toLocalDate(),
                Instant.ofEpochMilli(row.getLong(3)),
                Statements.idOf(row.getString(4)),
                List.of(),
                row.getString(5),
                row.getString(6),
                Statements.id(row.getString(7)),
                documentId == null
                        ? null
                        : new DocumentRef(row.getString(8), Statements.idOf(documentId), row.getString(10)),
                Statements.id(row.getString(11)),
                Statements.id(row.getString(12)),
                evidence == null ? List.of() : StoredJson.readList(evidence, Evidence.class));
    }

    List<MovementLine> lines(UUID movementId) {
        return sql.list(LINES, MovementTables::line, movementId);
    }

    private static MovementLine line(ResultSet row) throws SQLException {
        return new MovementLine(
                row.getInt(1),
                Statements.idOf(row.getString(2)),
                BalanceKey.of(new UUID(0, 0), Statements.idOf(row.getString(3)), new UUID(0, 0))
                        .lotOrNull(),
                row.getString(4),
                Statements.idOf(row.getString(5)),
                Statements.idOf(row.getString(6)),
                row.getLong(7),
                Statements.money(row.getBigDecimal(8), row.getString(9)));
    }

    boolean movedAt(UUID placeId, LocalDate after) {
        return sql.first(MOVED, row -> row.getString(1), placeId, after).isPresent();
    }
}
