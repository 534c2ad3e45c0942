package io.kontor.credit.scoring.card;

import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.FactLayout;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.rating.ScorePart;
import io.kontor.credit.api.scorecard.Condition;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.scorecard.KnockOut;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.scorecard.ThinFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A model made ready for many customers. Immutable but for the last layout seen, which only saves looking it up. */
final class PreparedModel {
    private final RatingModel model;
    private final Scorecard card;
    private final PreparedCharacteristic[] characteristics;
    private volatile Places places;

    PreparedModel(RatingModel model) {
        this.model = model;
        card = model.card();
        characteristics =
                card.characteristics().stream().map(PreparedCharacteristic::new).toArray(PreparedCharacteristic[]::new);
        places = new Places(new FactLayout(List.of()), new int[characteristics.length]);
        Arrays.fill(places.at, -1);
    }

    /** Where a layout keeps the card's facts. */
    private static final class Places {
        final FactLayout layout;
        final int[] at;

        Places(FactLayout layout, int[] at) {
            this.layout = layout;
            this.at = at;
        }
    }

    RatingModel model() {
        return model;
    }

    RatingResult rate(CreditFacts facts) {
        int[] at = places(facts.layout());
        ScorePart[] parts = new ScorePart[characteristics.length];
        int points = card.basePoints();
        for (int i = 0; i < parts.length; i++) {
            parts[i] = characteristics[i].part(facts, at[i]);
            points += parts[i].points();
        }
        int score = blended(facts, points);
        int earned = band(score);
        int band = earned;
        RatingResult.State state = RatingResult.State.OPEN;
        List<KnockOut> knockOuts = List.of();
        for (KnockOut rule : card.knockOuts()) {
            if (applies(rule, facts)) {
                knockOuts = with(knockOuts, rule);
                band = Math.max(band, band(rule.worst()));
                state = rule.effect() == KnockOut.Effect.STOP ? RatingResult.State.STOP : state;
            }
        }
        GradeBand grade = card.grades().get(band);
        return new RatingResult(
                model,
                facts,
                score,
                score - points,
                grade.grade(),
                state,
                pd(score, earned, band),
                Arrays.asList(parts),
                knockOuts);
    }

    /** The grade a score would have with the same facts otherwise. */
    String grade(CreditFacts facts, int cardPoints) {
        int band = band(blended(facts, cardPoints));
        for (KnockOut rule : card.knockOuts()) {
            band = applies(rule, facts) ? Math.max(band, band(rule.worst())) : band;
        }
        return card.grades().get(band).grade();
    }

    private int[] places(FactLayout layout) {
        Places known = places;
        if (known.layout != layout) {
            int[] at = new int[characteristics.length];
            for (int i = 0; i < at.length; i++) {
                at[i] = layout.place(characteristics[i].characteristic().code());
            }
            known = new Places(layout, at);
            places = known;
        }
        return known.at;
    }

    private int blended(CreditFacts facts, int points) {
        ThinFile thin = model.thinFile();
        if (thin == null) {
            return points;
        }
        double index = facts.number(thin.indexFact());
        double count = facts.number(thin.countFact());
        if (!Double.isFinite(index) || !(count > 0)) {
            return points;
        }
        double weight = Double.isInfinite(count) ? 1 : count / (count + thin.halfWeight());
        return (int) Math.round(weight * index + (1 - weight) * points);
    }

    private int band(int score) {
        List<GradeBand> grades = card.grades();
        for (int i = 0; i < grades.size() - 1; i++) {
            if (score >= grades.get(i).from()) {
                return i;
            }
        }
        return grades.size() - 1;
    }

    private int band(String grade) {
        List<GradeBand> grades = card.grades();
        for (int i = 0; i < grades.size(); i++) {
            if (grades.get(i).grade().equals(grade)) {
                return i;
            }
        }
        return grades.size() - 1;
    }

    private double pd(int score, int earned, int band) {
        double pd = card.scaling() == null ? card.grades().get(earned).pd() : card.pd(score);
        return band > earned ? Math.max(pd, card.grades().get(band).pd()) : pd;
    }

    private static List<KnockOut> with(List<KnockOut> list, KnockOut rule) {
        List<KnockOut> longer = new ArrayList<>(list);
        longer.add(rule);
        return longer;
    }

    private static boolean applies(KnockOut rule, CreditFacts facts) {
        for (Condition condition : rule.conditions()) {
            double value = facts.number(condition.fact());
            boolean holds =
                    switch (condition.operator()) {
                        case MISSING -> !Double.isFinite(value);
                        case AT_LEAST -> value >= condition.value();
                        case BELOW -> value < condition.value();
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
