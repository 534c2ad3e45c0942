package io.kontor.customer.core.merge;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.merge.Merge;
import io.kontor.customer.api.merge.Merge.Undone;
import io.kontor.customer.api.merge.MergeOrder;
import io.kontor.customer.core.store.CardParts;
import io.kontor.customer.core.store.CardPartsRepository;
import io.kontor.customer.core.store.CardPartsRepository.Replacement;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.LifecycleEntity;
import io.kontor.customer.core.store.MergeEntity;
import io.kontor.customer.core.store.MergeRows;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.merge.KeptRecord;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.kernel.jpa.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Merges two customers, or takes a merge back, within one transaction. */
final class Merging {
    private static final int MOST_KEPT = 200;

    private final EntityManager em;
    private final Access access;
    private final Chronicle chronicle;
    private final Instant now;
    private final CardPartsRepository parts;

    Merging(EntityManager em, Access access, Chronicle chronicle, Instant now) {
        this.em = em;
        this.access = access;
        this.chronicle = chronicle;
        this.now = now;
        this.parts = new CardPartsRepository(em);
    }

    Merge merge(long winnerVersion, MergeOrder order, Duration undoable) {
        Pair pair = Pair.lock(em, access, order);
        CustomerEntity winner = pair.winner();
        CustomerEntity loser = pair.loser();
        Versions.check(winner.version(), winnerVersion);
        if (loser.version() != Objects.requireNonNull(order.loserVersion())) {
            throw KontorException.of(ProblemKind.STALE, "LOSER_CHANGED", "loserVersion");
        }
        String reason = Objects.requireNonNull(order.reason());
        Card winnerCard = winner.card(parts.of(winner.id()));
        Card loserCard = loser.card(parts.of(loser.id()));
        CardMerge cards = new CardMerge(winnerCard, loserCard, order.choices());
        Card merged = cards.merged();
        Violations wrong = new Violations();
        merged.violations().forEach(v -> wrong.add(v.field(), v.code(), v.args()));
        wrong.throwIfAny();

        Lifecycle stage = loser.lifecycle();
        loser.mergeInto(winner.id());
        // before anything moves: who writes without the loser's lock asks afterwards, and waits for this
        em.flush();
        UUID id = Ids.next();
        Moves.Note note = new Moves.Note(now, reason);
        List<Relation> removed = new Moves(em, chronicle, id, pair, note).move();
        MergeImage image = new MergeImage(winnerCard, winner.regionPath(), merged, loserCard, removed);
        MergeEntity entity = new MergeEntity(id, winner, loser, stage, image);
        entity.by(Call.current().actor().username(), now, reason, now.plus(undoable));
        boolean newRegion = !Objects.equals(merged.regionCode(), winnerCard.regionCode());
        write(loser, loserCard, cards.rest(loser.code()), reason);
        LifecycleEntity.add(em, loser, stage, reason);
        if (newRegion) {
            winner.regionPath(loser.regionPath());
        }
        write(winner, winnerCard, merged, reason);
        requireInside(winner);
        entity.moved(new MergeRows(em, id).counts());
        em.persist(entity);
        em.flush();
        chronicle.record(em, Trail.stage(loser, stage, reason));
        chronicle.record(em, Trail.merged(entity.merge()));
        return entity.merge();
    }

    /** Writes a card; what only one customer may have must be free by then. */
    private void write(CustomerEntity customer, Card before, Card after, String reason) {
        customer.set(after);
        customer.touch(now);
        em.flush();
        parts.replaceAll(List.of(new Replacement(customer.id(), CardParts.of(before), CardParts.of(after))));
        em.flush();
        Change change = Trail.changed(customer, before, after).reason(reason);
        chronicle.record(em, change);
    }

    private void requireInside(CustomerEntity winner) {
        if (!CustomerScope.covers(access.rows(), winner)) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "OUT_OF_SCOPE");
        }
    }

    Merge undo(UUID id, long version, String reason) {
        MergeEntity known =
                Optional.ofNullable(em.find(MergeEntity.class, id)).orElseThrow(CustomerRepository::notFound);
        Pair pair = Pair.ofMerge(em, access, known.winnerId(), known.loserId());
        em.refresh(known);
        requireUndoable(known, version);
        CustomerEntity winner = pair.winner();
        CustomerEntity loser = pair.loser();
        MergeImage image = known.image(MergeImage.class);
        Moves.Note note = new Moves.Note(now, reason);
        List<KeptRecord> kept = new ArrayList<>(new Moves(em, chronicle, id, pair, note).moveBack(image.removed()));

        Card present = winner.card(parts.of(winner.id()));
        Card rest = loser.card(parts.of(loser.id()));
        Unique unique = new Unique(pair);
        CardUnmerge cards = new CardUnmerge(image.winner(), image.merged(), present, unique::isFree);
        kept.addAll(cards.kept());
        Card next = cards.card(winner.code());
        if (!Objects.equals(next.regionCode(), present.regionCode())) {
            winner.regionPath(pathOf(next.regionCode(), image.regionPath()));
        }
        write(winner, present, next, reason);
        requireInside(winner);
        loser.unmerge(known.merge().loserStage());
        write(loser, rest, unique.restored(image.loser(), next, kept), reason);
        LifecycleEntity.add(em, loser, Lifecycle.MERGED, reason);
        known.undo(new Undone(
                Call.current().actor().username(),
                now,
                reason,
                kept.stream().limit(MOST_KEPT).toList()));
        em.flush();
        chronicle.record(em, Trail.stage(loser, Lifecycle.MERGED, reason));
        chronicle.record(em, Trail.unmerged(known.merge(), reason));
        return known.merge();
    }

    private void requireUndoable(MergeEntity merge, long version) {
        Merge told = merge.merge();
        if (told.state() == Merge.State.UNDONE) {
            throw KontorException.of(ProblemKind.CONFLICT, "MERGE_UNDONE");
        }
        Versions.check(merge.version(), version);
        if (now.isAfter(told.undoUntil())) {
            throw KontorException.of(ProblemKind.CONFLICT, "UNDO_TOO_LATE").with("until", told.undoUntil());
        }
        // one after the other, the last one first: each knows only what it changed itself
        em.createQuery(
                        "select m.id from MergeEntity m where m.state = :merged and m.id <> :id and m.mergedAt >= :at"
                                + " and (m.winnerId = :winner or m.loserId = :winner) order by m.mergedAt desc, m.id desc",
                        UUID.class)
                .setParameter("merged", Merge.State.MERGED)
                .setParameter("id", merge.id())
                .setParameter("at", told.at())
                .setParameter("winner", merge.winnerId())
                .setMaxResults(1)
                .getResultList()
                .forEach(later -> {
                    throw KontorException.of(ProblemKind.CONFLICT, "MERGE_FOLLOWED")
                            .with("later", later);
                });
    }

    /** The tree may have moved since. */
    private @Nullable String pathOf(@Nullable String region, @Nullable String former) {
        if (region == null) {
            return null;
        }
        return em
                .createQuery(
                        "select c.regionPath from CustomerEntity c where c.regionCode = :region"
                                + " and c.regionPath is not null",
                        String.class)
                .setParameter("region", region)
                .setMaxResults(1)
                .getResultList()
                .stream()
                .findFirst()
                .orElse(former);
    }

    /** The values only one customer may have, and whether these two can have theirs back. */
    private final class Unique {
        private final List<UUID> pair;

        Unique(Pair pair) {
            this.pair = List.of(pair.winner().id(), pair.loser().id());
        }

        /** {@return whether nobody else has a credit code or an identity in another system} */
        boolean isFree(Object value) {
            Stream<UUID> holder = value instanceof String creditCode
                    ? new CustomerRepository(em).idsBy(CardFields.CREDIT_CODE, List.of(creditCode)).values().stream()
                    : parts.owner(externalId(CardFields.object(value))).stream();
            return holder.allMatch(pair::contains);
        }

        private ExternalId externalId(Map<String, Object> parts) {
            return new ExternalId(String.valueOf(parts.get("system")), String.valueOf(parts.get("id")));
        }

        /** {@return the loser's card with those of its values that are free} */
        Card restored(Card before, Card winner, List<KeptRecord> kept) {
            CardFields restored = CardFields.of(before);
            CardFields taken = CardFields.of(winner);
            Object code = restored.get(CardFields.CREDIT_CODE);
            if (code != null && (code.equals(taken.get(CardFields.CREDIT_CODE)) || !isFree(code))) {
                restored.set(CardFields.CREDIT_CODE, null);
                kept.add(new KeptRecord("Customer", CardFields.CREDIT_CODE, "CREDIT_CODE_TAKEN"));
            }
            List<Object> ids = restored.list(CardFields.EXTERNAL_IDS);
            List<Object> its = taken.list(CardFields.EXTERNAL_IDS);
            if (ids.removeIf(id -> its.contains(id) || !isFree(id))) {
                restored.set(CardFields.EXTERNAL_IDS, ids);
                kept.add(new KeptRecord("Customer", CardFields.EXTERNAL_IDS, "EXTERNAL_ID_TAKEN"));
            }
            return restored.card(before.code());
        }
    }
}
