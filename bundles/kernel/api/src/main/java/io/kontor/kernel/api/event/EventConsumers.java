package io.kontor.kernel.api.event;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.List;
import java.util.UUID;
import org.osgi.annotation.versioning.ProviderType;

/** How far the consumers are, and what they could not take. */
@ProviderType
public interface EventConsumers {
    /**
     * {@return all consumers ever seen, by name and module}; cheap enough for metrics, which ask as the system
     *
     * @throws io.kontor.kernel.api.error.KontorException FORBIDDEN without {@code kernel:event-consumer:read}
     */
    List<ConsumerPosition> positions();

    /**
     * {@return one page of the events a consumer could not take, oldest first}
     *
     * @param consumer its name
     * @param query fields: {@code module}, {@code seq}, {@code type}, {@code subjectType}, {@code subjectId},
     *     {@code state}, {@code at}
     * @throws io.kontor.kernel.api.error.KontorException NOT_FOUND for an unknown consumer; FORBIDDEN without
     *     {@code kernel:event-consumer:read}
     */
    Page<SetAside> setAside(String consumer, ListQuery query);

    /**
     * Lets the courier try an event again, and on success those that waited behind it.
     *
     * @param consumer name of the consumer
     * @param id identity of the set-aside event
     * @return it, as it is now
     * @throws io.kontor.kernel.api.error.KontorException NOT_FOUND; CONFLICT {@code EVENT_WAITS} for an event that
     *     waits behind another; FORBIDDEN without {@code kernel:event-consumer:manage}
     */
    SetAside retry(String consumer, UUID id);

    /**
     * Gives an event up for this consumer; those that waited behind it are delivered.
     *
     * @param consumer name of the consumer
     * @param id identity of the set-aside event
     * @throws io.kontor.kernel.api.error.KontorException as for {@link #retry}
     */
    void skip(String consumer, UUID id);
}
