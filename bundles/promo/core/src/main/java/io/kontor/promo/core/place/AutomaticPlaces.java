package io.kontor.promo.core.place;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.security.Users;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.PlaceEntity;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The places that make themselves: the bag of a rep, the transit to a place, the site of a customer. Each is made in a
 * transaction of its own, so ask for them before another one begins.
 */
@Component(service = AutomaticPlaces.class)
public final class AutomaticPlaces {
    private final Transactions transactions;
    private final Users users;

    /** Over the module's transactions. */
    @Activate
    public AutomaticPlaces(@Reference PromoTransactions transactions, @Reference Users users) {
        this.transactions = transactions.get();
        this.users = users;
    }

    /** {@return the key that makes a bag the only one of its rep} */
    static String bagKey(UUID repId) {
        return "BAG:" + repId;
    }

    /** {@return the key that makes a transit the only one to its place} */
    static String transitKey(UUID placeId) {
        return "TRANSIT:" + placeId;
    }

    /** {@return the key that makes a site the one that is made for its customer} */
    public static String siteKey(CustomerRef customer) {
        String name = customer.name().length() <= 70
                ? customer.name()
                : customer.name().substring(0, 70);
        return "SITE:" + (customer.id() == null ? name : customer.id());
    }

    /** {@return a bag that is there already} */
    public Optional<UUID> bagIfThere(UUID repId) {
        return find(bagKey(repId));
    }

    /**
     * {@return the bag of a rep}
     *
     * @throws KontorException NOT_FOUND for an unknown user
     */
    public UUID bagOf(UUID repId) {
        return find(bagKey(repId)).orElseGet(() -> {
            UserProfile rep = Call.system("promo-bag")
                    .run(() -> users.find(repId))
                    .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"))
                    .profile();
            String code = rep.username().length() <= 60 ? "BAG-" + rep.username() : "BAG-" + repId;
            PlaceData data =
                    new PlaceData(code, rep.displayName(), PlaceType.REP_BAG, null, null, repId, rep.teamId(), null);
            return make(bagKey(repId), data, em -> null);
        });
    }

    /**
     * {@return the transit to a place}
     *
     * @throws KontorException INVALID {@code UNKNOWN_PLACE}
     */
    public UUID transitTo(UUID placeId) {
        return find(transitKey(placeId)).orElseGet(() -> {
            Place to = transactions.read(em -> Optional.ofNullable(em.find(PlaceEntity.class, placeId))
                    .map(PlaceEntity::place)
                    .filter(p -> p.data().type().holdsStock() && p.data().type() != PlaceType.TRANSIT)
                    .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", "toId")));
            PlaceData d = to.data();
            PlaceData data = new PlaceData(
                    "TRANSIT-" + placeId,
                    d.name(),
                    PlaceType.TRANSIT,
                    placeId,
                    d.regionCode(),
                    d.keeperId(),
                    d.teamId(),
                    null);
            return make(transitKey(placeId), data, em -> em.find(PlaceEntity.class, placeId));
        });
    }

    /** {@return the site of a customer, kept by the caller when it is new} */
    public UUID siteOf(CustomerRef customer) {
        String key = siteKey(customer);
        return find(key).orElseGet(() -> {
            Actor caller = Call.current().actor();
            PlaceData data = new PlaceData(
                    "SITE-" + Ids.next(),
                    customer.name(),
                    PlaceType.CUSTOMER_SITE,
                    null,
                    null,
                    caller.id(),
                    caller.teamId(),
                    customer);
            return make(key, data, em -> null);
        });
    }

    private Optional<UUID> find(String key) {
        return transactions.read(em -> new PlaceRows(em).single(key).map(PlaceEntity::id));
    }

    private UUID make(String key, PlaceData data, Function<EntityManager, @Nullable PlaceEntity> like) {
        try {
            return transactions.writeUnkeyed(em -> {
                PlaceEntity place = new PlaceEntity(Ids.next(), key);
                PlaceEntity model = like.apply(em);
                place.apply(data, model == null ? null : model.regionPath(), model == null ? null : model.treePath());
                em.persist(place);
                em.flush();
                transactions
                        .chronicle()
                        .record(
                                em,
                                PlaceRows.TRACKED
                                        .created(place.id(), place.code(), place.place())
                                        .root(place.id())
                                        .event("PromoPlaceAdded", place.place()));
                return place.id();
            });
        } catch (KontorException taken) {
            // somebody else made it in the same moment
            return find(key).orElseThrow(() -> taken);
        }
    }
}
