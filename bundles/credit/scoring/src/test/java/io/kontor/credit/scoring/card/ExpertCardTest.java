package io.kontor.credit.scoring.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.kontor.credit.api.rating.BetterValue;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.rating.RatingResult.State;
import io.kontor.credit.api.rating.ScorePart;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.KnockOut;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.kernel.api.value.Explanation;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The worked customer of the design, and what stops one. */
class ExpertCardTest {
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final CardScorer scorer = new CardScorer();
    private final CardReader reader = new CardReader(scorer);
    private final RatingModel model = reader.businessCard();

    private static Map<String, Object> worked() {
        Map<String, Object> facts = new HashMap<>();
        facts.put("paymentIndex", 73.8);
        facts.put("oldestOverdueDays", 12);
        facts.put("overdueShare", .08);
        facts.put("customerYears", 3);
        facts.put("companyYears", 12);
        facts.put("externalPd", .011);
        facts.put("zDoublePrime", 2.94);
        facts.put("limitUse12m", .62);
        facts.put("pastProblems36m", "NONE");
        return facts;
    }

    private RatingResult rate(Map<String, Object> facts) {
        return scorer.score(CreditFacts.of(DAY, facts), model);
    }

    private static Map<String, Object> late() {
        Map<String, Object> facts = worked();
        facts.put("oldestOverdueDays", 45);
        facts.put("overdueShare", .30);
        return facts;
    }

    @Test
    void ratesTheWorkedCustomer() {
        RatingResult rating = rate(worked());
        assertThat(rating.parts()).extracting(ScorePart::points).containsExactly(20, 11, 8, 6, 7, 11, 10, 4, 5);
        assertThat(rating.score()).isEqualTo(82);
        assertThat(rating.grade()).isEqualTo("A");
        assertThat(rating.state()).isEqualTo(State.OPEN);
        assertThat(rating.pd()).isCloseTo(.00178, within(5e-6));
    }

    @Test
    void tellsWhyTheLateCustomerIsWorse() {
        RatingResult rating = rate(late());
        assertThat(rating.score()).isEqualTo(65);
        assertThat(rating.grade()).isEqualTo("B");
        List<ScorePart> reasons = reader.reasons(rating, 4);
        assertThat(reasons)
                .extracting(part -> part.characteristic().code())
                .containsExactly("oldestOverdueDays", "overdueShare", "paymentIndex", "externalPd");
        assertThat(reasons).extracting(ScorePart::lost).containsExactly(13, 10, 5, 4);
    }

    @Test
    void theBestCustomerHasAHundredPointsAndNoReasons() {
        assertThat(model.card().bestScore()).isEqualTo(100);
        assertThat(reader.accountsCard().card().bestScore()).isEqualTo(100);
        assertThat(model.card().worstScore()).isZero();
        Map<String, Object> facts = worked();
        facts.put("paymentIndex", 80);
        facts.put("oldestOverdueDays", 0);
        facts.put("overdueShare", 0);
        facts.put("customerYears", 5);
        facts.put("externalPd", .0049);
        facts.put("limitUse12m", .1);
        assertThat(rate(facts).score()).isEqualTo(100);
        assertThat(reader.reasons(rate(facts), 4)).isEmpty();
        assertThat(reader.betterValues(rate(facts))).isEmpty();
    }

    @Test
    void boundsBelongToTheRowAbove() {
        Map<String, Object> facts = worked();
        facts.put("zDoublePrime", 2.6);
        assertThat(rate(facts).score()).as("2.6 is grey").isEqualTo(77);
        facts.put("overdueShare", 0);
        assertThat(rate(facts).score()).isEqualTo(79);
        facts.put("customerYears", 0);
        assertThat(rate(facts).score()).isEqualTo(73);
    }

    @Test
    void knockOutsCapTheGradeWhateverTheScore() {
        Map<String, Object> facts = worked();
        facts.put("writtenOff36m", 1);
        assertThat(rate(facts).grade()).isEqualTo("D");
        assertThat(rate(facts).score()).isEqualTo(82);
        assertThat(rate(facts).pd()).isGreaterThan(.05);
        facts.put("legalCaseOpen", 1);
        RatingResult stopped = rate(facts);
        assertThat(stopped.grade()).isEqualTo("E");
        assertThat(stopped.state()).isEqualTo(State.STOP);
        assertThat(stopped.knockOuts()).extracting(KnockOut::code).containsExactly("LEGAL_CASE", "WRITTEN_OFF");
        facts.put("legalCaseOpen", 0);
        facts.put("writtenOff36m", 0);
        assertThat(rate(facts).knockOuts()).isEmpty();
    }

    @Test
    void aNewCustomerNobodyKnowsIsNotAboveC() {
        Map<String, Object> facts = worked();
        facts.put("newCustomer", 1);
        assertThat(rate(facts).grade()).isEqualTo("A");
        facts.remove("externalPd");
        facts.remove("zDoublePrime");
        assertThat(rate(facts).score()).isEqualTo(70);
        assertThat(rate(facts).grade()).isEqualTo("C");
    }

    @Test
    void paymentBehaviourTakesOverWithInvoices() {
        Map<String, Object> facts = worked();
        facts.put("paymentIndex", 40);
        int card = rate(facts).score();
        facts.put("paidInvoices24m", 6);
        RatingResult half = rate(facts);
        assertThat(half.score()).isEqualTo(Math.round((card + 40) / 2.0f));
        assertThat(half.score()).isEqualTo(card + half.behaviourPoints());
        facts.put("paidInvoices24m", 600);
        assertThat(rate(facts).score()).isEqualTo(40);
        facts.put("paidInvoices24m", Double.NaN);
        assertThat(rate(facts).score()).isEqualTo(card);
    }

    @Test
    void theExplanationAddsUpAndNamesItsInputs() {
        Map<String, Object> facts = late();
        facts.put("paidInvoices24m", 3);
        facts.put("writtenOff36m", 1);
        RatingResult rating = rate(facts);
        List<Explanation> lines = reader.explain(rating, "test");
        Pattern points = Pattern.compile(": ([+-]?\\d+) points$");
        int sum = lines.stream()
                .map(line -> points.matcher(line.text().en()))
                .filter(matcher -> matcher.find())
                .mapToInt(matcher -> Integer.parseInt(matcher.group(1)))
                .sum();
        assertThat(sum).isEqualTo(rating.score());
        assertThat(lines).anyMatch(l -> "oldestOverdueDays".equals(l.input()) && "45.0".equals(l.value()));
        assertThat(lines)
                .anyMatch(l -> l.code().equals("WRITTEN_OFF") && l.text().en().contains("no grade above D"));
        assertThat(lines).allMatch(l -> l.asOf().equals(DAY) && l.source().equals("test"));
        assertThat(lines).allSatisfy(l -> assertThat(l.text().zh()).isNotBlank());
    }

    @Test
    void tellsTheNearestBetterValueOfEachCharacteristic() {
        List<BetterValue> better = reader.betterValues(rate(late()));
        assertThat(better).isSortedAccordingTo((a, b) -> Integer.compare(b.gain(), a.gain()));
        BetterValue overdue = better.stream()
                .filter(b -> b.characteristic().code().equals("overdueShare"))
                .findFirst()
                .orElseThrow();
        assertThat(overdue.better().lower()).isEqualTo(.1);
        assertThat(overdue.better().upper()).isEqualTo(.25);
        assertThat(overdue.gain()).isEqualTo(4);
        Map<String, Object> improved = late();
        for (BetterValue value : better) {
            improved.putAll(late());
            improved.put(
                    value.characteristic().code(),
                    value.better().lower() > 0 ? value.better().lower() : 0);
            RatingResult after = rate(improved);
            assertThat(after.score()).isEqualTo(65 + value.gain());
            assertThat(after.grade()).isEqualTo(value.gradeAfter());
        }
    }

    @Test
    void missingValuesHaveNoBetterValue() {
        assertThat(reader.betterValues(rate(Map.of()))).isEmpty();
        assertThat(rate(Map.of()).score()).isEqualTo(10 + 6 + 6 + 3 + 2 + 6 + 3 + 2 + 2);
    }

    @Test
    void theExampleCardsAreComplete() {
        assertThat(reader.check(model)).isEmpty();
        assertThat(reader.check(reader.accountsCard())).isEmpty();
        assertThat(model.card().characteristics())
                .extracting(Characteristic::code)
                .doesNotHaveDuplicates();
    }
}
