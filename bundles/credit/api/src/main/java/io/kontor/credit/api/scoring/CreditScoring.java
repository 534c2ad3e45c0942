package io.kontor.credit.api.scoring;

import io.kontor.credit.api.exchange.ModelExchange;
import io.kontor.credit.api.figures.PortfolioFigures;
import io.kontor.credit.api.figures.RiskFigures;
import io.kontor.credit.api.figures.ShipRules;
import io.kontor.credit.api.fitting.ScorecardFitter;
import io.kontor.credit.api.history.TradeFacts;
import io.kontor.credit.api.portfolio.Governance;
import io.kontor.credit.api.portfolio.WhatIf;
import io.kontor.credit.api.rating.ScoreExplainer;
import io.kontor.credit.api.rules.CreditRules;
import io.kontor.credit.api.terms.TermsTables;
import io.kontor.credit.api.validation.ModelValidation;
import io.kontor.credit.api.warning.EarlyWarning;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The calculations of credit scoring, one service for all. They hold no data, read no clock and are safe for all
 * threads; the same input gives the same answer. What partners may replace is a service of its own:
 * {@code CreditScorer} and {@code LimitFormula}.
 */
@ProviderType
public interface CreditScoring {
    /** {@return explains ratings, checks models, and has the example cards} */
    ScoreExplainer explainer();

    /** {@return fits cards to outcomes} */
    ScorecardFitter fitter();

    /** {@return measures models against outcomes and drift} */
    ModelValidation validation();

    /** {@return checks terms tables and decides by them} */
    TermsTables terms();

    /** {@return figures of one customer's risk} */
    RiskFigures risk();

    /** {@return figures of receivables} */
    PortfolioFigures portfolio();

    /** {@return answers "may I ship?"} */
    ShipRules shipping();

    /** {@return applies lists of rules to orders} */
    CreditRules rules();

    /** {@return warns early} */
    EarlyWarning warnings();

    /** {@return tries drafts on portfolios} */
    WhatIf whatIf();

    /** {@return looks at overrides and holds} */
    Governance governance();

    /** {@return turns histories into facts and outcomes} */
    TradeFacts trade();

    /** {@return writes and reads models and tables} */
    ModelExchange exchange();
}
