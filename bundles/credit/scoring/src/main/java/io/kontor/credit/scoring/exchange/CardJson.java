package io.kontor.credit.scoring.exchange;

import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.Condition;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.KnockOut;
import io.kontor.credit.api.scorecard.PdPoint;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scaling;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ScorecardKind;
import io.kontor.credit.api.scorecard.ThinFile;
import io.kontor.credit.api.scorecard.ValueType;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Models as JSON and back; fields in the order of the records. */
final class CardJson {
    private CardJson() {}

    static Map<String, @Nullable Object> tree(RatingModel model) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("card", tree(model.card()));
        ThinFile thin = model.thinFile();
        Map<String, @Nullable Object> thinTree = null;
        if (thin != null) {
            thinTree = new LinkedHashMap<>();
            thinTree.put("indexFact", thin.indexFact());
            thinTree.put("countFact", thin.countFact());
            thinTree.put("halfWeight", thin.halfWeight());
        }
        tree.put("thinFile", thinTree);
        return tree;
    }

    static RatingModel model(Fields fields) {
        ThinFile thin = null;
        if (!fields.isNull("thinFile")) {
            Fields part = fields.object("thinFile");
            thin = new ThinFile(part.text("indexFact"), part.text("countFact"), part.number("halfWeight"));
        }
        return new RatingModel(card(fields.object("card")), thin);
    }

    private static Map<String, @Nullable Object> tree(Scorecard card) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", card.code());
        tree.put("version", card.version());
        tree.put("kind", card.kind().name());
        tree.put("label", tree(card.label()));
        tree.put("basePoints", card.basePoints());
        tree.put("intercept", card.intercept());
        Scaling scaling = card.scaling();
        Map<String, @Nullable Object> scale = null;
        if (scaling != null) {
            scale = new LinkedHashMap<>();
            scale.put("pdo", scaling.pdo());
            scale.put("baseScore", scaling.baseScore());
            scale.put("baseOdds", scaling.baseOdds());
        }
        tree.put("scaling", scale);
        tree.put("curve", all(card.curve(), CardJson::tree));
        tree.put("characteristics", all(card.characteristics(), CardJson::tree));
        tree.put("grades", all(card.grades(), CardJson::tree));
        tree.put("knockOuts", all(card.knockOuts(), CardJson::tree));
        return tree;
    }

    private static Scorecard card(Fields fields) {
        Scaling scaling = null;
        if (!fields.isNull("scaling")) {
            Fields scale = fields.object("scaling");
            scaling = new Scaling(scale.number("pdo"), scale.number("baseScore"), scale.number("baseOdds"));
        }
        return new Scorecard(
                fields.text("code"),
                fields.whole("version"),
                fields.choice("kind", ScorecardKind.class),
                label(fields.object("label")),
                fields.whole("basePoints"),
                fields.number("intercept"),
                scaling,
                fields.objects("curve", point -> new PdPoint(point.number("score"), point.number("logOdds"))),
                fields.objects("characteristics", CardJson::characteristic),
                fields.objects(
                        "grades",
                        grade -> new GradeBand(
                                grade.text("grade"),
                                grade.number("from", Double.NEGATIVE_INFINITY),
                                grade.number("pd"))),
                fields.objects("knockOuts", CardJson::knockOut));
    }

    private static Map<String, @Nullable Object> tree(PdPoint point) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("score", point.score());
        tree.put("logOdds", point.logOdds());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Characteristic characteristic) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", characteristic.code());
        tree.put("label", tree(characteristic.label()));
        tree.put("type", characteristic.type().name());
        tree.put("attributes", all(characteristic.attributes(), CardJson::tree));
        return tree;
    }

    private static Characteristic characteristic(Fields fields) {
        return new Characteristic(
                fields.text("code"),
                label(fields.object("label")),
                fields.choice("type", ValueType.class),
                fields.objects("attributes", CardJson::attribute));
    }

    private static Map<String, @Nullable Object> tree(Attribute attribute) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("kind", attribute.kind().name());
        tree.put("lower", attribute.lower());
        tree.put("upper", attribute.upper());
        tree.put("levels", attribute.levels());
        tree.put("points", attribute.points());
        tree.put("weight", attribute.weight());
        tree.put("reason", attribute.reason());
        return tree;
    }

    private static Attribute attribute(Fields fields) {
        return new Attribute(
                fields.choice("kind", AttributeKind.class),
                fields.number("lower", Double.NEGATIVE_INFINITY),
                fields.number("upper", Double.POSITIVE_INFINITY),
                fields.texts("levels"),
                fields.whole("points"),
                fields.number("weight"),
                fields.text("reason"));
    }

    private static Map<String, @Nullable Object> tree(GradeBand grade) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("grade", grade.grade());
        tree.put("from", grade.from());
        tree.put("pd", grade.pd());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(KnockOut rule) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", rule.code());
        tree.put("label", tree(rule.label()));
        tree.put("conditions", all(rule.conditions(), CardJson::tree));
        tree.put("worst", rule.worst());
        tree.put("effect", rule.effect().name());
        return tree;
    }

    private static KnockOut knockOut(Fields fields) {
        return new KnockOut(
                fields.text("code"),
                label(fields.object("label")),
                fields.objects(
                        "conditions",
                        condition -> new Condition(
                                condition.text("fact"),
                                condition.choice("operator", Condition.Operator.class),
                                condition.number("value"))),
                fields.text("worst"),
                fields.choice("effect", KnockOut.Effect.class));
    }

    private static Map<String, @Nullable Object> tree(Condition condition) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("fact", condition.fact());
        tree.put("operator", condition.operator().name());
        tree.put("value", condition.value());
        return tree;
    }

    private static Map<String, @Nullable Object> tree(LocalizedText text) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("zh", text.zh());
        tree.put("en", text.en());
        return tree;
    }

    private static LocalizedText label(Fields fields) {
        return new LocalizedText(fields.text("zh"), fields.text("en"));
    }

    private static <T> List<Object> all(List<T> list, Function<T, Map<String, @Nullable Object>> tree) {
        return list.stream().map(tree).map(Object.class::cast).toList();
    }
}
