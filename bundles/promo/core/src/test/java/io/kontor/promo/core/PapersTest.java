package io.kontor.promo.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.security.Actor;
import io.kontor.promo.api.count.CountData;
import io.kontor.promo.api.count.CountEntry;
import io.kontor.promo.api.count.CountKind;
import io.kontor.promo.api.count.CountSheet;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReason;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.request.RequestState;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.stock.Figures;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** All documents in one journey, on every database. */
class PapersTest {
    private static final List<String> EVENTS = List.of(
            "PromoRequestWritten",
            "PromoRequestSubmitted",
            "PromoRequestApproved",
            "PromoSlipPicked",
            "PromoIssuedToRep",
            "PromoRequestIssued",
            "PromoSlipSent",
            "PromoReceiptConfirmed",
            "PromoSlipDone",
            "PromoHandedIn",
            "PromoLossReported",
            "PromoCountOpened",
            "PromoCountFrozen",
            "PromoCountEntered",
            "PromoCountDifference",
            "PromoCountPosted");

    private static IssueSlip arrived(PaperWorld papers, Actor actor, IssueSlip sent) {
        return PromoWorld.as(
                actor,
                () -> papers.slips.acknowledge(sent.id(), sent.version(), new Acknowledgement(List.of(), null, null)));
    }

    @ParameterizedTest
    @EnumSource(PromoWorld.Databases.class)
    void p08p10p11p20p21p22FromTheRequestToTheCount(PromoWorld.Databases kind) {
        try (PaperWorld papers = new PaperWorld(kind.open())) {
            PromoWorld world = papers.world;
            UUID pen = world.item("PEN");
            UUID store = world.warehouse("CHANGSHA");
            world.receive(pen, store, 100);
            Actor li = papers.rep("li", "promo:request:*", "promo:slip:*", "promo:loss:*");
            Actor wang = papers.rep("wang", "promo:slip:*");
            UUID bag = papers.bag(li);
            PromoRequest draft = PromoWorld.as(li, () -> papers.requests.write(PaperWorld.asking(store, bag, pen, 50)));
            PromoRequest asked = PromoWorld.as(li, () -> papers.requests.submit(draft.id(), draft.version()));
            PromoRequest approved =
                    PromoWorld.admin(() -> papers.requests.approve(asked.id(), asked.version(), List.of(), null));
            SlipData data = new SlipData(
                    SlipKind.ISSUE, null, approved.id(), store, bag, null, List.of(PaperWorld.line(pen, 50)), null);
            arrived(papers, li, papers.sent(data));
            arrived(papers, wang, papers.sent(PaperWorld.slip(SlipKind.TRANSFER, bag, papers.bag(wang), pen, 10)));
            arrived(papers, PromoWorld.ADMIN, papers.sent(PaperWorld.slip(SlipKind.RETURN, bag, store, pen, 5)));
            PromoWorld.as(
                    li,
                    () -> papers.losses.report(new LossData(
                            bag, pen, null, List.of(), 2, LossReason.DAMAGED, "wet", li.id(), null, List.of())));
            count(papers, bag, pen, 31);

            assertThat(world.figures(pen, store)).isEqualTo(new Figures(55, 0, 0, 55, 0));
            assertThat(world.figures(pen, bag)).isEqualTo(new Figures(31, 0, 0, 31, 0));
            assertThat(PromoWorld.admin(() -> papers.requests.find(draft.id()))
                            .orElseThrow()
                            .state())
                    .isEqualTo(RequestState.ISSUED);
            assertThat(world.broken()).isZero();
            assertThat(world.events("draft > 0")).containsSubsequence(EVENTS);
        }
    }

    private static void count(PaperWorld papers, UUID place, UUID item, long quantity) {
        Actor counter = papers.rep("zhou");
        Actor all = new Actor(counter.id(), "zhou", null, counter.regionPaths(), PromoWorld.ADMIN.grants());
        CountSheet counted = PromoWorld.as(all, () -> {
            CountSheet sheet = papers.counts.open(new CountData(null, place, CountKind.REP, List.of(), null));
            CountSheet frozen = papers.counts.freeze(sheet.id(), sheet.version());
            CountEntry entry = new CountEntry(item, null, null, quantity, null);
            return papers.counts.enter(frozen.id(), frozen.version(), List.of(entry));
        });
        PromoWorld.admin(() -> papers.counts.post(counted.id(), counted.version(), "counted twice"));
    }
}
