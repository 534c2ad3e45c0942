package io.kontor.promo.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.promo.api.request.RequestData;
import io.kontor.promo.api.request.RequestLine;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.value.Evidence;
import io.kontor.promo.core.count.JpaCountSheets;
import io.kontor.promo.core.loss.JpaLossReports;
import io.kontor.promo.core.loss.LossBook;
import io.kontor.promo.core.request.JpaPromoRequests;
import io.kontor.promo.core.slip.JpaIssueSlips;
import io.kontor.promo.core.slip.SlipDeadlines;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** The documents of a {@link PromoWorld}: requests, slips, losses, counts. */
public final class PaperWorld implements AutoCloseable {
    /** A signature of somebody. */
    public static final Evidence SIGNATURE = new Evidence(Evidence.Kind.SIGNATURE, "s/1.png", "0".repeat(64), "Chen");

    public final PromoWorld world;
    public final JpaPromoRequests requests;
    public final JpaIssueSlips slips;
    public final JpaLossReports losses;
    public final JpaCountSheets counts;

    /** On Derby in memory. */
    public PaperWorld() {
        this(PromoWorld.derby());
    }

    /** In a world. */
    public PaperWorld(PromoWorld world) {
        this.world = world;
        requests = new JpaPromoRequests(world.transactions, world.clock);
        LossBook book = new LossBook(world.transactions, world.kernel.staff());
        slips = new JpaIssueSlips(
                world.transactions,
                world.ledger,
                world.automatic,
                book,
                new SlipDeadlines(world.kernel.deadlines(), world.clock),
                world.clock);
        losses = new JpaLossReports(world.transactions, world.ledger, book);
        counts = new JpaCountSheets(world.transactions, world.ledger, book, world.clock);
    }

    /** Fails unless a command is refused with a code, as a whole or for a value. */
    public static void refused(String code, ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOfSatisfying(KontorException.class, e -> {
            boolean named = e.code().equals(code)
                    || e.violations().stream().anyMatch(v -> v.code().equals(code));
            assertThat(named).as(e.getMessage()).isTrue();
        });
    }

    /** {@return a rep with rights for one's own rows} */
    public Actor rep(String name, String... permissions) {
        return world.rep(
                name,
                Arrays.stream(permissions)
                        .map(p -> new Grant(p, Scope.OWN, EnumSet.noneOf(FieldClass.class)))
                        .toArray(Grant[]::new));
    }

    /** {@return the bag of a rep} */
    public UUID bag(Actor rep) {
        return world.automatic.bagOf(rep.id());
    }

    /** {@return a request for one item} */
    public static RequestData asking(UUID from, UUID to, UUID item, long quantity) {
        return new RequestData(from, to, null, "spring fair", null, List.of(new RequestLine(item, quantity)));
    }

    /** {@return a slip of one item} */
    public static SlipData slip(SlipKind kind, UUID from, UUID to, UUID item, long quantity) {
        return new SlipData(kind, null, null, from, to, null, List.of(line(item, quantity)), null);
    }

    /** {@return base units of an item} */
    public static SlipData.Line line(UUID item, long quantity) {
        return new SlipData.Line(item, null, List.of(), quantity);
    }

    /** {@return a line of pieces} */
    public static SlipData.Line pieces(UUID item, String... serials) {
        return new SlipData.Line(item, null, List.of(serials), serials.length);
    }

    /** {@return a slip with other lines} */
    public static SlipData with(SlipData slip, SlipData.Line... lines) {
        return new SlipData(
                slip.kind(),
                slip.number(),
                slip.requestId(),
                slip.fromId(),
                slip.toId(),
                slip.campaignId(),
                Stream.of(lines).toList(),
                slip.remark());
    }

    /** {@return a slip that is sent} */
    public IssueSlip sent(SlipData data) {
        return PromoWorld.admin(() -> {
            IssueSlip picked = slips.pick(data);
            return slips.send(picked.id(), picked.version(), null);
        });
    }

    @Override
    public void close() {
        world.close();
    }
}
