package io.kontor.credit.scoring.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.FactLayout;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.rating.ScorePart;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ThinFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Explained points add up to the score for each of 1,000,000 customers, and the reasons are those a plain sort gives.
 */
class MillionCustomersTest {
    private static final int CUSTOMERS = 1_000_000;
    private static final LocalDate DAY = LocalDate.of(2026, 6, 30);

    private final CardScorer scorer = new CardScorer();
    private final CardReader reader = new CardReader(scorer);

    @Test
    void everyScoreDecomposesToThePoint() {
        RatingModel model = twenty();
        Scorecard card = model.card();
        List<String> codes = new ArrayList<>(
                card.characteristics().stream().map(Characteristic::code).toList());
        codes.add("index");
        codes.add("invoices");
        FactLayout layout = new FactLayout(codes);
        SplittableRandom random = new SplittableRandom(1);
        double[] numbers = new double[codes.size()];
        String[] levels = new String[codes.size()];
        int blended = 0;
        for (int i = 0; i < CUSTOMERS; i++) {
            for (int c = 0; c < numbers.length; c++) {
                numbers[c] = random.nextInt(20) == 0 ? Double.NaN : 100 * random.nextDouble();
            }
            CreditFacts facts = new CreditFacts(layout, numbers, levels, DAY);
            RatingResult rating = scorer.score(facts, model);
            int sum = card.basePoints() + rating.behaviourPoints();
            for (ScorePart part : rating.parts()) {
                sum += part.points();
            }
            if (sum != rating.score() || rating.parts().size() != 20) {
                assertThat(sum).as("customer %d", i).isEqualTo(rating.score());
            }
            if (!reader.reasons(rating, 4).equals(naive(rating))) {
                assertThat(reader.reasons(rating, 4)).as("customer %d", i).isEqualTo(naive(rating));
            }
            blended += rating.behaviourPoints() != 0 ? 1 : 0;
        }
        assertThat(blended).isGreaterThan(CUSTOMERS / 2);
    }

    private static List<ScorePart> naive(RatingResult rating) {
        return rating.parts().stream()
                .filter(part -> part.lost() > 0)
                .sorted(Comparator.comparingInt(ScorePart::lost).reversed())
                .limit(4)
                .toList();
    }

    /** Twenty characteristics with different bounds and points, some below zero. */
    private RatingModel twenty() {
        Scorecard example = reader.businessCard().card();
        List<Characteristic> characteristics = new ArrayList<>();
        for (int c = 0; c < 20; c++) {
            double[] bounds = {10 + c, 30 + c, 55 + c, 70 + c};
            int[] points = {c - 10, 3 * c, 40 - c, 17, 60 + 2 * c};
            characteristics.add(ExpertRows.number("x" + c, example.label(), bounds, points, 5 - c));
        }
        Scorecard card = new Scorecard(
                "twenty",
                1,
                example.kind(),
                example.label(),
                123,
                0,
                null,
                List.of(),
                characteristics,
                example.grades(),
                List.of());
        assertThat(characteristics)
                .allMatch(c -> c.attributes().stream()
                                .mapToInt(Attribute::points)
                                .distinct()
                                .count()
                        > 3);
        return new RatingModel(card, new ThinFile("index", "invoices", 6));
    }
}
