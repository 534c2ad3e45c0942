package io.kontor.promo.core.request;

import static io.kontor.promo.core.PaperWorld.asking;
import static io.kontor.promo.core.PaperWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.request.LineProgress;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.request.RequestData;
import io.kontor.promo.api.request.RequestLine;
import io.kontor.promo.api.request.RequestState;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.api.slip.Difference;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.Settlement;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestsTest {
    private final PaperWorld papers = new PaperWorld();
    private final PromoWorld world = papers.world;
    private final UUID pen = world.item("PEN");
    private final UUID store = world.warehouse("CHANGSHA");
    private final Actor li =
            papers.rep("li", "promo:request:read", "promo:request:write", "promo:request:approve", "promo:slip:ack");
    private final Actor wang = papers.rep("wang", "promo:request:read", "promo:request:write");
    private final UUID bag = papers.bag(li);

    @AfterEach
    void close() {
        assertThat(world.broken()).isZero();
        papers.close();
    }

    private PromoRequest submitted(long quantity) {
        return PromoWorld.as(li, () -> {
            PromoRequest draft = papers.requests.write(asking(store, bag, pen, quantity));
            return papers.requests.submit(draft.id(), draft.version());
        });
    }

    private PromoRequest approved(long asked, long approved) {
        PromoRequest request = submitted(asked);
        return PromoWorld.admin(() -> papers.requests.approve(
                request.id(), request.version(), List.of(new RequestLine(pen, approved)), "ok"));
    }

    private IssueSlip pick(@Nullable UUID request, long quantity) {
        return PromoWorld.admin(() -> papers.slips.pick(new SlipData(
                SlipKind.ISSUE, null, request, store, bag, null, List.of(PaperWorld.line(pen, quantity)), null)));
    }

    private PromoRequest now(PromoRequest request) {
        return PromoWorld.admin(() -> papers.requests.find(request.id())).orElseThrow();
    }

    @Test
    void r073p08GoesFromDraftToIssuedWithAPartAtEveryStep() {
        world.receive(pen, store, 100);
        PromoRequest request = approved(50, 40);
        assertThat(request.state()).isEqualTo(RequestState.APPROVED);
        assertThat(request.number()).startsWith("RQ-");
        assertThat(request.decision()).isEqualTo("ok");

        IssueSlip first = pick(request.id(), 30);
        assertThat(now(request).state()).isEqualTo(RequestState.APPROVED);
        refused("MORE_THAN_APPROVED", () -> pick(request.id(), 11));
        IssueSlip sent = PromoWorld.admin(() -> papers.slips.send(first.id(), first.version(), null));

        assertThat(now(request).state()).isEqualTo(RequestState.PARTLY_ISSUED);
        assertThat(now(request).progress()).containsExactly(new LineProgress(pen, 50, 40, 30));
        IssueSlip second = pick(request.id(), 10);
        PromoWorld.admin(() -> papers.slips.send(second.id(), second.version(), null));
        assertThat(now(request).state()).isEqualTo(RequestState.ISSUED);
        IssueSlip done = PromoWorld.as(
                li,
                () -> papers.slips.acknowledge(sent.id(), sent.version(), new Acknowledgement(List.of(), null, null)));
        assertThat(done.lines().get(0).confirmed()).isEqualTo(30);
        assertThat(world.figures(pen, bag).onHand()).isEqualTo(30);
    }

    @Test
    void whatIsSentBackMayBePickedAgain() {
        world.receive(pen, store, 100);
        PromoRequest request = approved(50, 50);
        IssueSlip picked = pick(request.id(), 50);
        IssueSlip sent = PromoWorld.admin(() -> papers.slips.send(picked.id(), picked.version(), null));
        assertThat(now(request).state()).isEqualTo(RequestState.ISSUED);

        PromoWorld.admin(() -> papers.slips.settle(
                sent.id(), sent.version(), new Difference(1, Settlement.SENT_BACK, "forgotten", null)));

        assertThat(now(request).state()).isEqualTo(RequestState.APPROVED);
        assertThat(now(request).progress()).containsExactly(new LineProgress(pen, 50, 50, 0));
        assertThat(pick(request.id(), 50).lines()).hasSize(1);
    }

    @Test
    void nobodyApprovesOnesOwnRequestOrOneForOnesOwnBag() {
        PromoRequest own = submitted(5);
        refused(
                "OWN_REQUEST",
                () -> PromoWorld.as(li, () -> papers.requests.approve(own.id(), own.version(), List.of(), null)));
        refused("OWN_REQUEST", () -> PromoWorld.as(li, () -> papers.requests.reject(own.id(), own.version(), "no")));
        PromoRequest forLi = PromoWorld.admin(() -> {
            PromoRequest draft = papers.requests.write(asking(store, bag, pen, 5));
            return papers.requests.submit(draft.id(), draft.version());
        });
        refused(
                "OWN_REQUEST",
                () -> PromoWorld.as(li, () -> papers.requests.approve(forLi.id(), forLi.version(), List.of(), null)));
        assertThat(now(own)).isEqualTo(own);
    }

    @Test
    void refusesWhatDoesNotFitAndChangesNothing() {
        UUID other = papers.bag(wang);
        refused("BAG_NOT_YOURS", () -> PromoWorld.as(li, () -> papers.requests.write(asking(store, other, pen, 1))));
        refused("WRONG_ENDS", () -> PromoWorld.as(li, () -> papers.requests.write(asking(other, bag, pen, 1))));
        refused("SAME_PLACE", () -> PromoWorld.as(li, () -> papers.requests.write(asking(bag, bag, pen, 1))));
        refused(
                "UNKNOWN_PLACE",
                () -> PromoWorld.as(li, () -> papers.requests.write(asking(UUID.randomUUID(), bag, pen, 1))));
        refused(
                "UNKNOWN_ITEM",
                () -> PromoWorld.as(li, () -> papers.requests.write(asking(store, bag, UUID.randomUUID(), 1))));
        for (long bad : new long[] {0, -1}) {
            refused(
                    "QUANTITY_NOT_POSITIVE",
                    () -> PromoWorld.as(li, () -> papers.requests.write(asking(store, bag, pen, bad))));
        }
        refused(
                "QUANTITY_TOO_LARGE",
                () -> PromoWorld.as(li, () -> papers.requests.write(asking(store, bag, pen, 1_000_000_001L))));
        RequestData twice = new RequestData(
                store, bag, null, "fair", null, List.of(new RequestLine(pen, 1), new RequestLine(pen, 2)));
        refused("ITEM_TWICE", () -> PromoWorld.as(li, () -> papers.requests.write(twice)));
        assertThat(PromoWorld.admin(() -> papers.requests.list(ListQuery.all())).items())
                .isEmpty();
    }

    @Test
    void refusesAWrongApproval() {
        PromoRequest request = submitted(5);
        UUID cup = world.item("CUP", Tracking.NONE);
        refused("MORE_THAN_ASKED", () -> approve(request, new RequestLine(pen, 6)));
        refused("OUT_OF_RANGE", () -> approve(request, new RequestLine(pen, -1)));
        refused("UNKNOWN_ITEM", () -> approve(request, new RequestLine(cup, 1)));
        refused("ITEM_TWICE", () -> approve(request, new RequestLine(pen, 1), new RequestLine(pen, 1)));
        refused("NOTHING_APPROVED", () -> approve(request, new RequestLine(pen, 0)));
        assertThat(now(request)).isEqualTo(request);
    }

    private PromoRequest approve(PromoRequest request, RequestLine... lines) {
        return PromoWorld.admin(() -> papers.requests.approve(request.id(), request.version(), List.of(lines), null));
    }

    @Test
    void goesOnlyForwardAndOnlyFromTheVersionSeen() {
        PromoRequest request = submitted(5);
        refused(
                "REQUEST_STATE",
                () -> PromoWorld.as(li, () -> papers.requests.submit(request.id(), request.version())));
        refused(
                "REQUEST_STATE",
                () -> PromoWorld.as(li, () -> papers.requests.change(request.id(), request.version(), data -> data)));
        refused("VERSION_STALE", () -> PromoWorld.admin(() -> papers.requests.reject(request.id(), 0, "late")));
        refused("REQUEST_STATE", () -> pick(request.id(), 1));
        refused("UNKNOWN_REQUEST", () -> pick(UUID.randomUUID(), 1));
        PromoRequest rejected =
                PromoWorld.admin(() -> papers.requests.reject(request.id(), request.version(), "too much"));
        assertThat(rejected.state()).isEqualTo(RequestState.REJECTED);
        refused(
                "REQUEST_STATE",
                () -> PromoWorld.as(li, () -> papers.requests.close(request.id(), rejected.version(), "done")));
    }

    @Test
    void isClosedOnlyWhenNothingOfItIsPicked() {
        world.receive(pen, store, 10);
        PromoRequest request = approved(5, 5);
        IssueSlip slip = pick(request.id(), 3);
        refused(
                "REQUEST_PICKED",
                () -> PromoWorld.as(
                        li,
                        () -> papers.requests.close(request.id(), now(request).version(), "done")));
        PromoWorld.admin(() -> papers.slips.cancel(slip.id(), slip.version(), "not needed"));

        PromoRequest closed = PromoWorld.as(
                li, () -> papers.requests.close(request.id(), now(request).version(), "done"));

        assertThat(closed.state()).isEqualTo(RequestState.CLOSED);
        assertThat(world.figures(pen, store).reserved()).isZero();
        refused("REQUEST_STATE", () -> pick(request.id(), 1));
    }

    @Test
    void aDraftIsChangedWithItsLines() {
        UUID cup = world.item("CUP");
        PromoRequest draft = PromoWorld.as(li, () -> papers.requests.write(asking(store, bag, pen, 5)));

        PromoRequest changed = PromoWorld.as(
                li, () -> papers.requests.change(draft.id(), draft.version(), d -> asking(store, bag, cup, 7)));

        assertThat(changed.data().lines()).containsExactly(new RequestLine(cup, 7));
        assertThat(changed.version()).isGreaterThan(draft.version());
    }

    @Test
    void othersDoNotSeeIt() {
        PromoRequest request = submitted(5);
        assertThat(PromoWorld.as(wang, () -> papers.requests.find(request.id())))
                .isEmpty();
        assertThat(PromoWorld.as(wang, () -> papers.requests.list(ListQuery.all()))
                        .items())
                .isEmpty();
        refused(
                "NOT_FOUND",
                () -> PromoWorld.as(wang, () -> papers.requests.close(request.id(), request.version(), "mine")));
        assertThat(PromoWorld.as(li, () -> papers.requests.list(ListQuery.where("state eq SUBMITTED")))
                        .items())
                .containsExactly(request);
    }
}
