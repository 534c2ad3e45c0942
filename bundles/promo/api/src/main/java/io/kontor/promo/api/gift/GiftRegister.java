package io.kontor.promo.api.gift;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The register of gifts received. Reading needs {@code promo:gift:read}, writing {@code promo:gift:write}; rows are
 * those of the receiver.
 */
@ProviderType
public interface GiftRegister {
    /**
     * {@return one page of gifts, newest first unless sorted otherwise}
     *
     * @param query filter and sort fields: id, receiverId, receivedOn, handedInOn, customerName
     */
    Page<GiftReceived> list(ListQuery query);

    /**
     * {@return the gift, or empty when unknown or outside the caller's rows}
     *
     * @param id identity
     */
    Optional<GiftReceived> find(UUID id);

    /**
     * Enters a gift.
     *
     * @param data what is known of it
     * @return it
     * @throws KontorException INVALID with violations, {@code UNKNOWN_USER}
     */
    GiftReceived enter(GiftData data);

    /**
     * Changes an entry.
     *
     * @param id identity
     * @param version the version the caller saw
     * @param edit gives the new values
     * @return it
     * @throws KontorException as for {@link #enter}; NOT_FOUND; STALE
     */
    GiftReceived change(UUID id, long version, UnaryOperator<GiftData> edit);
}
