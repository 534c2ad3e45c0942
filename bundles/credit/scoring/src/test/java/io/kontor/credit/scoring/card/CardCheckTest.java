package io.kontor.credit.scoring.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.KnockOut;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ScorecardKind;
import io.kontor.credit.api.scorecard.ValueType;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import org.junit.jupiter.api.Test;

/** K15: what is wrong with ranges of a card is named. */
class CardCheckTest {
    private static final double LOW = Double.NEGATIVE_INFINITY;
    private static final double HIGH = Double.POSITIVE_INFINITY;
    private static final LocalizedText TEXT = new LocalizedText("文", "text");
    private static final Attribute MISSING = Attribute.of(AttributeKind.MISSING, 0, "r");
    private static final List<GradeBand> GRADES = List.of(new GradeBand("A", 50, .01), new GradeBand("B", LOW, .1));

    private final CardReader reader = new CardReader(new CardScorer());

    private List<Finding> check(ValueType type, Attribute... rows) {
        return check(List.of(new Characteristic("x", TEXT, type, List.of(rows))), GRADES, List.of());
    }

    private List<Finding> check(List<Characteristic> characteristics, List<GradeBand> grades, List<KnockOut> rules) {
        return reader.check(RatingModel.of(new Scorecard(
                "card", 1, ScorecardKind.EXPERT, TEXT, 0, 0, null, List.of(), characteristics, grades, rules)));
    }

    private static Attribute from(double lower, double upper) {
        return Attribute.interval(lower, upper, 1, "r");
    }

    @Test
    void acceptsWhatIsComplete() {
        assertThat(check(ValueType.NUMBER, from(LOW, 0), from(0, HIGH), MISSING))
                .isEmpty();
    }

    @Test
    void namesGapsAndOverlaps() {
        assertThat(check(ValueType.NUMBER, from(LOW, 10), from(20, HIGH), MISSING))
                .singleElement()
                .satisfies(f -> assertThat(f.code()).isEqualTo("GAP"))
                .satisfies(f -> assertThat(f.text().en()).contains("10.0 … 20.0"));
        assertThat(check(ValueType.NUMBER, from(LOW, 20), from(10, HIGH), MISSING))
                .singleElement()
                .satisfies(f -> assertThat(f.text().en()).contains("10.0 … 20.0"))
                .satisfies(f -> assertThat(f.code()).isEqualTo("OVERLAP"));
        assertThat(check(ValueType.NUMBER, from(LOW, 10), MISSING))
                .extracting(Finding::code)
                .containsExactly("GAP");
        assertThat(check(ValueType.NUMBER, MISSING)).extracting(Finding::code).containsExactly("GAP");
        assertThat(check(ValueType.NUMBER, from(LOW, 5), from(5, 5), from(5, HIGH), MISSING))
                .extracting(Finding::code)
                .containsExactly("EMPTY_RANGE");
    }

    @Test
    void wantsRowsForMissingAndOtherValues() {
        assertThat(check(ValueType.NUMBER, from(LOW, HIGH)))
                .extracting(Finding::code)
                .containsExactly("MISSING_ROW");
        Attribute a = Attribute.ofLevels(List.of("a"), 1, "r");
        assertThat(check(ValueType.LEVEL, a, MISSING)).extracting(Finding::code).containsExactly("OTHER_ROW");
        Attribute other = Attribute.of(AttributeKind.OTHER, 0, "r");
        assertThat(check(ValueType.LEVEL, a, a, other, MISSING))
                .extracting(Finding::code)
                .containsExactly("OVERLAP");
        assertThat(check(ValueType.LEVEL, from(LOW, HIGH), other, MISSING))
                .extracting(Finding::code)
                .containsExactly("WRONG_KIND");
        assertThat(check(ValueType.NUMBER, from(Double.NaN, HIGH), MISSING))
                .extracting(Finding::code)
                .containsExactly("NOT_A_NUMBER");
    }

    @Test
    void checksGradesAndRules() {
        List<GradeBand> gap = List.of(new GradeBand("A", 50, .01), new GradeBand("B", 20, .1));
        assertThat(check(List.of(), gap, List.of())).extracting(Finding::code).containsExactly("GAP");
        List<GradeBand> rising = List.of(new GradeBand("A", 50, .01), new GradeBand("A", 60, 2), GRADES.get(1));
        assertThat(check(List.of(), rising, List.of()))
                .extracting(Finding::code)
                .containsExactly("GRADE_TWICE", "GRADES_NOT_FALLING", "PD");
        KnockOut rule = new KnockOut("R", TEXT, List.of(), "Z", KnockOut.Effect.CAP);
        assertThat(check(List.of(), GRADES, List.of(rule)))
                .extracting(Finding::code)
                .containsExactly("UNKNOWN_GRADE");
        assertThat(check(List.of(), List.of(), List.of()))
                .extracting(Finding::code)
                .containsExactly("GRADES");
        Characteristic x = new Characteristic("x", TEXT, ValueType.NUMBER, List.of(from(LOW, HIGH), MISSING));
        assertThat(check(List.of(x, x), GRADES, List.of()))
                .extracting(Finding::code)
                .containsExactly("CHARACTERISTIC_TWICE");
    }
}
