package io.kontor.promo.core.sim;

import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.ItemFacts;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What clients want, by chance: mostly sensible, sometimes not. */
final class Orders {
    private static final PostMovement.Note NOTE = PostMovement.Note.by(new UUID(0, 7));

    private final World world;
    private final SplittableRandom random;
    private final List<ItemFacts> items;
    private final List<Movement> known = new ArrayList<>();
    private int serials;

    /** What a client wants: exactly one of the three. */
    record Order(
            @Nullable PostMovement post,
            @Nullable Movement reverse,
            @Nullable Reserve reserve) {}

    /** Goods to be reserved for a document. */
    record Reserve(DocumentRef document, BalanceKey key, long quantity) {}

    Orders(World world, SplittableRandom random) {
        this.world = world;
        this.random = random;
        this.items = List.copyOf(world.items.values());
    }

    /** Tells of a movement, which may be undone later. */
    void learn(Movement movement) {
        if (known.size() < 64) {
            known.add(movement);
        } else {
            known.set(random.nextInt(64), movement);
        }
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    Order next(LocalDate today) {
        int dice = random.nextInt(100);
        if (dice < 6 && !known.isEmpty()) {
            return new Order(null, any(known), null);
        }
        if (dice < 10) {
            return reserve();
        }
        return new Order(post(today), null, null);
    }

    private Order reserve() {
        ItemFacts item = items.get(random.nextInt(2));
        BalanceKey key = BalanceKey.of(item.id(), null, any(world.stores));
        DocumentRef document = new DocumentRef("Slip", new UUID(9, random.nextInt(8)), null);
        return new Order(null, null, new Reserve(document, key, 1 + random.nextInt(9)));
    }

    private PostMovement post(LocalDate today) {
        int dice = random.nextInt(100);
        UUID store = any(world.stores);
        UUID bag = any(world.bags);
        UUID transit = Objects.requireNonNull(world.transitOf.get(bag));
        if (dice < 16) {
            return of(MovementKind.RECEIPT, Place.SUPPLIER, store, 30, today);
        } else if (dice < 34) {
            return of(MovementKind.DISPATCH, store, transit, 12, today);
        } else if (dice < 50) {
            return of(MovementKind.CONFIRM, transit, bag, 8, today);
        } else if (dice < 78) {
            return of(MovementKind.ISSUE, bag, Place.GIVEN, 6, today);
        } else if (dice < 82) {
            return of(MovementKind.RETURN, Place.GIVEN, bag, 2, today);
        } else if (dice < 86) {
            return of(MovementKind.LOSS, bag, Place.LOSS, 3, today);
        } else if (dice < 92) {
            return of(MovementKind.TRANSFER, world.stores.get(0), world.stores.get(1), 10, today);
        } else if (dice < 95) {
            return of(MovementKind.TRANSFER, world.stores.get(1), world.stores.get(0), 10, today);
        } else if (dice < 97) {
            return of(MovementKind.LOAN, store, world.site, 1, today);
        }
        return of(MovementKind.SEND_BACK, transit, store, 4, today);
    }

    private PostMovement of(MovementKind kind, UUID from, UUID to, int most, LocalDate today) {
        List<Leg> legs = new ArrayList<>();
        int count = random.nextInt(5) == 0 ? 2 : 1;
        for (int i = 0; i < count; i++) {
            legs.add(leg(from, to, 1 + random.nextInt(most)));
        }
        LocalDate day = random.nextInt(12) == 0 ? today.minusDays(random.nextInt(4)) : null;
        boolean held = kind == MovementKind.DISPATCH && random.nextInt(4) == 0;
        DocumentRef document = held ? new DocumentRef("Slip", new UUID(9, random.nextInt(8)), null) : null;
        return new PostMovement(kind, day, legs, NOTE, document, held);
    }

    private Leg leg(UUID from, UUID to, int quantity) {
        ItemFacts item = random.nextInt(200) == 0
                ? new ItemFacts(new UUID(1, 1), "?", Tracking.NONE, 0, null, null, null, null, null)
                : any(items);
        boolean in = !Objects.requireNonNull(world.places.get(from)).holdsStock();
        return switch (item.tracking()) {
            case NONE -> Leg.of(item.id(), null, from, to, quantity);
            case LOT -> {
                boolean named = in || random.nextBoolean();
                yield Leg.of(item.id(), named ? any(world.lotsOf(item.id())).id() : null, from, to, quantity);
            }
            case SERIAL -> {
                boolean fresh = in && random.nextInt(4) != 0;
                int number = fresh || serials == 0 ? serials++ : random.nextInt(serials);
                yield Leg.piece(item.id(), "S" + number, from, to);
            }
        };
    }
}
