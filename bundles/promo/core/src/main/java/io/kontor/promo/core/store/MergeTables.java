package io.kontor.promo.core.store;

import io.kontor.kernel.api.merge.KeptRecord;
import io.kontor.kernel.api.merge.MergeProgress;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.Together;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.store.CustomerLinks.Link;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;

/** The merges of customers the module has followed, with each record it re-linked and what that referred to before. */
public final class MergeTables {
    private static final String COLUMNS = "select m.id, m.loser_id, m.winner_id, m.winner_code, m.winner_name, m.state,"
            + " m.followed_at, m.relinked, m.restored, m.kept from promo_merge m";
    private static final String FORGET = "delete from promo_merge_row where merge_id = ? and kind = ? and row_id = ?";
    private static final String REMEMBER = "insert into promo_merge_row (merge_id, kind, row_id, customer_code,"
            + " customer_name, single_key) values " + Statements.marks(6);
    private static final String RELINKED = MergeProgress.State.RELINKED.name();

    private final Statements sql;

    /** Over the connection of a transaction. */
    public MergeTables(EntityManager em) {
        this.sql = new Statements(em);
    }

    /**
     * A merge that was followed.
     *
     * @param id the merge
     * @param loser the customer that became part of the other
     * @param winner the customer that stayed, as it was called then
     * @param progress how far it was followed
     */
    public record Followed(UUID id, UUID loser, CustomerRef winner, MergeProgress progress) {
        /** {@return the customer that stayed} */
        public UUID winnerId() {
            UUID stays = winner.id();
            if (stays == null) {
                throw new IllegalStateException("a merge into a typed customer");
            }
            return stays;
        }

        /** {@return whether the merge holds} */
        public boolean holds() {
            return progress.state() == MergeProgress.State.RELINKED;
        }
    }

    /** {@return a merge, empty when it was not followed} */
    public Optional<Followed> find(UUID id) {
        return sql.first(COLUMNS + " where m.id = ?", MergeTables::followed, id);
    }

    /** {@return the merges that hold of a customer into others} */
    public List<Followed> ofLoser(UUID loser) {
        return sql.list(COLUMNS + " where m.loser_id = ? and m.state = ?", MergeTables::followed, loser, RELINKED);
    }

    /**
     * {@return the merges that hold and whose lost customer something still refers to, in the order they were followed}
     */
    public List<Followed> unfinished() {
        List<String> any = new ArrayList<>();
        for (LinkKind kind : LinkKind.values()) {
            any.add("exists (select 1 from " + kind.table() + " t where t.customer_id = m.loser_id)");
        }
        return sql.list(
                COLUMNS + " where m.state = ? and (" + String.join(" or ", any) + ") order by m.followed_at, m.id",
                MergeTables::followed,
                RELINKED);
    }

    private static Followed followed(ResultSet row) throws SQLException {
        return new Followed(
                Statements.idOf(row.getString(1)),
                Statements.idOf(row.getString(2)),
                new CustomerRef(Statements.id(row.getString(3)), row.getString(4), row.getString(5)),
                new MergeProgress(
                        MergeProgress.State.valueOf(row.getString(6)),
                        Instant.ofEpochMilli(row.getLong(7)),
                        row.getLong(8),
                        row.getLong(9),
                        StoredJson.readList(row.getString(10), KeptRecord.class)));
    }

    /** Begins to follow a merge. */
    public void open(UUID id, UUID loser, CustomerRef winner, Instant at) {
        sql.update(
                "insert into promo_merge (id, loser_id, winner_id, winner_code, winner_name, state, followed_at, relinked,"
                        + " restored, kept) values " + Statements.marks(10),
                id,
                loser,
                winner.id(),
                winner.code(),
                winner.name(),
                RELINKED,
                at,
                0L,
                0L,
                "[]");
    }

    /** Lets nobody else follow the merge until the end of the transaction. */
    public void takeTurn(UUID id) {
        sql.update("update promo_merge set relinked = relinked + 0 where id = ?", id);
    }

    /** Remembers what records referred to. */
    public void remember(UUID merge, LinkKind kind, List<Link> links) {
        Together together = sql.together();
        // somebody may have let a record refer to the lost customer once more
        for (Link link : links) {
            together.change(FORGET, merge, kind, link.id());
        }
        for (Link link : links) {
            String name = link.customer().name();
            together.change(
                    REMEMBER,
                    merge,
                    kind,
                    link.id(),
                    link.customer().code(),
                    name.isEmpty() ? null : name,
                    link.singleKey());
        }
        together.send();
        sql.update(
                "update promo_merge set relinked = (select count(*) from promo_merge_row r where r.merge_id = ?)"
                        + " where id = ?",
                merge,
                merge);
    }

    /** {@return what the records of a kind referred to, the lost customer as it was called in each} */
    public Map<UUID, Link> remembered(Followed merge, LinkKind kind) {
        Map<UUID, Link> remembered = new HashMap<>();
        sql.list(
                        "select row_id, customer_code, customer_name, single_key from promo_merge_row"
                                + " where merge_id = ? and kind = ?",
                        row -> {
                            String name = row.getString(3);
                            CustomerRef loser =
                                    new CustomerRef(merge.loser(), row.getString(2), name == null ? "" : name);
                            return new Link(Statements.idOf(row.getString(1)), null, null, loser, row.getString(4));
                        },
                        merge.id(),
                        kind)
                .forEach(link -> remembered.put(link.id(), link));
        return remembered;
    }

    /** Keeps that a merge was undone. */
    public void close(UUID id, Instant at, long restored, List<KeptRecord> kept) {
        sql.update(
                "update promo_merge set state = ?, followed_at = ?, restored = ?, kept = ? where id = ?",
                MergeProgress.State.RESTORED,
                at,
                restored,
                StoredJson.write(kept),
                id);
    }
}
