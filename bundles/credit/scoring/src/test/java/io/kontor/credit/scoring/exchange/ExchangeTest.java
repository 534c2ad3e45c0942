package io.kontor.credit.scoring.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.PdPoint;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scaling;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ScorecardKind;
import io.kontor.credit.api.scorecard.ValueType;
import io.kontor.credit.api.terms.Flag;
import io.kontor.credit.api.terms.Range;
import io.kontor.credit.api.terms.TermsRow;
import io.kontor.credit.api.terms.TermsTable;
import io.kontor.credit.scoring.ScoringEngine;
import io.kontor.kernel.api.text.LocalizedText;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** What is written can be read again, by us and by others. */
class ExchangeTest {
    private final ScoringEngine engine = new ScoringEngine();
    private final Exchange exchange = new Exchange();

    private static RatingModel fitted() {
        double low = Double.NEGATIVE_INFINITY;
        double high = Double.POSITIVE_INFINITY;
        Characteristic late = new Characteristic(
                "late",
                new LocalizedText("逾期", "Late & \"<later>\""),
                ValueType.NUMBER,
                List.of(
                        new Attribute(AttributeKind.INTERVAL, low, .1 + .2, List.of(), 20, -.7123456789012345, "L1"),
                        new Attribute(AttributeKind.INTERVAL, .1 + .2, 5, List.of(), 3, -.1, "L2"),
                        new Attribute(AttributeKind.INTERVAL, 5, high, List.of(), -9, .3, "L2"),
                        new Attribute(AttributeKind.SPECIAL, -999, high, List.of(), 1, -.03, "L3"),
                        new Attribute(AttributeKind.MISSING, low, high, List.of(), -4, .14, "L4")));
        Characteristic trade = new Characteristic(
                "trade",
                new LocalizedText("行业", "Trade"),
                ValueType.LEVEL,
                List.of(
                        new Attribute(AttributeKind.LEVELS, low, high, List.of("a \"b\"", "c\\d", "食品"), 7, -.2, "T1"),
                        new Attribute(AttributeKind.OTHER, low, high, List.of(), 0, 0, "T2"),
                        new Attribute(AttributeKind.MISSING, low, high, List.of(), -1, .01, "T3")));
        Scorecard card = new Scorecard(
                "fit\n1",
                3,
                ScorecardKind.FITTED,
                new LocalizedText("卡\u0001", "Card"),
                500,
                -1.23456789012345e-5,
                Scaling.STANDARD,
                List.of(new PdPoint(500, -.5), new PdPoint(600.5, -3)),
                List.of(late, trade),
                GradeBand.masterScale(Scaling.STANDARD),
                List.of());
        return RatingModel.of(card);
    }

    @Test
    void modelsSurviveJson() {
        for (RatingModel model : List.of(
                fitted(), engine.explainer().businessCard(), engine.explainer().accountsCard())) {
            String json = exchange.toJson(model);
            assertThat(exchange.modelFromJson(json)).isEqualTo(model);
            assertThat(exchange.toJson(exchange.modelFromJson(json))).isEqualTo(json);
        }
    }

    @Test
    void tablesSurviveJsonAndCsv() {
        TermsTable example = engine.terms().exampleTable();
        TermsTable dated = new TermsTable(
                example.code(),
                2,
                example.hitPolicy(),
                example.grades(),
                example.rows(),
                LocalDate.of(2026, 1, 1),
                null);
        assertThat(exchange.termsFromJson(exchange.toJson(dated))).isEqualTo(dated);
        TermsTable read = exchange.withRowsFromCsv(example, exchange.toCsv(example));
        assertThat(read.rows()).isEqualTo(example.rows());
        assertThat(read.version()).isEqualTo(2);
        TermsRow odd = example.rows().get(0);
        TermsRow row = new TermsRow(
                "a,\"b\"",
                Set.of("A", "B"),
                new Range(10.5, 1e-7 + 50),
                new Range(0, 3),
                Flag.YES,
                Flag.NO,
                odd.terms());
        TermsTable strange = new TermsTable("t", 1, example.hitPolicy(), example.grades(), List.of(row), null, null);
        assertThat(exchange.withRowsFromCsv(example, exchange.toCsv(strange)).rows())
                .containsExactly(row);
    }

    @Test
    void wrongJsonIsNamed() {
        String json = exchange.toJson(fitted());
        assertThatThrownBy(() -> exchange.modelFromJson(json.substring(0, json.length() - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at character");
        assertThatThrownBy(() -> exchange.modelFromJson(json.replace("\"points\":20", "\"points\":2.5")))
                .hasMessage("card.characteristics[0].attributes[0].points is not a whole number");
        assertThatThrownBy(() -> exchange.modelFromJson(json.replace("\"FITTED\"", "\"GUESSED\"")))
                .hasMessageContaining("card.kind is not one of");
        assertThatThrownBy(() -> exchange.modelFromJson(json.replace("\"label\"", "\"lable\"")))
                .hasMessage("card.label is no object");
        assertThatThrownBy(() -> exchange.modelFromJson("[".repeat(100_000))).hasMessageContaining("depth");
        assertThatThrownBy(() -> exchange.modelFromJson("{\"a\":1,\"a\":2}")).hasMessageContaining("second");
        for (String wrong : List.of("", "{", "nul", "01", "\"\\x\"", "\"\\u12\"", "{} {}", "NaN", "[1,]", "\"\n\"")) {
            assertThatThrownBy(() -> exchange.modelFromJson(wrong))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void wrongCsvIsNamedByLineAndColumn() {
        TermsTable example = engine.terms().exampleTable();
        String csv = exchange.toCsv(example);
        assertThatThrownBy(() -> exchange.withRowsFromCsv(example, csv.replace("NET45,45", "NET45,many")))
                .hasMessage("line 4, netDays: \"many\" is not a whole number");
        assertThatThrownBy(() -> exchange.withRowsFromCsv(example, csv.replace(",HOLD,", ",WAIT,")))
                .hasMessageContaining("line 3, action: \"WAIT\" is not one of");
        assertThatThrownBy(() -> exchange.withRowsFromCsv(example, csv + "x,y\r\n"))
                .hasMessageContaining("2 cells");
        assertThatThrownBy(() -> exchange.withRowsFromCsv(example, "code;grades"))
                .hasMessageContaining("line 1");
        assertThatThrownBy(() -> exchange.withRowsFromCsv(example, csv + "\"x")).hasMessageContaining("does not end");
        assertThat(exchange.withRowsFromCsv(example, "\uFEFF" + csv.replace("\r\n", "\n"))
                        .rows())
                .isEqualTo(example.rows());
    }

    private static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    /** Another program's reading of the exported card gives our score. */
    @Test
    void anotherReaderOfThePmmlGetsTheSameScore() throws Exception {
        RatingModel model = fitted();
        Document pmml = parse(exchange.toPmml(model.card()));
        Element card = (Element) pmml.getElementsByTagName("Scorecard").item(0);
        assertThat(card.getAttribute("modelName")).isEqualTo("fit\n1");
        SplittableRandom random = new SplittableRandom(3);
        List<Object> trades = new ArrayList<>(List.of("a \"b\"", "c\\d", "食品", "never seen"));
        for (int i = 0; i < 500; i++) {
            Map<String, Object> facts = new HashMap<>();
            if (random.nextInt(5) > 0) {
                facts.put("late", random.nextInt(5) == 0 ? -999.0 : (Object) (10 * random.nextDouble() - 2));
            }
            if (random.nextInt(5) > 0) {
                facts.put("trade", trades.get(random.nextInt(4)));
            }
            int ours = engine.score(CreditFacts.of(LocalDate.of(2026, 1, 1), facts), model)
                    .score();
            assertThat(PmmlReader.score(card, facts)).as("%s", facts).isEqualTo(ours);
        }
    }

    @Test
    void theDmnHoldsEveryRow() throws Exception {
        TermsTable example = engine.terms().exampleTable();
        Document dmn = parse(exchange.toDmn(example));
        assertThat(dmn.getElementsByTagName("rule").getLength())
                .isEqualTo(example.rows().size());
        assertThat(dmn.getElementsByTagName("input").getLength()).isEqualTo(5);
        Element table = (Element) dmn.getElementsByTagName("decisionTable").item(0);
        assertThat(table.getAttribute("hitPolicy")).isEqualTo("UNIQUE");
        Element held = (Element) dmn.getElementsByTagName("rule").item(1);
        assertThat(held.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("\"A\"");
        assertThat(held.getElementsByTagName("text").item(2).getTextContent()).isEqualTo(">= 31");
    }
}
