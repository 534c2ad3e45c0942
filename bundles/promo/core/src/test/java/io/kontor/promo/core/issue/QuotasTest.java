package io.kontor.promo.core.issue;

import static io.kontor.promo.core.issue.IssueWorld.GIVE;
import static io.kontor.promo.core.issue.IssueWorld.READ;
import static io.kontor.promo.core.issue.IssueWorld.data;
import static io.kontor.promo.core.issue.IssueWorld.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.quota.QuotaAnswer;
import io.kontor.promo.api.quota.QuotaDecision;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.quota.QuotaRule;
import io.kontor.promo.api.quota.QuotaRuleData;
import io.kontor.promo.api.quota.QuotaRuleData.Each;
import io.kontor.promo.api.quota.QuotaRuleData.Measure;
import io.kontor.promo.api.quota.QuotaRuleData.Period;
import io.kontor.promo.api.spi.IssueRequest;
import io.kontor.promo.api.spi.IssueUsage;
import io.kontor.promo.api.spi.PromoQuotaPolicy;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.campaign.DocumentRegionPaths;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuotasTest {
    private static final CustomerRef SHOP = CustomerRef.typed("Corner shop");

    private final IssueWorld world = new IssueWorld();
    private final UUID pen = world.item("PEN", "2.50");
    private final Actor li = world.rep("li", pen, 40, GIVE, READ);

    @AfterEach
    void close() {
        world.close();
    }

    private QuotaRule add(QuotaRuleData data) {
        return PromoWorld.admin(() -> world.rules.add(data));
    }

    private static QuotaRuleData of(
            String code, String grade, String region, Each each, String limit, QuotaEffect effect) {
        return new QuotaRuleData(
                code,
                new LocalizedText("规则", "Rule"),
                null,
                ItemKind.GIFT,
                grade,
                null,
                null,
                region,
                Measure.QUANTITY,
                new BigDecimal(limit),
                null,
                Period.MONTH,
                each,
                effect,
                5,
                null,
                null);
    }

    private QuotaDecision check(Actor rep, CustomerRef to, String quantity) {
        return PromoWorld.as(rep, () -> world.issues.check(data(to, pen, quantity)));
    }

    @Test
    void p17NamesTheRuleAndWhatIsUsedAndLeft() {
        add(IssueWorld.rule("YEAR-5", Measure.QUANTITY, "5", QuotaEffect.BLOCK));
        world.give(li, data(SHOP, pen, "3"));

        QuotaAnswer answer = check(li, SHOP, "3").answers().get(0);

        assertThat(answer.rule()).isEqualTo("YEAR-5");
        assertThat(answer.used()).isEqualByComparingTo("3");
        assertThat(answer.left()).isEqualByComparingTo("2");
        assertThat(answer.asked()).isEqualByComparingTo("3");
        assertThat(answer.effect()).isEqualTo(QuotaEffect.BLOCK);
        assertThatThrownBy(() -> world.give(li, data(SHOP, pen, "3")))
                .isInstanceOfSatisfying(KontorException.class, e -> {
                    assertThat(e.code()).isEqualTo("QUOTA_EXCEEDED");
                    assertThat(e.args())
                            .containsEntry("rule", "YEAR-5")
                            .containsEntry("used", "3")
                            .containsEntry("left", "2");
                });
        assertThat(world.give(li, data(SHOP, pen, "2")).decision().effect()).isEqualTo(QuotaEffect.ALLOW);
        assertThat(world.give(li, data(CustomerRef.typed("Other"), pen, "3"))
                        .decision()
                        .effect())
                .isEqualTo(QuotaEffect.ALLOW);
        world.base.clock.turnTo(PromoWorld.TODAY.plusYears(1));
        assertThat(check(li, SHOP, "5").effect()).isEqualTo(QuotaEffect.ALLOW);
    }

    @Test
    void countsWhatCameBackAndWhatWasUndoneAsNotGiven() {
        add(IssueWorld.rule("YEAR-5", Measure.QUANTITY, "5", QuotaEffect.BLOCK));
        CustomerIssue issue = world.give(li, data(SHOP, pen, "5"));
        refused("QUOTA_EXCEEDED", () -> world.give(li, data(SHOP, pen, "1")));

        CustomerIssue back = PromoWorld.as(
                li,
                () -> world.issues.takeBack(
                        issue.id(), issue.version(), List.of(IssueWorld.line(pen, "4")), null, "returned"));
        CustomerIssue four = world.give(li, data(SHOP, pen, "4"));
        PromoWorld.as(li, () -> world.issues.undo(four.id(), four.version(), "wrong"));

        assertThat(back.returned()).isNotEmpty();
        assertThat(check(li, SHOP, "4").effect()).isEqualTo(QuotaEffect.ALLOW);
        assertThat(check(li, SHOP, "5").effect()).isEqualTo(QuotaEffect.BLOCK);
    }

    @Test
    void p16AGradeMovesTheQuotaOfACustomer() {
        world.archiveComes();
        add(of("GRADE-A", "A", null, Each.CUSTOMER, "10", QuotaEffect.BLOCK));
        add(of("GRADE-C", "C", null, Each.CUSTOMER, "2", QuotaEffect.BLOCK));
        UUID id = world.customer("Hua Lian", "A", null);
        CustomerRef shop = new CustomerRef(id, null, "Hua Lian");
        world.give(li, data(shop, pen, "6"));

        world.customer("Hua Lian", "C", null);
        refused("QUOTA_EXCEEDED", () -> world.give(li, data(shop, pen, "1")));
        world.customer("Hua Lian", "A", null);

        QuotaDecision decision = check(li, shop, "4");
        assertThat(decision.answers()).extracting(QuotaAnswer::rule).containsExactly("GRADE-A");
        assertThat(decision.effect()).isEqualTo(QuotaEffect.ALLOW);
    }

    @Test
    void p40CapsTheValueAYearAndHidesItFromThoseWhoMayNotSeeIt() {
        add(IssueWorld.rule("VALUE-10", Measure.VALUE, "10.00", QuotaEffect.BLOCK));
        Actor seeing = world.rep("wu", pen, 9, IssueWorld.GIVE_SEEING_COST);
        world.give(seeing, data(SHOP, pen, "3"));

        QuotaAnswer seen = check(seeing, SHOP, "2").answers().get(0);
        QuotaAnswer hidden = check(li, SHOP, "2").answers().get(0);

        assertThat(seen.used()).isEqualByComparingTo("7.5");
        assertThat(seen.left()).isEqualByComparingTo("2.5");
        assertThat(seen.currency()).isEqualTo("CNY");
        assertThat(hidden.used()).isNull();
        assertThat(hidden.left()).isNull();
        assertThat(hidden.effect()).isEqualTo(QuotaEffect.BLOCK);
        assertThatThrownBy(() -> world.give(li, data(SHOP, pen, "2")))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.args()).containsEntry("left", "*"));
        assertThat(world.give(li, data(SHOP, pen, "1")).state()).isNotNull();
    }

    @Test
    void countsByRepAndByRegionWithAllBelowIt() {
        world.base.kernel.region("43/");
        world.base.kernel.region("43/4301/");
        world.archiveComes();
        CustomerRef inside = new CustomerRef(world.customer("Inside", null, "4301"), null, "Inside");
        CustomerRef outside = new CustomerRef(world.customer("Outside", null, null), null, "Outside");
        add(of("REGION-43", null, "43", Each.ALL, "5", QuotaEffect.WARN));
        add(of("REP-8", null, null, Each.REP, "8", QuotaEffect.BLOCK));

        world.give(li, data(inside, pen, "5"));

        assertThat(world.give(li, data(inside, pen, "1")).decision().effect()).isEqualTo(QuotaEffect.WARN);
        assertThat(check(li, outside, "2").answers())
                .extracting(QuotaAnswer::rule)
                .containsExactly("REP-8");
        refused("QUOTA_EXCEEDED", () -> world.give(li, data(outside, pen, "3")));
        world.base.kernel.region("50/43/4301/");
        new DocumentRegionPaths(world.base.transactions).regionMoved("43/", "50/43/");
        Actor zhao = world.rep("zhao", pen, 9, GIVE);
        assertThat(check(zhao, outside, "8").effect()).isEqualTo(QuotaEffect.ALLOW);
        assertThat(check(zhao, inside, "1").effect()).isEqualTo(QuotaEffect.WARN);
    }

    @Test
    void p18CombinesRulesWithPoliciesTheHardestCounts() {
        add(IssueWorld.rule("YEAR-5", Measure.QUANTITY, "5", QuotaEffect.WARN));
        PromoQuotaPolicy policy = new PromoQuotaPolicy() {
            @Override
            public String name() {
                return "partner";
            }

            @Override
            public List<QuotaAnswer> check(IssueRequest request, IssueUsage usage) {
                return request.lines().get(0).quantity() < 7
                        ? List.of()
                        : List.of(new QuotaAnswer(
                                "partner",
                                new LocalizedText("伙伴", "Partner"),
                                Measure.QUANTITY,
                                BigDecimal.valueOf(6),
                                BigDecimal.ZERO,
                                BigDecimal.valueOf(7),
                                BigDecimal.valueOf(6),
                                null,
                                QuotaEffect.APPROVAL));
            }
        };
        world.policies.add(policy);

        assertThat(check(li, SHOP, "6").effect()).isEqualTo(QuotaEffect.WARN);
        QuotaDecision both = check(li, SHOP, "7");
        assertThat(both.effect()).isEqualTo(QuotaEffect.APPROVAL);
        assertThat(both.answers()).extracting(QuotaAnswer::rule).containsExactly("YEAR-5", "partner");
    }

    @Test
    void neverGoesOverAQuotaWhenManyGiveAtOnce() throws Exception {
        add(IssueWorld.rule("YEAR-5", Measure.QUANTITY, "5", QuotaEffect.BLOCK));
        ExecutorService pool = Executors.newFixedThreadPool(6);
        try {
            List<Future<Boolean>> asked = IntStream.range(0, 18)
                    .mapToObj(i -> pool.submit(() -> {
                        try {
                            world.give(li, data(SHOP, pen, "1"));
                            return true;
                        } catch (KontorException refusal) {
                            assertThat(refusal.code()).isEqualTo("QUOTA_EXCEEDED");
                            return false;
                        }
                    }))
                    .toList();
            int given = 0;
            for (Future<Boolean> one : asked) {
                given += one.get() ? 1 : 0;
            }
            assertThat(given).isEqualTo(5);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void keepsChangesAndRemovesRulesAndRefusesBadOnes() {
        QuotaRuleData good = IssueWorld.rule("YEAR-5", Measure.QUANTITY, "5", QuotaEffect.BLOCK);
        QuotaRule rule = add(good);

        refused("QUOTA_CODE_TAKEN", () -> add(good));
        refused("QUOTA_EFFECT", () -> add(IssueWorld.rule("R", Measure.QUANTITY, "5", QuotaEffect.ALLOW)));
        refused("NEGATIVE_AMOUNT", () -> add(IssueWorld.rule("R", Measure.VALUE, "-1", QuotaEffect.BLOCK)));
        refused("QUANTITY_NOT_WHOLE", () -> add(IssueWorld.rule("R", Measure.QUANTITY, "1.5", QuotaEffect.BLOCK)));
        refused("UNKNOWN_REGION", () -> add(of("R", null, "99", Each.ALL, "5", QuotaEffect.WARN)));
        refused("PERMISSION_MISSING", () -> PromoWorld.as(li, () -> world.rules.add(good)));
        QuotaRule milder = PromoWorld.admin(() -> world.rules.change(
                rule.id(), rule.version(), d -> IssueWorld.rule("YEAR-5", Measure.QUANTITY, "50", QuotaEffect.WARN)));
        assertThat(milder.data().limit()).isEqualByComparingTo("50");
        refused(
                "VERSION_STALE",
                () -> PromoWorld.admin(() -> {
                    world.rules.remove(rule.id(), rule.version());
                    return true;
                }));
        PromoWorld.admin(() -> {
            world.rules.remove(rule.id(), milder.version());
            return true;
        });
        assertThat(PromoWorld.admin(() -> world.rules.list(ListQuery.all())).items())
                .isEmpty();
        assertThat(check(li, SHOP, "40").answers()).isEmpty();
    }
}
