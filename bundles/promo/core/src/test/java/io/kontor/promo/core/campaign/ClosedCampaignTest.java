package io.kontor.promo.core.campaign;

import static io.kontor.promo.core.PromoWorld.admin;
import static io.kontor.promo.core.PromoWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.campaign.Campaign;
import io.kontor.promo.api.campaign.CampaignData;
import io.kontor.promo.api.loss.LossData;
import io.kontor.promo.api.loss.LossReason;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.request.RequestData;
import io.kontor.promo.api.request.RequestLine;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipData;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.slip.SlipState;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A campaign that is closed stays as it was accounted for: nothing new begins for it, what is left comes home. */
class ClosedCampaignTest {
    private final PaperWorld papers = new PaperWorld();
    private final PromoWorld world = papers.world;
    private final JpaCampaigns campaigns =
            new JpaCampaigns(world.transactions, world.kernel.staff(), world.kernel.regions());
    private final UUID pen = world.item("PEN");
    private final UUID store = world.warehouse("STORE");
    private final UUID bag = papers.bag(papers.rep("li"));
    private final UUID owner = papers.rep("owner").id();
    private final Campaign spring = admin(() -> campaigns.add(new CampaignData(
            "SPRING", "Spring", new DateRange(PromoWorld.TODAY, PromoWorld.TODAY), owner, null, null, null, null)));

    ClosedCampaignTest() {
        world.receive(pen, store, 100);
    }

    @AfterEach
    void close() {
        papers.close();
    }

    private void over() {
        admin(() -> campaigns.close(spring.id(), spring.version()));
    }

    private RequestData asking(UUID campaign) {
        return new RequestData(store, bag, campaign, "fair", null, List.of(new RequestLine(pen, 5)));
    }

    private SlipData slip(SlipKind kind, UUID from, UUID to) {
        return new SlipData(kind, null, null, from, to, spring.id(), List.of(PaperWorld.line(pen, 5)), null);
    }

    private LossData loss(UUID campaign) {
        return new LossData(store, pen, null, List.of(), 1, LossReason.DAMAGED, "wet", null, campaign, List.of());
    }

    private Posting receipt(UUID campaign) {
        List<PostingLine> lines = List.of(PostingLine.of(pen, Place.SUPPLIER, store, 5));
        return new Posting(MovementKind.RECEIPT, null, lines, null, null, campaign, List.of());
    }

    @Test
    void p24BeginsNothingNewForAClosedCampaign() {
        PromoRequest draft = admin(() -> papers.requests.write(asking(spring.id())));
        PromoRequest submitted = admin(() -> {
            PromoRequest other = papers.requests.write(asking(spring.id()));
            return papers.requests.submit(other.id(), other.version());
        });
        IssueSlip picked = admin(() -> papers.slips.pick(slip(SlipKind.ISSUE, store, bag)));
        over();

        refused("CAMPAIGN_CLOSED", () -> admin(() -> papers.requests.write(asking(spring.id()))));
        refused("CAMPAIGN_CLOSED", () -> admin(() -> papers.requests.change(draft.id(), draft.version(), d -> d)));
        refused("CAMPAIGN_CLOSED", () -> admin(() -> papers.requests.submit(draft.id(), draft.version())));
        refused(
                "CAMPAIGN_CLOSED",
                () -> PromoWorld.as(
                        PromoWorld.everything(papers.rep("boss")),
                        () -> papers.requests.approve(submitted.id(), submitted.version(), List.of(), null)));
        refused("CAMPAIGN_CLOSED", () -> admin(() -> papers.slips.pick(slip(SlipKind.ISSUE, store, bag))));
        refused("CAMPAIGN_CLOSED", () -> admin(() -> papers.slips.send(picked.id(), picked.version(), null)));
        refused("CAMPAIGN_CLOSED", () -> admin(() -> papers.losses.report(loss(spring.id()))));
        refused("CAMPAIGN_CLOSED", () -> admin(() -> world.stock.post(receipt(spring.id()))));
        assertThat(world.figures(pen, store).onHand()).isEqualTo(100);
    }

    @Test
    void knowsACampaignThatNeverWasFromOneThatIsOver() {
        UUID nobody = UUID.randomUUID();

        refused("UNKNOWN_CAMPAIGN", () -> admin(() -> papers.requests.write(asking(nobody))));
        refused("UNKNOWN_CAMPAIGN", () -> admin(() -> papers.losses.report(loss(nobody))));
        refused("UNKNOWN_CAMPAIGN", () -> admin(() -> world.stock.post(receipt(nobody))));
    }

    @Test
    void whatIsOnTheWayArrivesAndWhatIsLeftComesHome() {
        IssueSlip sent = papers.sent(slip(SlipKind.ISSUE, store, bag));
        over();

        IssueSlip arrived = admin(
                () -> papers.slips.acknowledge(sent.id(), sent.version(), new Acknowledgement(List.of(), null, null)));
        IssueSlip home = papers.sent(slip(SlipKind.RETURN, bag, store));

        assertThat(arrived.state()).isEqualTo(SlipState.DONE);
        assertThat(home.state()).isEqualTo(SlipState.SENT);
        assertThat(admin(() -> campaigns.closeOut(spring.id())).lines())
                .allSatisfy(line -> assertThat(line.gap()).isZero());
    }
}
