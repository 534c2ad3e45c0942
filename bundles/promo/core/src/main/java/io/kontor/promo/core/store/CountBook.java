package io.kontor.promo.core.store;

import io.kontor.promo.core.ledger.BalanceKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** What the book says is at a place, piece by piece where pieces are followed. */
public final class CountBook {
    private static final Comparator<Row> ORDER = Comparator.comparing(Row::itemId)
            .thenComparing(Row::lotId, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(Row::serial, Comparator.nullsFirst(Comparator.naturalOrder()));

    private CountBook() {}

    /** Base units of an item, of a lot or one piece. */
    public record Row(
            UUID itemId, @Nullable UUID lotId, @Nullable String serial, long onHand) {}

    /** {@return what there is at a place now, by item} */
    public static List<Row> of(EntityManager em, UUID placeId) {
        Statements sql = new Statements(em);
        List<Row> book = new ArrayList<>(sql.list(
                "select b.item_id, b.lot_id, b.on_hand from promo_balance b join promo_item i on i.id = b.item_id"
                        + " where b.place_id = ? and b.on_hand > 0 and i.tracking <> 'SERIAL'",
                row -> new Row(Statements.idOf(row.getString(1)), lot(row.getString(2)), null, row.getLong(3)),
                placeId));
        book.addAll(sql.list(
                "select item_id, serial from promo_piece where place_id = ?",
                row -> new Row(Statements.idOf(row.getString(1)), null, row.getString(2), 1),
                placeId));
        book.sort(ORDER);
        return book;
    }

    private static @Nullable UUID lot(String text) {
        UUID lot = Statements.idOf(text);
        return lot.equals(BalanceKey.NO_LOT) ? null : lot;
    }
}
