package io.kontor.promo.core.document;

import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Versioned;
import io.kontor.kernel.jpa.Change;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;

/**
 * What {@link Documents} must know of one kind of document.
 *
 * @param <E> the entity
 * @param <V> what callers see of it
 */
public interface DocumentKind<E, V extends Versioned> {
    /** {@return its table} */
    String table();

    /** {@return the document, empty when unknown or outside the caller's rows} */
    Optional<E> find(EntityManager em, UUID id, Access access);

    /** {@return what callers see of it, as of the last flush} */
    V view(EntityManager em, E entity);

    /** {@return what the history keeps of a change, with its event} */
    Change changed(V before, V after, String event);
}
