package io.kontor.promo.core.count;

import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.promo.api.count.CountData;
import io.kontor.promo.api.count.CountKind;
import io.kontor.promo.api.count.CountLine;
import io.kontor.promo.api.count.CountSheet;
import io.kontor.promo.api.count.CountState;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.core.document.DocumentKind;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.store.CountEntity;
import io.kontor.promo.core.store.CountLineEntity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;

/** Sheets in the database: whose they are, how they are listed, what is kept of them. */
final class CountRows implements DocumentKind<CountEntity, CountSheet> {
    /** The only one. */
    static final CountRows ROWS = new CountRows();

    private static final String TYPE = "CountSheet";

    static final Tracked TRACKED = Tracked.type(TYPE);

    static final Listing<CountEntity> LISTING = Listing.of(CountEntity.class, "id")
            .field("id", Kind.UUID_KIND, c -> c.get("id"))
            .field("number", Kind.TEXT, c -> c.get("number"))
            .field("placeId", Kind.UUID_KIND, c -> c.get("placeId"))
            .field("kind", Kind.ofEnum(CountKind.class), c -> c.get("kind"))
            .field("state", Kind.ofEnum(CountState.class), c -> c.get("state"))
            .field("frozenAt", Kind.INSTANT, c -> c.get("frozenAt"))
            .field("openedAt", Kind.INSTANT, c -> c.get("openedAt"))
            .defaultSort("-openedAt")
            .build();

    private CountRows() {}

    static Predicate in(Access access, Listing.Query<CountEntity> query) {
        return Documents.touching(access.rows(), query, null, "placeId");
    }

    /** {@return the document the movement names} */
    static DocumentRef document(CountSheet sheet) {
        return new DocumentRef(TYPE, sheet.id(), sheet.number());
    }

    @Override
    public String table() {
        return "promo_count";
    }

    @Override
    public Optional<CountEntity> find(EntityManager em, UUID id, Access access) {
        return Documents.one(em, LISTING, id, access, q -> in(access, q));
    }

    @Override
    public CountSheet view(EntityManager em, CountEntity count) {
        return count.sheet(seen(count, lines(em, count.id())));
    }

    private static List<CountLine> seen(CountEntity count, List<CountLineEntity> lines) {
        return lines.stream().map(l -> l.line(count.hidesBook())).toList();
    }

    @Override
    public Change changed(CountSheet before, CountSheet after, String event) {
        return TRACKED.changed(after.id(), after.number(), before, after)
                .root(after.data().placeId())
                .event(event, new Told(after.number(), after.data(), after.state(), after.movementId()));
    }

    /** What others learn of a sheet: the differences are in the movement. */
    private record Told(
            String number,
            CountData data,
            CountState state,
            @Nullable UUID movementId) {}

    static List<CountLineEntity> lines(EntityManager em, UUID countId) {
        return em.createQuery(
                        "select l from CountLineEntity l where l.countId = :count order by l.id", CountLineEntity.class)
                .setParameter("count", countId)
                .getResultList();
    }

    static List<CountSheet> sheets(EntityManager em, List<CountEntity> counts) {
        Map<UUID, List<CountLineEntity>> lines = new HashMap<>();
        if (!counts.isEmpty()) {
            lines.putAll(em.createQuery(
                            "select l from CountLineEntity l where l.countId in :counts order by l.id",
                            CountLineEntity.class)
                    .setParameter("counts", counts.stream().map(CountEntity::id).toList())
                    .getResultStream()
                    .collect(Collectors.groupingBy(CountLineEntity::countId)));
        }
        return counts.stream()
                .map(c -> c.sheet(seen(c, lines.getOrDefault(c.id(), List.of()))))
                .toList();
    }
}
