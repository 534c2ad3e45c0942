package io.kontor.promo.core.store;

import io.kontor.promo.api.clearance.Clearance.Item;
import io.kontor.promo.api.clearance.Clearance.Kind;
import io.kontor.promo.core.ledger.BalanceKey;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** What is open of one rep. */
public final class OpenTables {
    private final Statements sql;

    /** Over the connection of a transaction. */
    public OpenTables(EntityManager em) {
        this.sql = new Statements(em);
    }

    /** Base units in a bag, of one lot or piece. */
    public record InBag(
            UUID balanceId, UUID itemId, @Nullable UUID lotId, long quantity) {}

    /** {@return what is in a bag} */
    public List<InBag> inBag(UUID bag) {
        return sql.list(
                "select id, item_id, lot_id, on_hand from promo_balance where place_id = ? and on_hand > 0"
                        + " order by item_id, lot_id",
                row -> {
                    UUID lot = Statements.idOf(row.getString(3));
                    return new InBag(
                            Statements.idOf(row.getString(1)),
                            Statements.idOf(row.getString(2)),
                            lot.equals(BalanceKey.NO_LOT) ? null : lot,
                            row.getLong(4));
                },
                bag);
    }

    /** {@return the pieces of an item in a bag} */
    public List<String> pieces(UUID bag, UUID item) {
        return sql.list(
                "select serial from promo_piece where place_id = ? and item_id = ? order by serial",
                row -> row.getString(1),
                bag,
                item);
    }

    /** {@return all that is open of a rep, but for the bag's goods when there is no bag} */
    public List<Item> open(UUID rep, @Nullable UUID bag) {
        List<Item> items = new ArrayList<>();
        if (bag != null) {
            inBag(bag)
                    .forEach(part ->
                            items.add(new Item(Kind.IN_BAG, part.balanceId(), null, part.itemId(), part.quantity())));
            items.addAll(sql.list(
                    "select id, number from promo_slip where state in ('PICKED', 'SENT') and (from_id = ? or to_id = ?)"
                            + " order by number",
                    row -> new Item(Kind.SLIP, Statements.idOf(row.getString(1)), row.getString(2), null, 0),
                    bag,
                    bag));
            items.addAll(sql.list(
                    "select id, number from promo_count where running_key = ?",
                    row -> new Item(Kind.COUNT, Statements.idOf(row.getString(1)), row.getString(2), null, 0),
                    bag));
        }
        items.addAll(sql.list(
                "select id from promo_issue where state = 'WAITING' and rep_id = ? order by made_at, id",
                row -> new Item(Kind.ISSUE, Statements.idOf(row.getString(1)), null, null, 0),
                rep));
        items.addAll(sql.list(
                "select id, number from promo_request where requester_id = ?"
                        + " and state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'PARTLY_ISSUED') order by number",
                row -> new Item(Kind.REQUEST, Statements.idOf(row.getString(1)), row.getString(2), null, 0),
                rep));
        items.addAll(loans(rep));
        items.addAll(recalls(rep));
        items.addAll(charges(rep));
        return items;
    }

    private List<Item> loans(UUID rep) {
        return sql.list(
                "select l.id, l.serial, l.item_id from promo_loan l join promo_place p on p.id = l.site_id"
                        + " where l.returned_on is null and p.keeper_id = ? order by l.serial",
                row -> new Item(
                        Kind.LOAN,
                        Statements.idOf(row.getString(1)),
                        row.getString(2),
                        Statements.idOf(row.getString(3)),
                        1),
                rep);
    }

    private List<Item> recalls(UUID rep) {
        return sql.list(
                "select t.id, r.lot_no, t.item_id, t.asked - t.returned - t.gone from promo_recall_task t"
                        + " join promo_recall r on r.id = t.recall_id where t.assignee_id = ? and t.state = 'OPEN'"
                        + " order by t.due_on, t.id",
                row -> new Item(
                        Kind.RECALL,
                        Statements.idOf(row.getString(1)),
                        row.getString(2),
                        Statements.idOf(row.getString(3)),
                        row.getLong(4)),
                rep);
    }

    private List<Item> charges(UUID rep) {
        return sql.list(
                "select id, item_id, quantity from promo_loss where state = 'PROPOSED' and liable_id = ?"
                        + " and charge is not null order by on_day, id",
                row -> new Item(
                        Kind.CHARGE,
                        Statements.idOf(row.getString(1)),
                        null,
                        Statements.idOf(row.getString(2)),
                        row.getLong(3)),
                rep);
    }
}
