package io.kontor.promo.core.store;

import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.MovementKind;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** What moved for a campaign, and what reps carry. */
public final class CampaignFlows {
    private static final String FLOWS = "select x.kind, x.item_id, x.from_id, x.to_id, x.moved_by, sum(x.quantity)"
            + " from (select m.kind, l.item_id, l.from_id, l.to_id, coalesce(i.rep_id, m.posted_by) as moved_by,"
            + " l.quantity from promo_movement m join promo_line l on l.movement_id = m.id"
            + " left join promo_issue i on i.id = m.document_id where m.campaign_id = ?) x"
            + " group by x.kind, x.item_id, x.from_id, x.to_id, x.moved_by";
    private static final String CARRIED = "select coalesce(sum(b.on_hand), 0) from promo_balance b"
            + " join promo_place p on p.id = b.place_id left join promo_place parent on parent.id = p.parent_id"
            + " where b.item_id = ? and p.keeper_id = ? and (p.place_type = 'REP_BAG'"
            + " or (p.place_type = 'TRANSIT' and parent.place_type = 'REP_BAG'))";
    private static final String ENDS = "select p.id, p.place_type, p.keeper_id, parent.place_type from promo_place p"
            + " left join promo_place parent on parent.id = p.parent_id where p.id in ";

    private final Statements sql;

    /** Over the connection of a transaction. */
    public CampaignFlows(EntityManager em) {
        this.sql = new Statements(em);
    }

    /** Base units of an item that moved between two places, by one user. */
    public record Flow(MovementKind kind, UUID itemId, UUID fromId, UUID toId, UUID by, long quantity) {}

    /** A place; what is on the way to a bag is the rep's. */
    public record End(UUID id, PlaceType type, @Nullable UUID repId) {}

    /** {@return what moved for a campaign} */
    public List<Flow> flows(UUID campaignId) {
        return sql.list(
                FLOWS,
                row -> new Flow(
                        MovementKind.valueOf(row.getString(1)),
                        Statements.idOf(row.getString(2)),
                        Statements.idOf(row.getString(3)),
                        Statements.idOf(row.getString(4)),
                        Statements.idOf(row.getString(5)),
                        row.getLong(6)),
                campaignId);
    }

    /** {@return some places} */
    public List<End> ends(List<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : sql.list(
                        ENDS + Statements.marks(ids.size()),
                        row -> {
                            PlaceType type = PlaceType.valueOf(row.getString(2));
                            boolean bag = type == PlaceType.REP_BAG
                                    || (type == PlaceType.TRANSIT && "REP_BAG".equals(row.getString(4)));
                            return new End(
                                    Statements.idOf(row.getString(1)),
                                    type,
                                    bag ? Statements.id(row.getString(3)) : null);
                        },
                        ids.toArray());
    }

    /** {@return base units of an item in a rep's bag and on the way to it} */
    public long carried(UUID repId, UUID itemId) {
        return sql.list(CARRIED, row -> row.getLong(1), itemId, repId).get(0);
    }
}
