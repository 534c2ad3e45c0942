package io.kontor.credit.scoring.portfolio;

import io.kontor.credit.api.figures.Exposure;
import io.kontor.credit.api.figures.LimitCase;
import io.kontor.credit.api.figures.LimitFormula;
import io.kontor.credit.api.figures.ShipAnswer.Verdict;
import io.kontor.credit.api.figures.ShipCheck;
import io.kontor.credit.api.figures.ShipCheck.Stopped;
import io.kontor.credit.api.figures.ShipRules;
import io.kontor.credit.api.portfolio.CreditPolicy;
import io.kontor.credit.api.portfolio.MemberOutcome;
import io.kontor.credit.api.portfolio.PortfolioMember;
import io.kontor.credit.api.portfolio.PortfolioMember.WaitingOrder;
import io.kontor.credit.api.portfolio.WhatIf;
import io.kontor.credit.api.portfolio.WhatIfReport;
import io.kontor.credit.api.portfolio.WhatIfReport.Change;
import io.kontor.credit.api.portfolio.WhatIfReport.Totals;
import io.kontor.credit.api.rating.CreditScorer;
import io.kontor.credit.api.rating.RatingResult;
import io.kontor.credit.api.rating.RatingResult.State;
import io.kontor.credit.api.scorecard.GradeBand;
import io.kontor.credit.api.terms.Flag;
import io.kontor.credit.api.terms.Terms;
import io.kontor.credit.api.terms.TermsCase;
import io.kontor.credit.api.terms.TermsDecider;
import io.kontor.credit.api.terms.TermsRow;
import io.kontor.credit.api.terms.TermsTables;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Decides on every customer twice, by the active policy and by the draft, and tells the difference. */
public final class Trial implements WhatIf {
    private final CreditScorer scorer;
    private final LimitFormula limits;
    private final TermsTables tables;
    private final ShipRules shipping;

    /**
     * Creates a trial.
     *
     * @param scorer rates
     * @param limits proposes limits
     * @param tables decides terms
     * @param shipping answers for each waiting order
     */
    public Trial(CreditScorer scorer, LimitFormula limits, TermsTables tables, ShipRules shipping) {
        this.scorer = scorer;
        this.limits = limits;
        this.tables = tables;
        this.shipping = shipping;
    }

    @Override
    public MemberOutcome outcome(PortfolioMember member, CreditPolicy policy) {
        return outcome(member, policy, tables.decider(policy.terms()));
    }

    @Override
    public WhatIfReport compare(List<PortfolioMember> portfolio, CreditPolicy active, CreditPolicy draft) {
        TermsDecider now = tables.decider(active.terms());
        TermsDecider then = tables.decider(draft.terms());
        List<Change> changes = new ArrayList<>();
        Map<String, Map<String, Integer>> migration = new TreeMap<>();
        Sums before = new Sums();
        Sums after = new Sums();
        for (PortfolioMember member : portfolio) {
            MemberOutcome first = outcome(member, active, now);
            MemberOutcome second = outcome(member, draft, then);
            before.add(first);
            after.add(second);
            migration.computeIfAbsent(first.grade(), any -> new TreeMap<>()).merge(second.grade(), 1, Integer::sum);
            if (isChanged(first, second)) {
                changes.add(new Change(member.id(), first, second));
            }
        }
        return new WhatIfReport(changes, migration, before.totals(), after.totals());
    }

    /** Losses follow from the rest; they alone are no change worth a line. */
    private static boolean isChanged(MemberOutcome first, MemberOutcome second) {
        return !first.grade().equals(second.grade())
                || first.state() != second.state()
                || !first.termsCode().equals(second.termsCode())
                || first.limit().compareTo(second.limit()) != 0
                || !first.blocked().equals(second.blocked());
    }

    private MemberOutcome outcome(PortfolioMember member, CreditPolicy policy, TermsDecider decider) {
        RatingResult rating = scorer.score(member.facts(), policy.model());
        String grade = policy.terms().grades().contains(rating.grade())
                        && policy.model().card().scaling() == null
                ? rating.grade()
                : GradeBand.userGrade(rating.grade());
        PortfolioMember.Standing standing = member.standing();
        Optional<Terms> terms = decider.decide(new TermsCase(
                        grade, standing.index(), standing.overdueDays(), standing.newCustomer(), standing.insured()))
                .map(TermsRow::terms);
        BigDecimal limit = terms.map(t -> limit(member, policy, rating, t)).orElse(BigDecimal.ZERO);
        double exposed =
                Math.max(0, Math.min(limit.doubleValue(), member.exposure().doubleValue()));
        return new MemberOutcome(
                grade,
                rating.state(),
                terms.map(Terms::code).orElse(""),
                limit,
                rating.pd() * member.limitCase().lgd() * exposed,
                blocked(member, rating, terms, limit));
    }

    private BigDecimal limit(PortfolioMember member, CreditPolicy policy, RatingResult rating, Terms terms) {
        boolean isSecuredOnly = rating.state() == State.STOP || terms.limitFactor() == 0;
        LimitCase.Standing standing = isSecuredOnly
                ? LimitCase.Standing.SECURED_ONLY
                : member.standing().newCustomer() == Flag.YES ? LimitCase.Standing.NEW : LimitCase.Standing.KNOWN;
        BigDecimal budget = policy.lossBudget() == null ? member.limitCase().lossBudget() : policy.lossBudget();
        BigDecimal limit = limits.propose(member.limitCase().with(terms, rating.pd(), standing, budget))
                .limit();
        BigDecimal greatest = policy.greatestLimit();
        return greatest == null ? limit : limit.min(greatest);
    }

    private List<String> blocked(PortfolioMember member, RatingResult rating, Optional<Terms> terms, BigDecimal limit) {
        if (member.orders().isEmpty()) {
            return List.of();
        }
        boolean isShipped = terms.filter(t -> t.action() == Terms.Action.SHIP).isPresent();
        double share = terms.map(Terms::orderShare).orElse(0.0);
        List<String> blocked = new ArrayList<>();
        for (WaitingOrder order : member.orders()) {
            if (!isShipped || isHeld(member, order, rating, limit, share)) {
                blocked.add(order.id());
            }
        }
        return blocked;
    }

    /** How long overdue is too long stands in the terms table, so it is no second reason here. */
    private boolean isHeld(
            PortfolioMember member, WaitingOrder order, RatingResult rating, BigDecimal limit, double share) {
        BigDecimal none = BigDecimal.ZERO;
        Verdict verdict = shipping.answer(new ShipCheck(
                        new Exposure(member.exposure(), none, none, none, order.amount()),
                        limit,
                        none,
                        0,
                        0,
                        share,
                        rating.state() == State.STOP ? Stopped.YES : Stopped.NO))
                .verdict();
        return verdict == Verdict.HOLD || verdict == Verdict.STOP;
    }

    /** Sums so far. */
    private static final class Sums {
        private BigDecimal limits = BigDecimal.ZERO;
        private double loss;
        private int blocked;
        private int stopped;

        void add(MemberOutcome outcome) {
            limits = limits.add(outcome.limit());
            loss += outcome.expectedLoss();
            blocked += outcome.blocked().size();
            stopped += outcome.state() == State.STOP ? 1 : 0;
        }

        Totals totals() {
            return new Totals(limits, loss, blocked, stopped);
        }
    }
}
