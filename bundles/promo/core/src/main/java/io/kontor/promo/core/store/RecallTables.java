package io.kontor.promo.core.store;

import io.kontor.kernel.api.security.RowScope;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.recall.RecallProgress;
import io.kontor.promo.api.recall.RecallTask;
import io.kontor.promo.api.recall.RecallTask.State;
import io.kontor.promo.api.value.CustomerRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Where the goods of a recalled lot are, and sums over the tasks of its recall. */
public final class RecallTables {
    private static final Set<PlaceType> HOME = EnumSet.of(PlaceType.WAREHOUSE, PlaceType.BRANCH);
    /** Where goods leave the books; those that customers got are not out of reach. */
    private static final List<UUID> ENDS =
            List.of(Place.SUPPLIER, Place.OPENING, Place.LOSS, Place.COUNT_DIFFERENCE, Place.ADJUSTMENT);

    private final Statements sql;

    /** Over the connection of a transaction. */
    public RecallTables(EntityManager em) {
        this.sql = new Statements(em);
    }

    /**
     * Goods of a lot somewhere.
     *
     * @param placeId the place that holds them, or from which they were given
     * @param issueId the issue, null for goods of a place
     * @param who who keeps the place or gave the goods, null for nobody
     * @param customer the customer, null for none
     * @param units base units
     */
    public record There(
            UUID placeId,
            @Nullable UUID issueId,
            @Nullable UUID who,
            @Nullable CustomerRef customer,
            long units) {
        /** {@return what a task is about: the issue, else the place} */
        public UUID subjectId() {
            return issueId == null ? placeId : issueId;
        }
    }

    /** {@return where goods of a lot are; only at some places and by some issues when they are named} */
    public List<There> there(UUID lotId, @Nullable Collection<UUID> subjects) {
        List<There> there = new ArrayList<>(holders(lotId, subjects));
        there.addAll(customers(lotId, subjects));
        return there;
    }

    private List<There> holders(UUID lotId, @Nullable Collection<UUID> places) {
        // what is on its way is seen to by who is to get it
        return sql.list(
                "select b.place_id, coalesce(up.keeper_id, p.keeper_id), p.customer_id, p.customer_code,"
                        + " p.customer_name, b.on_hand from promo_balance b join promo_place p on p.id = b.place_id"
                        + " left join promo_place up on up.id = p.parent_id and p.place_type = 'TRANSIT'"
                        + " where b.lot_id = ? and b.on_hand > 0" + among("b.place_id", places)
                        + " order by b.place_id",
                row -> {
                    String name = row.getString(5);
                    return new There(
                            Statements.idOf(row.getString(1)),
                            null,
                            Statements.id(row.getString(2)),
                            name == null
                                    ? null
                                    : new CustomerRef(Statements.id(row.getString(3)), row.getString(4), name),
                            row.getLong(6));
                },
                values(List.of(lotId), places));
    }

    private List<There> customers(UUID lotId, @Nullable Collection<UUID> issues) {
        return sql.list(
                "select x.id, x.place_id, x.rep_id, x.customer_id, x.customer_code, x.customer_name, x.units from"
                        + " (select i.id, i.place_id, i.rep_id, i.customer_id, i.customer_code, i.customer_name,"
                        + " sum(case when l.to_id = ? then l.quantity else -l.quantity end) as units from promo_issue i"
                        + " join promo_movement m on m.document_id = i.id join promo_line l on l.movement_id = m.id"
                        + " where l.lot_id = ?" + among("i.id", issues) + " group by i.id, i.place_id, i.rep_id,"
                        + " i.customer_id, i.customer_code, i.customer_name) x where x.units > 0 order by x.id",
                row -> new There(
                        Statements.idOf(row.getString(2)),
                        Statements.idOf(row.getString(1)),
                        Statements.idOf(row.getString(3)),
                        new CustomerRef(Statements.id(row.getString(4)), row.getString(5), row.getString(6)),
                        row.getLong(7)),
                values(List.of(Place.GIVEN, lotId), issues));
    }

    private static String among(String column, @Nullable Collection<UUID> ids) {
        return ids == null ? "" : " and " + column + " in " + Statements.marks(ids.size());
    }

    private static Object[] values(List<UUID> first, @Nullable Collection<UUID> more) {
        List<Object> all = new ArrayList<>(first);
        if (more != null) {
            all.addAll(more);
        }
        return all.toArray();
    }

    /** {@return the recalls of some lots that hold} */
    public List<UUID> running(Collection<UUID> lots) {
        return sql.list(
                "select id from promo_recall where running_key in " + Statements.marks(lots.size()) + " order by id",
                row -> Statements.idOf(row.getString(1)),
                lots.toArray());
    }

    /** {@return all recalls that hold} */
    public List<UUID> running() {
        return sql.list(
                "select id from promo_recall where running_key is not null order by id",
                row -> Statements.idOf(row.getString(1)));
    }

    /** {@return lots marked as recalled without a recall that holds} */
    public List<UUID> unasked() {
        return sql.list(
                "select t.id from promo_lot t where t.status = 'RECALLED' and not exists"
                        + " (select r.id from promo_recall r where r.running_key = t.id) order by t.id",
                row -> Statements.idOf(row.getString(1)));
    }

    /** {@return how many tasks of a recall somebody still has} */
    public long open(UUID recallId, UUID assigneeId) {
        return sql.list(
                        "select count(*) from promo_recall_task where recall_id = ? and assignee_id = ?"
                                + " and state = 'OPEN'",
                        row -> row.getLong(1),
                        recallId,
                        assigneeId)
                .get(0);
    }

    /** What some tasks come to: goods that are home, or not. */
    private record Sum(State state, boolean home, long tasks, long there, long gone) {}

    /** {@return how far the latest recall of a lot is at the places in some rows, empty when there was none} */
    public Optional<RecallProgress> progress(UUID lotId, RowScope rows) {
        return sql.first(
                        "select id, reason, opened_at, due_on, lifted_on from promo_recall where lot_id = ?"
                                + " order by opened_at desc, id desc",
                        row -> new RecallProgress(
                                Statements.idOf(row.getString(1)),
                                row.getString(2),
                                Instant.ofEpochMilli(row.getLong(3)),
                                row.getDate(4).toLocalDate(),
                                Statements.day(row.getDate(5)),
                                0,
                                0,
                                0,
                                0,
                                0,
                                0),
                        lotId)
                .map(recall -> sums(recall, lotId, rows));
    }

    private RecallProgress sums(RecallProgress recall, UUID lotId, RowScope rows) {
        PlaceWhere where = PlaceWhere.of(null, rows);
        List<Object> values = new ArrayList<>(List.of(recall.recallId()));
        values.addAll(where.values());
        List<Sum> sums = sql.list(
                "select t.state, t.kind, p.place_type, count(*), sum(t.asked - t.returned), sum(t.gone)"
                        + " from promo_recall_task t join promo_place p on p.id = t.place_id where t.recall_id = ?"
                        + where.text() + " group by t.state, t.kind, p.place_type",
                row -> new Sum(
                        State.valueOf(row.getString(1)),
                        RecallTask.Kind.valueOf(row.getString(2)) == RecallTask.Kind.HOLDER
                                && HOME.contains(PlaceType.valueOf(row.getString(3))),
                        row.getLong(4),
                        row.getLong(5),
                        row.getLong(6)),
                values.toArray());
        long home = sum(sums, Sum::home, Sum::there);
        long returned = home
                + left(recall, lotId, "l.from_id", "l.to_id", where)
                - left(recall, lotId, "l.to_id", "l.from_id", where);
        long gone = sum(sums, s -> !s.home(), Sum::gone);
        long open = sum(sums, s -> !s.home(), Sum::there) - gone;
        return new RecallProgress(
                recall.recallId(),
                recall.reason(),
                recall.openedAt(),
                recall.dueOn(),
                recall.liftedOn(),
                returned + gone + open,
                returned,
                gone,
                open,
                sum(sums, s -> s.state() == State.OPEN, Sum::tasks),
                sum(sums, s -> s.state() == State.DONE, Sum::tasks));
    }

    private static long sum(List<Sum> sums, Predicate<Sum> which, ToLongFunction<Sum> what) {
        return sums.stream().filter(which).mapToLong(what).sum();
    }

    /** {@return what of a lot left the books at places since it was recalled, or came into them} */
    private long left(RecallProgress recall, UUID lotId, String place, String end, PlaceWhere where) {
        List<Object> values = new ArrayList<>(List.of(lotId, recall.openedAt()));
        LocalDate lifted = recall.liftedOn();
        if (lifted != null) {
            values.add(lifted);
        }
        values.addAll(ENDS);
        values.addAll(where.values());
        return sql.list(
                        "select coalesce(sum(l.quantity), 0) from promo_line l join promo_movement m"
                                + " on m.id = l.movement_id join promo_place p on p.id = " + place
                                + " where l.lot_id = ? and m.posted_at >= ?"
                                + (lifted == null ? "" : " and m.on_day <= ?") + " and " + end + " in "
                                + Statements.marks(ENDS.size()) + where.text(),
                        row -> row.getLong(1),
                        values.toArray())
                .get(0);
    }
}
