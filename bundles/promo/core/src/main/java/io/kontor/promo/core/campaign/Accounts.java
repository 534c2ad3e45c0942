package io.kontor.promo.core.campaign;

import io.kontor.promo.api.campaign.CloseOutLine;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.core.store.CampaignFlows;
import io.kontor.promo.core.store.CampaignFlows.End;
import io.kontor.promo.core.store.CampaignFlows.Flow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToLongBiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells from the movements of a campaign where its pieces are, by rep and item. */
final class Accounts {
    private static final Set<PlaceType> LOST = EnumSet.of(PlaceType.LOSS, PlaceType.COUNT_DIFFERENCE);

    private final Map<UUID, End> ends;
    private final Map<Owner, Account> accounts = new HashMap<>();

    private record Owner(UUID repId, UUID itemId) {}

    /** Sums of one rep and item. */
    private static final class Account {
        private long issued;
        private long given;
        private long returned;
        private long lost;
    }

    private Accounts(Map<UUID, End> ends) {
        this.ends = ends;
    }

    static List<CloseOutLine> of(CampaignFlows flows, UUID campaignId) {
        List<Flow> moved = flows.flows(campaignId);
        List<UUID> ids = moved.stream()
                .flatMap(flow -> Stream.of(flow.fromId(), flow.toId()))
                .distinct()
                .toList();
        Accounts accounts = new Accounts(flows.ends(ids).stream().collect(Collectors.toMap(End::id, end -> end)));
        moved.forEach(accounts::count);
        return accounts.lines(flows::carried);
    }

    private void count(Flow flow) {
        End from = Objects.requireNonNull(ends.get(flow.fromId()));
        End to = Objects.requireNonNull(ends.get(flow.toId()));
        boolean undone = flow.kind() == MovementKind.REVERSAL;
        UUID sender = from.repId();
        UUID receiver = to.repId();
        if (sender != null && !sender.equals(receiver)) {
            leave(account(sender, flow), to, flow.quantity(), undone || flow.kind() == MovementKind.SEND_BACK);
        }
        if (receiver != null && !receiver.equals(sender)) {
            arrive(account(receiver, flow), from, flow.quantity(), undone);
        }
        if (sender == null && receiver == null) {
            straight(flow, from, to);
        }
    }

    private Account account(UUID rep, Flow flow) {
        return accounts.computeIfAbsent(new Owner(rep, flow.itemId()), owner -> new Account());
    }

    private static void leave(Account account, End to, long units, boolean neverThere) {
        if (to.type() == PlaceType.GIVEN) {
            account.given += units;
        } else if (LOST.contains(to.type())) {
            account.lost += units;
        } else if (neverThere) {
            account.issued -= units;
        } else {
            account.returned += units;
        }
    }

    private static void arrive(Account account, End from, long units, boolean undone) {
        if (from.type() == PlaceType.GIVEN) {
            account.given -= units;
        } else if (LOST.contains(from.type())) {
            account.lost -= units;
        } else if (undone) {
            account.returned -= units;
        } else {
            account.issued += units;
        }
    }

    /** What goes to a customer straight from a warehouse was never in a bag: who hands it out got it and gave it. */
    private void straight(Flow flow, End from, End to) {
        long units = to.type() == PlaceType.GIVEN ? flow.quantity() : -flow.quantity();
        if (to.type() == PlaceType.GIVEN || from.type() == PlaceType.GIVEN) {
            Account account = account(flow.by(), flow);
            account.issued += units;
            account.given += units;
        }
    }

    private List<CloseOutLine> lines(ToLongBiFunction<UUID, UUID> carried) {
        List<CloseOutLine> lines = new ArrayList<>();
        accounts.forEach((owner, a) -> {
            long expected = a.issued - a.given - a.returned - a.lost;
            long bag = expected <= 0 ? 0 : Math.min(expected, carried.applyAsLong(owner.repId(), owner.itemId()));
            lines.add(new CloseOutLine(
                    owner.repId(), owner.itemId(), a.issued, a.given, a.returned, a.lost, bag, expected - bag));
        });
        lines.sort(Comparator.comparing(CloseOutLine::repId).thenComparing(CloseOutLine::itemId));
        return lines;
    }
}
