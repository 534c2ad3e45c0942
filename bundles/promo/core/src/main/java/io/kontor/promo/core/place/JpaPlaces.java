package io.kontor.promo.core.place;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Conditions;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.place.Places;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.PlaceEntity;
import io.kontor.promo.core.store.PlaceScope;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The places in the database. */
@Component
public final class JpaPlaces implements Places {
    private static final String READ = "promo:place:read";
    private static final String WRITE = "promo:place:write";
    private static final Answer<Place> PLACE = Answer.of(Place.class);
    private static final Listing<PlaceEntity> LISTING = Listing.of(PlaceEntity.class, "id")
            .field("id", Kind.UUID_KIND, p -> p.get("id"))
            .field("code", Kind.TEXT, p -> p.get("code"))
            .field("name", Kind.TEXT, p -> p.get("name"))
            .field("type", Kind.ofEnum(PlaceType.class), p -> p.get("type"))
            .field("state", Kind.ofEnum(PlaceState.class), p -> p.get("state"))
            .field("parentId", Kind.UUID_KIND, p -> p.get("parentId"))
            .field("regionCode", Kind.TEXT, p -> p.get("regionCode"))
            .field("keeperId", Kind.UUID_KIND, p -> p.get("keeperId"))
            .field("teamId", Kind.UUID_KIND, p -> p.get("teamId"))
            .field("customerId", Kind.UUID_KIND, p -> p.get("customerId"))
            .test("under", JpaPlaces::under)
            .defaultSort("code")
            .build();

    private final Transactions transactions;
    private final PlaceChecks checks;
    private final AutomaticPlaces automatic;

    /** Over the module's transactions. */
    @Activate
    public JpaPlaces(
            @Reference PromoTransactions transactions,
            @Reference PlaceChecks checks,
            @Reference AutomaticPlaces automatic) {
        this.transactions = transactions.get();
        this.checks = checks;
        this.automatic = automatic;
    }

    private static Predicate under(Listing.Query<PlaceEntity> query, Filter.Condition condition) {
        if (condition.operator() != Operator.EQ) {
            throw Conditions.operator(condition);
        }
        return Conditions.on(
                query.cb(),
                Kind.TEXT,
                query.root().get("treePath"),
                new Filter.Condition(
                        "under", Operator.LIKE, List.of("*" + condition.values().get(0) + "/*")));
    }

    @Override
    public Page<Place> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(
                em -> LISTING.page(em, query, access, q -> PlaceScope.inOrEnd(access.rows(), q.cb(), q.root()), null)
                        .map(PlaceEntity::place));
    }

    @Override
    public Optional<Place> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> new PlaceRows(em).find(id, access).map(PlaceEntity::place));
    }

    @Override
    public Place add(PlaceData data) {
        Access access = Call.require(WRITE);
        String regionPath = checks.check(data, access);
        return transactions.write(PLACE, em -> {
            PlaceEntity place = new PlaceEntity(Ids.next(), null);
            place.apply(data, regionPath, new PlaceRows(em).parentPath(data.parentId()));
            em.persist(place);
            em.flush();
            record(em, PlaceRows.TRACKED.created(place.id(), place.code(), place.place()), place, "PromoPlaceAdded");
            return place.place();
        });
    }

    @Override
    public Place change(UUID id, long version, UnaryOperator<PlaceData> edit) {
        Access access = Call.require(WRITE);
        Place seen = transactions.read(em -> found(em, id, access).place());
        PlaceData data = edit.apply(seen.data());
        boolean byHand = requireChangeable(seen.data(), data);
        String regionPath = byHand ? checks.check(data, access) : checks.checkAutomatic(data, access);
        return transactions.write(PLACE, em -> {
            PlaceRows rows = new PlaceRows(em);
            rows.lockTree();
            PlaceEntity place = found(em, id, access);
            Versions.check(place.version(), version);
            Place before = place.place();
            PlaceData after = edit.apply(before.data());
            requireChangeable(before.data(), after);
            String oldPath = place.treePath();
            String parentPath = rows.parentPath(after.parentId());
            if (parentPath != null && parentPath.startsWith(oldPath)) {
                throw KontorException.of(ProblemKind.CONFLICT, "PLACE_CYCLE", "parentId");
            }
            place.apply(after, regionPath, parentPath);
            rows.single(AutomaticPlaces.transitKey(id)).ifPresent(transit -> follow(transit, place, regionPath));
            if (!oldPath.equals(place.treePath())) {
                rows.moveBelow(oldPath, place.treePath());
            }
            em.flush();
            record(em, PlaceRows.TRACKED.changed(id, place.code(), before, place.place()), place, "PromoPlaceChanged");
            return place.place();
        });
    }

    /** What is on the way to a place is seen by whoever sees the place. */
    private static void follow(PlaceEntity transit, PlaceEntity place, @Nullable String regionPath) {
        PlaceData of = place.place().data();
        PlaceData old = transit.place().data();
        transit.apply(
                new PlaceData(
                        old.code(),
                        of.name(),
                        old.type(),
                        place.id(),
                        of.regionCode(),
                        of.keeperId(),
                        of.teamId(),
                        null),
                regionPath,
                place.treePath());
    }

    /** {@return whether the place is one made by hand} */
    private static boolean requireChangeable(PlaceData before, PlaceData after) {
        if (before.type() != after.type()) {
            throw KontorException.of(ProblemKind.INVALID, "NOT_CHANGEABLE", "type");
        }
        boolean bag = before.type() == PlaceType.REP_BAG;
        boolean transit = before.type() == PlaceType.TRANSIT;
        boolean end = !before.type().holdsStock() && before.type() != PlaceType.SUPPLIER;
        if (end || transit) {
            throw KontorException.of(ProblemKind.INVALID, "NOT_CHANGEABLE", "type");
        }
        if (bag
                && !(Objects.equals(before.code(), after.code())
                        && Objects.equals(before.keeperId(), after.keeperId())
                        && after.customer() == null)) {
            throw KontorException.of(ProblemKind.INVALID, "NOT_CHANGEABLE", "keeperId");
        }
        return !bag;
    }

    @Override
    public Place mark(UUID id, long version, PlaceState state) {
        Access access = Call.require(WRITE);
        new Violations().required("state", state).throwIfAny();
        return transactions.write(PLACE, em -> {
            PlaceEntity place = found(em, id, access);
            Versions.check(place.version(), version);
            if (!place.type().holdsStock() || place.type() == PlaceType.TRANSIT) {
                throw KontorException.of(ProblemKind.INVALID, "NOT_CHANGEABLE", "state");
            }
            if (state == PlaceState.CLOSED && new PlaceRows(em).hasStock(id)) {
                throw KontorException.of(ProblemKind.CONFLICT, "PLACE_NOT_EMPTY");
            }
            Place before = place.place();
            place.mark(state);
            em.flush();
            record(em, PlaceRows.TRACKED.changed(id, place.code(), before, place.place()), place, "PromoPlaceChanged");
            return place.place();
        });
    }

    @Override
    public Place bag(UUID repId) {
        Actor caller = Call.current().actor();
        if (!caller.id().equals(repId)) {
            Access access = Call.require(READ);
            UUID bag = automatic.bagIfThere(repId).orElseGet(() -> {
                Call.require(WRITE);
                return automatic.bagOf(repId);
            });
            return transactions.read(em -> found(em, bag, access).place());
        }
        Call.require("promo:bag:read");
        UUID bag = automatic.bagOf(repId);
        return transactions.read(em -> em.find(PlaceEntity.class, bag).place());
    }

    private static PlaceEntity found(EntityManager em, UUID id, Access access) {
        return new PlaceRows(em)
                .find(id, access)
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    private void record(EntityManager em, Change change, PlaceEntity place, String event) {
        transactions.chronicle().record(em, change.root(place.id()).event(event, place.place()));
    }
}
