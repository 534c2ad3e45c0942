package io.kontor.credit.scoring.card;

import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.CreditScorer;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.scorecard.RatingModel;
import java.util.ArrayList;
import java.util.List;

/** Rates by scorecards. The last few models are kept ready: champion, challengers and a draft take turns. */
public final class CardScorer implements CreditScorer {
    private static final int KEPT = 8;

    private volatile List<PreparedModel> prepared = List.of();

    @Override
    public RatingResult score(CreditFacts facts, RatingModel model) {
        return prepare(model).rate(facts);
    }

    /** Models are compared by identity: comparing their content would cost more than a rating. */
    @SuppressWarnings("ReferenceEquality")
    PreparedModel prepare(RatingModel model) {
        List<PreparedModel> known = prepared;
        for (PreparedModel one : known) {
            if (one.model() == model) {
                return one;
            }
        }
        PreparedModel fresh = new PreparedModel(model);
        List<PreparedModel> next = new ArrayList<>();
        next.add(fresh);
        next.addAll(known.subList(0, Math.min(known.size(), KEPT - 1)));
        prepared = List.copyOf(next);
        return fresh;
    }
}
