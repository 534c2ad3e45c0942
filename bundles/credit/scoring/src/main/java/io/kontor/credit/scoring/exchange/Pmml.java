package io.kontor.credit.scoring.exchange;

import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ValueType;
import java.util.Comparator;
import java.util.List;

/** A card as PMML 4.4: the first attribute whose predicate is true counts, so the rest row stands last. */
final class Pmml {
    private static final List<AttributeKind> ORDER = List.of(
            AttributeKind.MISSING,
            AttributeKind.SPECIAL,
            AttributeKind.INTERVAL,
            AttributeKind.LEVELS,
            AttributeKind.OTHER);

    private final Xml xml = new Xml();
    private final Scorecard card;

    private Pmml(Scorecard card) {
        this.card = card;
    }

    static String of(Scorecard card) {
        return new Pmml(card).write();
    }

    private String write() {
        xml.open("PMML", "xmlns", "http://www.dmg.org/PMML-4_4", "version", "4.4");
        xml.open("Header", "description", card.label().en(), "modelVersion", String.valueOf(card.version()));
        xml.empty("Application", "name", "Kontor").close();
        dictionary(card.characteristics());
        xml.open(
                "Scorecard",
                "modelName",
                card.code(),
                "functionName",
                "regression",
                "initialScore",
                String.valueOf(card.basePoints()),
                "useReasonCodes",
                "true",
                "reasonCodeAlgorithm",
                "pointsBelow");
        xml.open("MiningSchema").empty("MiningField", "name", "score", "usageType", "target");
        card.characteristics().forEach(c -> xml.empty("MiningField", "name", c.code(), "usageType", "active"));
        xml.close();
        output(Math.min(4, card.characteristics().size()));
        xml.open("Characteristics");
        card.characteristics().forEach(this::characteristic);
        return xml.end();
    }

    private void dictionary(List<Characteristic> characteristics) {
        xml.open("DataDictionary", "numberOfFields", String.valueOf(characteristics.size() + 1));
        xml.empty("DataField", "name", "score", "optype", "continuous", "dataType", "double");
        for (Characteristic c : characteristics) {
            boolean isNumber = c.type() == ValueType.NUMBER;
            xml.empty(
                    "DataField",
                    "name",
                    c.code(),
                    "optype",
                    isNumber ? "continuous" : "categorical",
                    "dataType",
                    isNumber ? "double" : "string");
        }
        xml.close();
    }

    private void output(int reasons) {
        xml.open("Output");
        xml.empty("OutputField", "name", "points", "feature", "predictedValue", "dataType", "double");
        for (int rank = 1; rank <= reasons; rank++) {
            xml.empty(
                    "OutputField",
                    "name",
                    "reason" + rank,
                    "feature",
                    "reasonCode",
                    "rank",
                    String.valueOf(rank),
                    "dataType",
                    "string");
        }
        xml.close();
    }

    private void characteristic(Characteristic c) {
        xml.open("Characteristic", "name", c.code(), "baselineScore", String.valueOf(c.bestPoints()));
        c.attributes().stream()
                .sorted(Comparator.comparingInt(a -> ORDER.indexOf(a.kind())))
                .forEach(attribute -> attribute(c.code(), attribute));
        xml.close();
    }

    private void attribute(String field, Attribute row) {
        xml.open("Attribute", "partialScore", String.valueOf(row.points()), "reasonCode", row.reason());
        switch (row.kind()) {
            case MISSING -> xml.empty("SimplePredicate", "field", field, "operator", "isMissing");
            case SPECIAL -> comparison(field, "equal", row.lower());
            case INTERVAL -> interval(field, row);
            case LEVELS -> {
                xml.open("SimpleSetPredicate", "field", field, "booleanOperator", "isIn");
                xml.text(
                        "Array",
                        row.levels().stream()
                                .map(Pmml::quoted)
                                .reduce((a, b) -> a + " " + b)
                                .orElse(""),
                        "n",
                        String.valueOf(row.levels().size()),
                        "type",
                        "string");
                xml.close();
            }
            case OTHER -> xml.empty("True");
        }
        xml.close();
    }

    private static String quoted(String level) {
        return '"' + level.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void interval(String field, Attribute row) {
        boolean hasLower = row.lower() > Double.NEGATIVE_INFINITY;
        boolean hasUpper = row.upper() < Double.POSITIVE_INFINITY;
        if (hasLower && hasUpper) {
            xml.open("CompoundPredicate", "booleanOperator", "and");
        }
        if (hasLower) {
            comparison(field, "greaterOrEqual", row.lower());
        }
        if (hasUpper) {
            comparison(field, "lessThan", row.upper());
        }
        if (hasLower && hasUpper) {
            xml.close();
        } else if (!hasLower && !hasUpper) {
            xml.empty("SimplePredicate", "field", field, "operator", "isNotMissing");
        }
    }

    private void comparison(String field, String operator, double value) {
        xml.empty("SimplePredicate", "field", field, "operator", operator, "value", String.valueOf(value));
    }
}
