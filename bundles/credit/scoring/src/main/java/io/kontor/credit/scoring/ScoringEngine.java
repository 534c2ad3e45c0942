package io.kontor.credit.scoring;

import io.kontor.credit.api.exchange.ModelExchange;
import io.kontor.credit.api.figures.LimitCase;
import io.kontor.credit.api.figures.LimitFormula;
import io.kontor.credit.api.figures.LimitProposal;
import io.kontor.credit.api.figures.PortfolioFigures;
import io.kontor.credit.api.figures.RiskFigures;
import io.kontor.credit.api.figures.ShipRules;
import io.kontor.credit.api.fitting.ScorecardFitter;
import io.kontor.credit.api.history.TradeFacts;
import io.kontor.credit.api.portfolio.Governance;
import io.kontor.credit.api.portfolio.WhatIf;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.CreditScorer;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.rating.ScoreExplainer;
import io.kontor.credit.api.rules.CreditRules;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scoring.CreditScoring;
import io.kontor.credit.api.terms.TermsTables;
import io.kontor.credit.api.validation.ModelValidation;
import io.kontor.credit.api.warning.EarlyWarning;
import io.kontor.credit.scoring.card.CardReader;
import io.kontor.credit.scoring.card.CardScorer;
import io.kontor.credit.scoring.exchange.Exchange;
import io.kontor.credit.scoring.figures.CustomerRisk;
import io.kontor.credit.scoring.figures.NeedLimit;
import io.kontor.credit.scoring.figures.Receivables;
import io.kontor.credit.scoring.figures.ShipDecision;
import io.kontor.credit.scoring.fit.CardFitter;
import io.kontor.credit.scoring.history.Ledger;
import io.kontor.credit.scoring.portfolio.Conduct;
import io.kontor.credit.scoring.portfolio.Trial;
import io.kontor.credit.scoring.rules.RuleList;
import io.kontor.credit.scoring.terms.TableAnalyst;
import io.kontor.credit.scoring.validation.Validator;
import io.kontor.credit.scoring.warning.Watch;
import org.osgi.service.component.annotations.Component;

/** Offers the calculations; works without a container as well. */
@Component(service = {CreditScoring.class, CreditScorer.class, LimitFormula.class})
public final class ScoringEngine implements CreditScoring, CreditScorer, LimitFormula {
    private final CardScorer scorer = new CardScorer();
    private final LimitFormula limits = new NeedLimit();
    private final ScoreExplainer explainer = new CardReader(scorer);
    private final ScorecardFitter fitter = new CardFitter();
    private final ModelValidation validation = new Validator(scorer, explainer::check);
    private final TermsTables terms = new TableAnalyst();
    private final RiskFigures risk = new CustomerRisk();
    private final PortfolioFigures portfolio = new Receivables();
    private final ShipRules shipping = new ShipDecision();
    private final ModelExchange exchange = new Exchange();
    private final CreditRules rules = new RuleList();
    private final EarlyWarning warnings = new Watch(risk);
    private final WhatIf whatIf = new Trial(scorer, limits, terms, shipping);
    private final Governance governance = new Conduct();
    private final TradeFacts trade = new Ledger(risk);

    @Override
    public RatingResult score(CreditFacts facts, RatingModel model) {
        return scorer.score(facts, model);
    }

    @Override
    public LimitProposal propose(LimitCase limitCase) {
        return limits.propose(limitCase);
    }

    @Override
    public ScoreExplainer explainer() {
        return explainer;
    }

    @Override
    public ScorecardFitter fitter() {
        return fitter;
    }

    @Override
    public ModelValidation validation() {
        return validation;
    }

    @Override
    public TermsTables terms() {
        return terms;
    }

    @Override
    public RiskFigures risk() {
        return risk;
    }

    @Override
    public PortfolioFigures portfolio() {
        return portfolio;
    }

    @Override
    public ShipRules shipping() {
        return shipping;
    }

    @Override
    public CreditRules rules() {
        return rules;
    }

    @Override
    public EarlyWarning warnings() {
        return warnings;
    }

    @Override
    public WhatIf whatIf() {
        return whatIf;
    }

    @Override
    public Governance governance() {
        return governance;
    }

    @Override
    public TradeFacts trade() {
        return trade;
    }

    @Override
    public ModelExchange exchange() {
        return exchange;
    }
}
