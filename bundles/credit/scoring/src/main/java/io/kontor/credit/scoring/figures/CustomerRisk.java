package io.kontor.credit.scoring.figures;

import io.kontor.credit.api.figures.Accounts;
import io.kontor.credit.api.figures.AltmanScores;
import io.kontor.credit.api.figures.AltmanScores.Zone;
import io.kontor.credit.api.figures.Invoice;
import io.kontor.credit.api.figures.PaymentBehaviour;
import io.kontor.credit.api.figures.PaymentTrend;
import io.kontor.credit.api.figures.RiskFigures;
import io.kontor.credit.scoring.validation.Distributions;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The risk formulas; their sources stand in the contract. */
public final class CustomerRisk implements RiskFigures {
    private static final double EMERGING = 3.25;

    @Override
    public AltmanScores altman(Accounts a) {
        double x1 = (a.currentAssets() - a.currentLiabilities()) / a.totalAssets();
        double x2 = a.retainedEarnings() / a.totalAssets();
        double x3 = a.ebit() / a.totalAssets();
        double x4 = a.equity() / a.totalLiabilities();
        double x5 = a.sales() / a.totalAssets();
        boolean computable = a.totalAssets() > 0 && a.totalLiabilities() > 0;
        Double second = finite(computable, 6.56 * x1 + 3.26 * x2 + 6.72 * x3 + 1.05 * x4);
        Double first = finite(computable, .717 * x1 + .847 * x2 + 3.107 * x3 + .420 * x4 + .998 * x5);
        return new AltmanScores(
                second,
                second == null ? null : Double.valueOf(second + EMERGING),
                first,
                zone(second, 1.10, 2.60),
                zone(first, 1.23, 2.90));
    }

    private static @Nullable Double finite(boolean computable, double value) {
        return computable && Double.isFinite(value) ? value : null;
    }

    private static @Nullable Zone zone(@Nullable Double score, double distress, double safe) {
        if (score == null) {
            return null;
        }
        return score > safe ? Zone.SAFE : score < distress ? Zone.DISTRESS : Zone.GREY;
    }

    @Override
    public double paymentPoints(double daysBeyondTerms) {
        return PaymentFigures.points(daysBeyondTerms);
    }

    @Override
    public PaymentBehaviour behaviour(List<Invoice> invoices, LocalDate day, int months) {
        return PaymentFigures.behaviour(invoices, day, months);
    }

    @Override
    public PaymentTrend trend(List<Invoice> invoices, LocalDate day) {
        return PaymentFigures.trend(invoices, day);
    }

    @Override
    public double expectedLoss(double pd, double lgd, double ead) {
        return pd * lgd * ead;
    }

    @Override
    public double breakEvenPd(double margin, double lgd) {
        return margin / (margin + (1 - margin) * lgd);
    }

    @Override
    public double limitOfBudget(double budget, double pd, double lgd) {
        return pd * lgd > 0 ? budget / (pd * lgd) : Double.POSITIVE_INFINITY;
    }

    @Override
    public double priorShift(double pd, double sampleRate, double populationRate) {
        double good = (1 - pd) * (1 - populationRate) / (1 - sampleRate);
        double bad = pd * populationRate / sampleRate;
        return bad / (good + bad);
    }

    @Override
    public double jeffreysPd(int bad, int n) {
        return (bad + .5) / (n + 1);
    }

    @Override
    public double jeffreysUpper(int bad, int n, double level) {
        return Distributions.betaQuantile(bad + .5, n - bad + .5, level);
    }

    @Override
    public double upperWithoutDefaults(int n, double level) {
        return 1 - Math.pow(1 - level, 1.0 / n);
    }

    @Override
    public double shrunkPd(double anchor, int bad, int n, double weight) {
        return (bad + weight * anchor) / (n + weight);
    }
}
