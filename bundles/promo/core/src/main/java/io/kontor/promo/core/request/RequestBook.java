package io.kontor.promo.core.request;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.request.RequestState;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.document.Documents.Target;
import io.kontor.promo.core.document.Succession;
import io.kontor.promo.core.store.RequestEntity;
import io.kontor.promo.core.store.RequestLineEntity;
import io.kontor.promo.core.store.RowLock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.jspecify.annotations.Nullable;

/** Keeps the book of a request while slips serve it, in the slip's transaction. */
public final class RequestBook {
    private static final Set<RequestState> SERVED =
            EnumSet.of(RequestState.APPROVED, RequestState.PARTLY_ISSUED, RequestState.ISSUED);

    private static final Set<RequestState> OPEN =
            EnumSet.of(RequestState.DRAFT, RequestState.SUBMITTED, RequestState.APPROVED, RequestState.PARTLY_ISSUED);

    private final EntityManager em;
    private final Chronicle chronicle;

    /** The book in a transaction. */
    public RequestBook(EntityManager em, Chronicle chronicle) {
        this.em = em;
        this.chronicle = chronicle;
    }

    /**
     * {@return the request of which some is promised to a slip}
     *
     * @throws KontorException INVALID {@code UNKNOWN_REQUEST}; CONFLICT {@code REQUEST_STATE},
     *     {@code MORE_THAN_APPROVED}
     */
    public PromoRequest pick(UUID requestId, Map<UUID, Long> quantities) {
        return update(requestId, null, (request, lines) -> {
            if (request.state() != RequestState.APPROVED && request.state() != RequestState.PARTLY_ISSUED) {
                throw Documents.state("REQUEST_STATE", request.state());
            }
            quantities.forEach((item, quantity) -> {
                RequestLineEntity line = lines.stream()
                        .filter(l -> l.itemId().equals(item) && l.open() >= quantity)
                        .findFirst()
                        .orElseThrow(() -> KontorException.of(ProblemKind.CONFLICT, "MORE_THAN_APPROVED"));
                line.pick(quantity);
            });
        });
    }

    /** Takes a promise back: the slip was not sent. */
    public void release(UUID requestId, Map<UUID, Long> quantities) {
        update(
                requestId,
                "PromoRequestReleased",
                (request, lines) -> each(lines, quantities, (line, quantity) -> {
                    line.pick(-quantity);
                }));
    }

    /** Sends what was promised. */
    public void issue(UUID requestId, Map<UUID, Long> quantities) {
        update(requestId, "PromoRequestIssued", (request, lines) -> {
            each(lines, quantities, RequestLineEntity::issue);
            served(request, lines);
        });
    }

    /** Takes back what was sent and is where it came from: it may be picked again. */
    public void sendBack(UUID requestId, Map<UUID, Long> quantities) {
        update(requestId, "PromoRequestSentBack", (request, lines) -> {
            each(lines, quantities, (line, quantity) -> {
                line.issue(-quantity);
                line.pick(-quantity);
            });
            served(request, lines);
        });
    }

    /**
     * Makes a request that is not finished another one's; what is still to come goes to that one's bag.
     *
     * @throws KontorException NOT_FOUND; CONFLICT {@code REQUEST_STATE}, {@code HANDOVER_NOT_OPEN}
     */
    public void handOver(UUID id, Access access, Succession succession) {
        PromoRequest seen = RequestRows.ROWS
                .find(em, id, access)
                .map(request -> RequestRows.ROWS.view(em, request))
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
        Target target = new Target(id, seen.version(), access, succession.reason());
        if (succession.concerns(seen.requesterId())) {
            Documents.change(em, chronicle, RequestRows.ROWS, target, (inner, request, before) -> {
                if (!OPEN.contains(before.state())) {
                    throw Documents.state("REQUEST_STATE", before.state());
                }
                UUID to = before.data().toId();
                request.handOver(succession.toId(), to.equals(succession.fromBag()) ? succession.toBag() : to);
                return "PromoRequestHandedOver";
            });
        }
    }

    private static void each(
            List<RequestLineEntity> lines, Map<UUID, Long> quantities, BiConsumer<RequestLineEntity, Long> work) {
        for (RequestLineEntity line : lines) {
            Long quantity = quantities.get(line.itemId());
            if (quantity != null) {
                work.accept(line, quantity);
            }
        }
    }

    private static void served(RequestEntity request, List<RequestLineEntity> lines) {
        if (!SERVED.contains(request.state())) {
            return;
        }
        long approved = lines.stream().mapToLong(l -> l.progress().approved()).sum();
        long issued = lines.stream().mapToLong(l -> l.progress().issued()).sum();
        request.become(
                issued == 0
                        ? RequestState.APPROVED
                        : issued < approved ? RequestState.PARTLY_ISSUED : RequestState.ISSUED);
    }

    private PromoRequest update(
            UUID id, @Nullable String event, BiConsumer<RequestEntity, List<RequestLineEntity>> work) {
        RowLock.take(em, RequestRows.ROWS.table(), id);
        RequestEntity request = em.find(RequestEntity.class, id);
        if (request == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_REQUEST", "requestId");
        }
        PromoRequest before = RequestRows.ROWS.view(em, request);
        work.accept(request, RequestRows.lines(em, id));
        em.lock(request, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
        em.flush();
        PromoRequest after = RequestRows.ROWS.view(em, request);
        // what is only promised shows on the slip
        if (event != null) {
            chronicle.record(em, RequestRows.ROWS.changed(before, after, event));
        }
        return after;
    }
}
