package io.kontor.credit.scoring.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.validation.CardTrial;
import io.kontor.credit.api.validation.GradeOutcome;
import io.kontor.credit.scoring.ScoringEngine;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** K11, K17: a card is tried on a sample before it is activated, and stored ratings can be run again. */
class CardTrialTest {
    private final ScoringEngine engine = new ScoringEngine();
    private final RatingModel card = engine.explainer().businessCard();

    private static List<CreditFacts> customers(int count) {
        SplittableRandom random = new SplittableRandom(11);
        List<CreditFacts> customers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            customers.add(CreditFacts.of(
                    LocalDate.EPOCH,
                    Map.of(
                            "paymentIndex",
                            40 + 60 * random.nextDouble(),
                            "oldestOverdueDays",
                            random.nextInt(80),
                            "overdueShare",
                            random.nextDouble() / 2,
                            "customerYears",
                            random.nextInt(12),
                            "externalPd",
                            random.nextDouble() / 10,
                            "zDoublePrime",
                            4 * random.nextDouble())));
        }
        return customers;
    }

    /** Outcomes by the probability the card says, times a factor. */
    private boolean[] outcomes(List<CreditFacts> customers, double factor) {
        SplittableRandom random = new SplittableRandom(12);
        boolean[] bad = new boolean[customers.size()];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = random.nextDouble()
                    < factor * engine.score(customers.get(i), card).pd();
        }
        return bad;
    }

    @Test
    void aTrueCardPassesItsTrial() {
        List<CreditFacts> customers = customers(5_000);
        CardTrial trial = engine.validation().trial(card, customers, outcomes(customers, 1));
        assertThat(trial.findings()).isEmpty();
        assertThat(trial.discrimination().auc()).isGreaterThan(.6);
        assertThat(trial.grades()).extracting(GradeOutcome::grade).containsExactly("A", "B", "C", "D", "E");
        assertThat(trial.grades()).allMatch(GradeOutcome::holds);
        assertThat(trial.grades().stream().mapToInt(GradeOutcome::customers).sum())
                .isEqualTo(5_000);
    }

    @Test
    void gradesWithTooManyBadsAreNamed() {
        List<CreditFacts> customers = customers(5_000);
        CardTrial trial = engine.validation().trial(card, customers, outcomes(customers, 3));
        assertThat(trial.findings()).extracting(Finding::code).contains("GRADE_TOO_BAD");
        assertThat(trial.calibration().badRate())
                .isGreaterThan(2 * trial.calibration().meanPd());
    }

    @Test
    void gradesThatCrossAreNamed() {
        List<CreditFacts> customers = customers(2_000);
        boolean[] bad = new boolean[2_000];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = engine.score(customers.get(i), card).grade().equals("C");
        }
        assertThat(engine.validation().trial(card, customers, bad).findings())
                .filteredOn(f -> f.code().equals("GRADES_CROSS"))
                .extracting(Finding::subject)
                .containsExactly("D");
    }

    @Test
    void faultsOfTheCardAreTold() {
        Scorecard c = card.card();
        Scorecard twice = new Scorecard(
                c.code(),
                1,
                c.kind(),
                c.label(),
                0,
                0,
                null,
                List.of(),
                List.of(c.characteristics().get(0), c.characteristics().get(0)),
                c.grades(),
                List.of());
        List<CreditFacts> customers = customers(200);
        boolean[] bad = new boolean[200];
        bad[7] = true;
        assertThat(engine.validation()
                        .trial(RatingModel.of(twice), customers, bad)
                        .findings())
                .isNotEmpty();
    }

    @Test
    void aStoredRatingRunsAgainToTheSame() {
        for (CreditFacts facts : customers(200)) {
            assertThat(engine.explainer().rerun(engine.score(facts, card))).isEmpty();
        }
        RatingResult stored = engine.score(customers(1).get(0), card);
        RatingResult changed = new RatingResult(
                stored.model(),
                stored.facts(),
                stored.score() + 1,
                stored.behaviourPoints(),
                "A+",
                stored.state(),
                stored.pd(),
                stored.parts(),
                stored.knockOuts());
        assertThat(engine.explainer().rerun(changed))
                .extracting(Finding::subject)
                .containsExactly("score", "grade");
    }
}
