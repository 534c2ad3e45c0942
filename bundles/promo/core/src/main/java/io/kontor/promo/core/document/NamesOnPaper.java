package io.kontor.promo.core.document;

import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.value.PaperNames;
import io.kontor.promo.core.ledger.LotFacts;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.JdbcLedgerStore;
import io.kontor.promo.core.store.PlaceEntity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Finds out what the identities on a document are called. */
public final class NamesOnPaper {
    private final EntityManager em;

    /** In a transaction. */
    public NamesOnPaper(EntityManager em) {
        this.em = em;
    }

    /** {@return the names of places, items and lots; what is not there is left out} */
    public PaperNames names(List<UUID> placeIds, Stream<UUID> itemIds, Stream<@Nullable UUID> lotIds) {
        Map<UUID, PaperNames.Place> places = new HashMap<>();
        for (UUID id : placeIds) {
            PlaceEntity place = em.find(PlaceEntity.class, id);
            if (place != null) {
                PlaceData data = place.place().data();
                places.put(id, new PaperNames.Place(data.code(), data.name()));
            }
        }
        Map<UUID, PaperNames.Item> items = new HashMap<>();
        itemIds.distinct().forEach(id -> {
            ItemEntity item = em.find(ItemEntity.class, id);
            if (item != null) {
                PromoItemData data = item.data();
                items.put(id, new PaperNames.Item(data.code(), data.name(), data.baseUnit()));
            }
        });
        return new PaperNames(places, items, lots(lotIds));
    }

    private Map<UUID, PaperNames.Lot> lots(Stream<@Nullable UUID> lotIds) {
        List<UUID> named = lotIds.flatMap(Stream::ofNullable)
                .map(Objects::requireNonNull)
                .distinct()
                .toList();
        Map<UUID, PaperNames.Lot> lots = new HashMap<>();
        if (!named.isEmpty()) {
            for (LotFacts lot : new JdbcLedgerStore(em).lots(named).values()) {
                lots.put(lot.id(), new PaperNames.Lot(lot.lotNo(), lot.expiresOn()));
            }
        }
        return lots;
    }
}
