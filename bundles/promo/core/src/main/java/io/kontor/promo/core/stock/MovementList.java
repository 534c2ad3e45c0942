package io.kontor.promo.core.stock;

import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.Conditions;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.MovementLine;
import io.kontor.promo.core.store.LineEntity;
import io.kontor.promo.core.store.MovementEntity;
import io.kontor.promo.core.store.PlaceScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;

/** What movements can be filtered and sorted by. */
final class MovementList {
    /** The list, built once. */
    static final Listing<MovementEntity> MOVEMENTS = Listing.of(MovementEntity.class, "id")
            .field("id", Kind.UUID_KIND, m -> m.get("id"))
            .field("kind", Kind.ofEnum(MovementKind.class), m -> m.get("kind"))
            .field("day", Kind.DATE, m -> m.get("day"))
            .field("postedAt", Kind.INSTANT, m -> m.get("postedAt"))
            .field("postedBy", Kind.UUID_KIND, m -> m.get("postedBy"))
            .field("campaignId", Kind.UUID_KIND, m -> m.get("campaignId"))
            .field("documentId", Kind.UUID_KIND, m -> m.get("documentId"))
            .field("documentType", Kind.TEXT, m -> m.get("documentType"))
            .field("documentNumber", Kind.TEXT, m -> m.get("documentNumber"))
            .field("paperNo", Kind.TEXT, m -> m.get("paperNo"))
            .field("reversalOf", Kind.UUID_KIND, m -> m.get("reversalOf"))
            .test("itemId", (q, c) -> withLine(q, c, Kind.UUID_KIND, "itemId"))
            .test("lotId", (q, c) -> withLine(q, c, Kind.UUID_KIND, "lotId"))
            .test("serial", (q, c) -> withLine(q, c, Kind.TEXT, "serial"))
            .test("fromId", (q, c) -> withLine(q, c, Kind.UUID_KIND, "fromId"))
            .test("toId", (q, c) -> withLine(q, c, Kind.UUID_KIND, "toId"))
            .test("placeId", (q, c) -> q.cb().or(
                            withLine(q, c, Kind.UUID_KIND, "fromId"), withLine(q, c, Kind.UUID_KIND, "toId")))
            .defaultSort("-postedAt")
            .build();

    private MovementList() {}

    private static <T extends Comparable<? super T>> Predicate withLine(
            Listing.Query<MovementEntity> query, Filter.Condition condition, Kind<T> kind, String column) {
        if (condition.operator() != Operator.EQ && condition.operator() != Operator.IN) {
            throw Conditions.operator(condition);
        }
        Subquery<UUID> lines = query.query().subquery(UUID.class);
        Root<LineEntity> line = lines.from(LineEntity.class);
        lines.select(line.get("movementId")).where(Conditions.on(query.cb(), kind, line.get(column), condition));
        return query.root().<UUID>get("id").in(lines);
    }

    /** {@return movements with an end in some rows} */
    static Predicate in(RowScope rows, Listing.Query<MovementEntity> query) {
        if (rows.all()) {
            return query.cb().conjunction();
        }
        Subquery<UUID> lines = query.query().subquery(UUID.class);
        Root<LineEntity> line = lines.from(LineEntity.class);
        lines.select(line.get("movementId"))
                .where(query.cb()
                        .or(
                                line.<UUID>get("fromId").in(PlaceScope.places(rows, query.cb(), lines)),
                                line.<UUID>get("toId").in(PlaceScope.places(rows, query.cb(), lines))));
        return query.root().<UUID>get("id").in(lines);
    }

    /** {@return movements with their lines, in the same order} */
    static List<Movement> movements(EntityManager em, List<MovementEntity> rows, boolean withCost) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<UUID> ids = rows.stream().map(MovementEntity::id).toList();
        Map<UUID, List<MovementLine>> lines = new HashMap<>();
        em.createQuery(
                        "select l from LineEntity l where l.movementId in :ids order by l.movementId, l.lineNo",
                        LineEntity.class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(line -> lines.computeIfAbsent(line.movementId(), id -> new ArrayList<>())
                        .add(line.line(withCost)));
        Map<UUID, UUID> reversals = new HashMap<>();
        em.createQuery("select m from MovementEntity m where m.reversalOf in :ids", MovementEntity.class)
                .setParameter("ids", ids)
                .getResultStream()
                .forEach(m -> reversals.put(Objects.requireNonNull(m.reversalOf()), m.id()));
        return rows.stream()
                .map(m -> m.movement(lines.getOrDefault(m.id(), List.of()), reversals.get(m.id())))
                .toList();
    }
}
