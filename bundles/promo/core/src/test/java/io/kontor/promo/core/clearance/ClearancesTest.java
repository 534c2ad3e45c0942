package io.kontor.promo.core.clearance;

import static io.kontor.promo.core.PromoWorld.admin;
import static io.kontor.promo.core.PromoWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.clearance.Clearance;
import io.kontor.promo.api.clearance.Clearance.Item;
import io.kontor.promo.api.clearance.Clearance.Kind;
import io.kontor.promo.api.loss.LossReport;
import io.kontor.promo.api.request.PromoRequest;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipKind;
import io.kontor.promo.api.value.Evidence;
import io.kontor.promo.core.PaperWorld;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.loss.LossBook;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** P32, R072: who leaves hands over, hands in, or signs. */
class ClearancesTest {
    private final PaperWorld papers = new PaperWorld();
    private final PromoWorld world = papers.world;
    private final JpaClearances clearances = new JpaClearances(
            world.transactions, world.automatic, world.ledger, new LossBook(world.transactions, world.kernel.staff()));
    private final Evidence signature = PaperWorld.SIGNATURE;
    private final Actor li = papers.rep("li", "promo:bag:read", "promo:slip:*", "promo:request:*", "promo:loss:read");
    private final Actor wang = papers.rep("wang", "promo:slip:*", "promo:place:read");
    private final UUID store = world.warehouse("STORE");
    private final UUID cup = world.cup();
    private final UUID bag = papers.bag(li);

    @AfterEach
    void close() {
        assertThat(world.broken()).isZero();
        papers.close();
    }

    private IssueSlip arrived(Actor who, IssueSlip sent) {
        return PromoWorld.as(
                who,
                () -> papers.slips.acknowledge(sent.id(), sent.version(), new Acknowledgement(List.of(), null, null)));
    }

    private void carries(long units) {
        world.receive(cup, store, units);
        arrived(li, papers.sent(PaperWorld.slip(SlipKind.ISSUE, store, bag, cup, units)));
    }

    private Clearance clear(@Nullable Evidence signed) {
        return admin(() -> clearances.clear(li.id(), "leaves the company", signed));
    }

    @Test
    void p32EndsABagThatWasHandedOverAndHandedIn() {
        carries(10);
        PromoRequest draft = PromoWorld.as(li, () -> papers.requests.write(PaperWorld.asking(store, bag, cup, 5)));
        Clearance before = PromoWorld.as(li, () -> clearances.of(li.id()));
        assertThat(before.items())
                .extracting(Item::kind, Item::number, Item::quantity)
                .containsExactly(tuple(Kind.IN_BAG, null, 10L), tuple(Kind.REQUEST, draft.number(), 0L));
        refused("BAG_NOT_CLEAR", () -> clear(null));

        IssueSlip over = papers.sent(PaperWorld.slip(SlipKind.TRANSFER, bag, papers.bag(wang), cup, 6));
        IssueSlip in = papers.sent(PaperWorld.slip(SlipKind.RETURN, bag, store, cup, 4));
        refused("BAG_NOT_CLEAR", () -> clear(signature));
        arrived(wang, over);
        arrived(PromoWorld.ADMIN, in);
        Clearance after = clear(null);

        assertThat(after.closed()).isTrue();
        assertThat(after.items()).extracting(Item::kind).containsExactly(Kind.REQUEST);
        world.receive(cup, store, 1);
        refused(
                "PLACE_CLOSED",
                () -> admin(() -> papers.slips.pick(PaperWorld.slip(SlipKind.ISSUE, store, bag, cup, 1))));
    }

    @Test
    void r072ChargesWhatARepSignsFor() {
        carries(3);

        Clearance after = clear(signature);

        assertThat(after.closed()).isTrue();
        assertThat(after.items()).extracting(Item::kind, Item::quantity).containsExactly(tuple(Kind.CHARGE, 3L));
        assertThat(world.figures(cup, bag).onHand()).isZero();
        LossReport loss =
                admin(() -> papers.losses.list(ListQuery.all())).items().get(0);
        assertThat(loss.charge()).isEqualTo(new Money(new BigDecimal("37.5000"), "CNY"));
        assertThat(loss.data().liableId()).isEqualTo(li.id());
        assertThat(loss.data().evidence()).containsExactly(signature);
    }

    @Test
    void isNobodyElsesBusiness() {
        carries(1);
        refused("NOT_FOUND", () -> PromoWorld.as(wang, () -> clearances.of(li.id())));
        refused("PERMISSION_MISSING", () -> PromoWorld.as(wang, () -> clearances.clear(li.id(), "mine", null)));
        refused("NOT_FOUND", () -> admin(() -> clearances.clear(wang.id(), "no bag", null)));
        refused("REQUIRED", () -> admin(() -> clearances.clear(li.id(), "", null)));
    }
}
