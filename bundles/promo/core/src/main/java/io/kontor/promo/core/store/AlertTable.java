package io.kontor.promo.core.store;

import io.kontor.promo.api.report.StockAlert;
import io.kontor.promo.core.ledger.BalanceKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** What was told of already. */
public final class AlertTable {
    private final Statements sql;

    /** Over the connection of a transaction. */
    public AlertTable(EntityManager em) {
        this.sql = new Statements(em);
    }

    /** What an alert is about, whatever its figures. */
    public record Matter(
            StockAlert.Kind kind,
            UUID placeId,
            UUID itemId,
            @Nullable UUID lotId) {}

    /** An alert that was told. */
    public record Known(UUID id, Matter matter) {}

    /** {@return all that was told and is still so as far as anybody looked} */
    public List<Known> known() {
        return sql.list("select id, kind, place_id, item_id, lot_id from promo_alert", row -> {
            UUID lot = Statements.idOf(row.getString(5));
            return new Known(
                    Statements.idOf(row.getString(1)),
                    new Matter(
                            StockAlert.Kind.valueOf(row.getString(2)),
                            Statements.idOf(row.getString(3)),
                            Statements.idOf(row.getString(4)),
                            lot.equals(BalanceKey.NO_LOT) ? null : lot));
        });
    }

    /** Keeps that it was told. */
    public void keep(Known known, Instant at) {
        Matter matter = known.matter();
        sql.update(
                "insert into promo_alert (id, kind, place_id, item_id, lot_id, told_at) values (?, ?, ?, ?, ?, ?)",
                known.id(),
                matter.kind(),
                matter.placeId(),
                matter.itemId(),
                matter.lotId() == null ? BalanceKey.NO_LOT : matter.lotId(),
                at);
    }

    /** Lets it be told again when it comes again. */
    public void forget(UUID id) {
        sql.update("delete from promo_alert where id = ?", id);
    }
}
