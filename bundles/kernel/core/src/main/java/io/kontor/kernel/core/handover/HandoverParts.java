package io.kontor.kernel.core.handover;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.handover.Handover;
import io.kontor.kernel.api.handover.Handover.Chosen;
import io.kontor.kernel.api.handover.Handover.Part;
import io.kontor.kernel.api.handover.Handover.PartState;
import io.kontor.kernel.api.handover.HandoverData;
import io.kontor.kernel.api.handover.HandoverItem;
import io.kontor.kernel.api.handover.HandoverOrder;
import io.kontor.kernel.api.handover.HandoverOutcome;
import io.kontor.kernel.api.handover.HandoverParticipant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** The part of each module in a hand-over: what was chosen of it, and what it answers. */
final class HandoverParts {
    private final Participants participants;

    HandoverParts(Participants participants) {
        this.participants = participants;
    }

    /** {@return one part a module, its items named one by one as far as it tells them now} */
    List<Part> of(HandoverData data) {
        Map<String, Set<Chosen>> chosen = new LinkedHashMap<>();
        data.items().forEach(item -> chosen.computeIfAbsent(item.module(), module -> new LinkedHashSet<>())
                .add(new Chosen(item.kind(), item.id())));
        List<Part> parts = new ArrayList<>();
        chosen.forEach((module, items) -> {
            Part part = new Part(module, PartState.WAITING, List.copyOf(items), List.of());
            parts.add(namedIfTold(part, data.fromId()));
        });
        requireFew(parts.stream().mapToLong(part -> part.items().size()).sum());
        return parts;
    }

    private static void requireFew(long count) {
        if (count > HandoverData.MAX_ITEMS) {
            throw KontorException.of(ProblemKind.INVALID, "HANDOVER_TOO_MANY")
                    .with("count", count)
                    .with("max", HandoverData.MAX_ITEMS);
        }
    }

    private Part namedIfTold(Part part, UUID fromId) {
        try {
            return named(part, fromId);
        } catch (KontorException refusal) {
            return part;
        }
    }

    /** {@return whether the module of a part can be asked} */
    boolean areThere(Part part) {
        return participants.of(part.module()).isPresent();
    }

    /**
     * {@return a part with its items named one by one}
     *
     * @throws KontorException when the module does not tell them
     */
    Part named(Part part, UUID fromId) {
        HandoverParticipant participant = participants.of(part.module()).orElse(null);
        if (participant == null || part.items().stream().allMatch(item -> item.id() != null)) {
            return part;
        }
        List<HandoverItem> open = participant.open(fromId);
        Set<Chosen> items = new LinkedHashSet<>();
        for (Chosen item : part.items()) {
            if (item.id() != null) {
                items.add(item);
            } else {
                open.stream()
                        .filter(o -> o.kind().equals(item.kind()) && o.transferable())
                        .forEach(o -> items.add(new Chosen(o.kind(), o.id())));
            }
        }
        requireFew(items.size());
        return new Part(part.module(), part.state(), List.copyOf(items), part.outcomes());
    }

    /** {@return a part with what its module answers} */
    Part answered(Handover handover, Part part) {
        List<HandoverOrder.Item> items = part.items().stream()
                .map(item -> new HandoverOrder.Item(item.kind(), Objects.requireNonNull(item.id())))
                .toList();
        HandoverOrder order =
                new HandoverOrder(handover.id(), handover.fromId(), handover.toId(), items, handover.reason());
        try {
            return with(part, PartState.ANSWERED, items.isEmpty() ? List.of() : transfer(part.module(), order));
        } catch (KontorException refusal) {
            return refused(part, refusal);
        }
    }

    private List<HandoverOutcome> transfer(String module, HandoverOrder order) {
        HandoverParticipant participant = participants.of(module).orElseThrow(() -> KontorException.of(
                        ProblemKind.UNAVAILABLE, "TARGET_ABSENT")
                .with("target", module));
        Call call = Call.current();
        String id = order.handoverId().toString();
        IdempotencyKey key = new IdempotencyKey("handover " + module, id, id);
        Call keyed = new Call(
                call.actor(), call.locale(), call.requestId(), call.channel(), key, order.reason(), call.causationId());
        return keyed.run(() -> participant.transfer(order));
    }

    /** {@return a part that was refused as a whole} A module that is not up to it just now has not answered. */
    static Part refused(Part part, KontorException refusal) {
        if (refusal.kind() == ProblemKind.UNAVAILABLE) {
            throw refusal;
        }
        List<HandoverOutcome> none = part.items().stream()
                .map(item -> HandoverOutcome.refused(item.kind(), item.id(), refusal))
                .toList();
        return with(part, PartState.ANSWERED, none);
    }

    static Part with(Part part, PartState state, List<HandoverOutcome> outcomes) {
        return new Part(part.module(), state, part.items(), outcomes);
    }
}
