package io.kontor.credit.scoring.card;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.rating.BetterValue;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.rating.ScoreExplainer;
import io.kontor.credit.api.rating.ScorePart;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.KnockOut;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.ValueType;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Explanation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells people what a rating is made of and what would make it better. */
public final class CardReader implements ScoreExplainer {
    private final CardScorer scorer;

    /**
     * Creates a reader.
     *
     * @param scorer rates what might be
     */
    public CardReader(CardScorer scorer) {
        this.scorer = scorer;
    }

    @Override
    public RatingModel businessCard() {
        return BusinessCard.MODEL;
    }

    @Override
    public RatingModel accountsCard() {
        return AccountsCard.MODEL;
    }

    @Override
    public RatingModel handbookCard() {
        return HandbookCard.MODEL;
    }

    @Override
    public List<String> unknown(RatingResult rating) {
        return rating.parts().stream()
                .filter(part -> part.attribute().kind() == AttributeKind.MISSING)
                .map(part -> part.characteristic().code())
                .toList();
    }

    @Override
    public List<Finding> rerun(RatingResult stored) {
        RatingResult now = scorer.score(stored.facts(), stored.model());
        List<Finding> findings = new ArrayList<>();
        differs(findings, "score", stored.score(), now.score());
        differs(findings, "behaviourPoints", stored.behaviourPoints(), now.behaviourPoints());
        differs(findings, "grade", stored.grade(), now.grade());
        differs(findings, "state", stored.state(), now.state());
        differs(findings, "pd", stored.pd(), now.pd());
        differs(findings, "parts", points(stored), points(now));
        differs(findings, "knockOuts", stored.knockOuts(), now.knockOuts());
        return List.copyOf(findings);
    }

    private static List<String> points(RatingResult rating) {
        return rating.parts().stream()
                .map(part -> part.characteristic().code() + " " + part.points())
                .toList();
    }

    private static void differs(List<Finding> findings, String field, Object stored, Object now) {
        if (!stored.equals(now)) {
            findings.add(new Finding(
                    Finding.Severity.ERROR,
                    "RATING_DIFFERS",
                    field,
                    new LocalizedText(
                            "存储的评分为 " + stored + "，重新计算为 " + now, "Stored was " + stored + ", today it is " + now)));
        }
    }

    @Override
    public List<Finding> check(RatingModel model) {
        return new CardCheck(model.card()).findings();
    }

    /** Picks the worst one after another: few are asked for, and sorting all would cost more. */
    @Override
    public List<ScorePart> reasons(RatingResult rating, int limit) {
        List<ScorePart> parts = rating.parts();
        boolean[] told = new boolean[parts.size()];
        List<ScorePart> reasons = new ArrayList<>(limit);
        for (int n = 0; n < limit; n++) {
            int worst = -1;
            for (int i = 0; i < told.length; i++) {
                int lost = parts.get(i).lost();
                if (!told[i]
                        && lost > 0
                        && (worst < 0 || lost > parts.get(worst).lost())) {
                    worst = i;
                }
            }
            if (worst < 0) {
                break;
            }
            told[worst] = true;
            reasons.add(parts.get(worst));
        }
        return reasons;
    }

    @Override
    public List<Explanation> explain(RatingResult rating, String source) {
        LocalDate asOf = rating.facts().asOf();
        List<Explanation> lines = new ArrayList<>();
        int base = rating.model().card().basePoints();
        if (base != 0) {
            lines.add(
                    new Explanation("BASE", points(new LocalizedText("基础分", "Base"), base), null, null, source, asOf));
        }
        for (ScorePart part : rating.parts()) {
            String code = part.characteristic().code();
            lines.add(new Explanation(
                    part.attribute().reason(),
                    points(part.characteristic().label(), part.points()),
                    code,
                    value(rating.facts(), part),
                    source,
                    asOf));
        }
        if (rating.behaviourPoints() != 0) {
            lines.add(new Explanation(
                    "PAYMENT_BEHAVIOUR",
                    points(new LocalizedText("按付款表现调整", "Blended with payment behaviour"), rating.behaviourPoints()),
                    null,
                    null,
                    source,
                    asOf));
        }
        for (KnockOut rule : rating.knockOuts()) {
            lines.add(new Explanation(rule.code(), capped(rule), null, null, source, asOf));
        }
        return List.copyOf(lines);
    }

    private static LocalizedText points(LocalizedText what, int points) {
        String signed = points > 0 ? "+" + points : String.valueOf(points);
        return new LocalizedText(what.zh() + "：" + signed + " 分", what.en() + ": " + signed + " points");
    }

    private static LocalizedText capped(KnockOut rule) {
        boolean stops = rule.effect() == KnockOut.Effect.STOP;
        return new LocalizedText(
                rule.label().zh() + "：等级不高于 " + rule.worst() + (stops ? "，停止发货" : ""),
                rule.label().en() + ": no grade above " + rule.worst() + (stops ? ", deliveries stop" : ""));
    }

    private static @Nullable String value(CreditFacts facts, ScorePart part) {
        int place = facts.layout().place(part.characteristic().code());
        if (part.characteristic().type() == ValueType.LEVEL) {
            return facts.level(place);
        }
        double number = facts.number(place);
        return Double.isFinite(number) ? String.valueOf(number) : null;
    }

    @Override
    public List<BetterValue> betterValues(RatingResult rating) {
        PreparedModel model = scorer.prepare(rating.model());
        int cardPoints = rating.score() - rating.behaviourPoints();
        List<BetterValue> better = new ArrayList<>();
        for (ScorePart part : rating.parts()) {
            Attribute nearest = nearest(part);
            if (nearest != null) {
                int gain = nearest.points() - part.points();
                better.add(new BetterValue(
                        part.characteristic(),
                        part.attribute(),
                        nearest,
                        gain,
                        rating.grade(),
                        model.grade(rating.facts(), cardPoints + gain)));
            }
        }
        better.sort(Comparator.comparingInt(BetterValue::gain).reversed());
        return List.copyOf(better);
    }

    private static @Nullable Attribute nearest(ScorePart part) {
        Attribute present = part.attribute();
        if (present.kind() == AttributeKind.MISSING) {
            return null;
        }
        List<Attribute> rows = part.characteristic().attributes();
        int place = rows.indexOf(present);
        Attribute nearest = null;
        int least = Integer.MAX_VALUE;
        for (int i = 0; i < rows.size(); i++) {
            Attribute row = rows.get(i);
            boolean isTarget = row.kind() == AttributeKind.INTERVAL || row.kind() == AttributeKind.LEVELS;
            if (isTarget && row.points() > present.points()) {
                int distance = present.kind() == AttributeKind.INTERVAL
                        ? Math.abs(i - place)
                        : row.points() - present.points();
                if (distance < least) {
                    least = distance;
                    nearest = row;
                }
            }
        }
        return nearest;
    }
}
