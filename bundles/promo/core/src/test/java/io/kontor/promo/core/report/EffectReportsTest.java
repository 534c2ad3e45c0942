package io.kontor.promo.core.report;

import static io.kontor.promo.core.PromoWorld.admin;
import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.trade.TradeFact;
import io.kontor.kernel.api.trade.TradeHistoryProvider;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.promo.api.report.EffectAsk;
import io.kontor.promo.api.report.EffectReport;
import io.kontor.promo.api.report.EffectReport.LeftOut;
import io.kontor.promo.api.report.EffectReport.Outcome;
import io.kontor.promo.api.report.EffectRow;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.issue.IssueWorld;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** P27, R069: sales before and after, with the method stated and no claim without data. */
class EffectReportsTest {
    private static final LocalDate TODAY = PromoWorld.TODAY;
    private static final LocalDate GIVEN = TODAY.minusDays(60);
    private static final EffectAsk ASK = new EffectAsk(new DateRange(TODAY.minusDays(90), TODAY), 30, null, null);

    private final IssueWorld world = new IssueWorld();
    private final JpaEffectReports reports =
            new JpaEffectReports(world.base.transactions, world.recipients, world.base.clock);
    private final List<TradeFact> facts = new ArrayList<>();
    private final Actor li;
    private final UUID pen = world.item("PEN", "2.50");
    private final UUID hua = world.customer("Hua Lian", "A", null);
    private final UUID bai = world.customer("Bai Jia", "B", null);

    EffectReportsTest() {
        world.archiveComes();
        world.base.clock.turnTo(TODAY.minusDays(100));
        li = world.rep("li", pen, 50, IssueWorld.GIVE);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void give(LocalDate day, UUID customer, String name, String quantity) {
        world.base.clock.turnTo(day);
        world.give(li, IssueWorld.data(new CustomerRef(customer, null, name), pen, quantity));
        world.base.clock.turnTo(TODAY);
    }

    private void sale(UUID customer, LocalDate day, String amount) {
        facts.add(new TradeFact(customer, day, "tea", null, new BigDecimal(amount), "CNY", BigDecimal.ONE));
    }

    private void sourceComes() {
        reports.providers = List.of(new TradeHistoryProvider() {
            @Override
            public String source() {
                return "erp";
            }

            @Override
            public Stream<TradeFact> facts(DateRange period) {
                return facts.stream().filter(fact -> period.contains(fact.tradedOn()));
            }
        });
    }

    @Test
    void p27ComparesTheDaysBeforeAndAfterByItemAndGrade() {
        give(GIVEN, hua, "Hua Lian", "4");
        give(GIVEN.plusDays(3), hua, "Hua Lian", "2");
        sale(hua, GIVEN.minusDays(31), "1000");
        sale(hua, GIVEN.minusDays(30), "60");
        sale(hua, GIVEN.minusDays(1), "40");
        sale(hua, GIVEN, "100");
        sale(hua, GIVEN.plusDays(29), "50");
        sale(hua, GIVEN.plusDays(30), "1000");
        sale(bai, GIVEN, "999");
        sourceComes();

        EffectReport report = admin(() -> reports.effect(ASK));

        assertThat(report.outcome()).isEqualTo(Outcome.FIGURES);
        assertThat(report.sources()).containsExactly("erp");
        assertThat(report.method().en()).contains("30 days", "no proof of a cause");
        assertThat(report.method().zh()).contains("30天", "不证明因果");
        EffectRow row = report.rows().get(0);
        assertThat(report.rows()).hasSize(1);
        assertThat(row.itemId()).isEqualTo(pen);
        assertThat(row.grade()).isEqualTo("A");
        assertThat(row.customers()).isEqualTo(1);
        assertThat(row.quantity()).isEqualTo(6);
        assertThat(row.before()).isEqualByComparingTo("100");
        assertThat(row.after()).isEqualByComparingTo("150");
        assertThat(row.change()).isEqualByComparingTo("50");
        assertThat(row.cost()).isEqualByComparingTo("15");
        assertThat(row.costPerSales()).isEqualByComparingTo("0.1");
    }

    @Test
    void claimsNothingWithoutData() {
        give(GIVEN, hua, "Hua Lian", "4");
        assertThat(admin(() -> reports.effect(ASK)).outcome()).isEqualTo(Outcome.NO_SOURCE);

        sourceComes();
        EffectReport none = admin(() -> reports.effect(ASK));
        assertThat(none.outcome()).isEqualTo(Outcome.NO_DATA);
        assertThat(none.leftOut()).isEqualTo(new LeftOut(0, 0, 0, 1));
        assertThat(none.rows()).isEmpty();

        give(TODAY.minusDays(10), bai, "Bai Jia", "1");
        sale(bai, TODAY.minusDays(12), "10");
        sale(bai, TODAY.minusDays(2), "99");
        world.base.clock.turnTo(TODAY);
        world.give(li, IssueWorld.data(CustomerRef.typed("Corner shop"), pen, "1"));
        EffectReport early = admin(() -> reports.effect(ASK));
        assertThat(early.outcome()).as("the days after are not over").isEqualTo(Outcome.NO_DATA);
        assertThat(early.leftOut()).isEqualTo(new LeftOut(1, 1, 0, 1));

        sale(hua, GIVEN, "7");
        EffectRow row = admin(() -> reports.effect(ASK)).rows().get(0);
        assertThat(row.change()).as("no sales before").isNull();
        world.customers.remove(hua);
        EffectReport hidden = admin(() -> reports.effect(ASK));
        assertThat(hidden.outcome()).isEqualTo(Outcome.NO_DATA);
        assertThat(hidden.leftOut().hidden()).isEqualTo(1);
    }

    @Test
    void showsNoMoneyToWhoMayNotSeeItAndRefusesBadQuestions() {
        Actor blind = world.base.rep("blind", new Grant("promo:report:read", Scope.ALL, Set.of()));
        refused("FIELD_CLASS_MISSING", () -> PromoWorld.as(blind, () -> reports.effect(ASK)));
        refused("PERMISSION_MISSING", () -> PromoWorld.as(li, () -> reports.effect(ASK)));
        refused("OUT_OF_RANGE", () -> admin(() -> reports.effect(new EffectAsk(ASK.given(), 6, null, null))));
        DateRange long2 = new DateRange(TODAY.minusYears(2), TODAY);
        refused("PERIOD_TOO_LONG", () -> admin(() -> reports.effect(new EffectAsk(long2, 30, null, null))));
    }
}
