package io.kontor.credit.api.scorecard;

/** How a card came about. */
public enum ScorecardKind {
    /** Points set by people; works from the first day. */
    EXPERT,
    /** Weights of evidence and regression, fitted to outcomes. */
    FITTED,
    /** Boosted stumps, fitted to outcomes; runs beside a champion. */
    CHALLENGER
}
