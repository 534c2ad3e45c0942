package io.kontor.credit.api.figures;

import java.time.LocalDate;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Figures of one customer's risk. Probabilities and shares are 0 to 1. */
@ProviderType
public interface RiskFigures {
    /**
     * {@return Altman's scores}
     *
     * @param accounts annual accounts
     */
    AltmanScores altman(Accounts accounts);

    /**
     * {@return points 1 to 100 for days beyond terms, as {@link PaymentBehaviour#index} tells}
     *
     * @param daysBeyondTerms days, negative when early
     */
    double paymentPoints(double daysBeyondTerms);

    /**
     * {@return how a customer pays as known on a day: invoices settled within the window count with their days, open
     * overdue ones with their age so far. What happened on the day itself or later is not known yet}
     *
     * @param invoices all invoices; those issued on the day or later are skipped
     * @param day the day
     * @param months length of the window
     * @throws IllegalArgumentException when an amount is not above 0
     */
    PaymentBehaviour behaviour(List<Invoice> invoices, LocalDate day, int months);

    /**
     * {@return the last 3 months against the last 12, as known on a day}
     *
     * @param invoices all invoices
     * @param day the day
     */
    PaymentTrend trend(List<Invoice> invoices, LocalDate day);

    /**
     * {@return expected loss pd x lgd x ead (Basel Committee)}
     *
     * @param pd probability of default
     * @param lgd loss given default
     * @param ead exposure at default
     */
    double expectedLoss(double pd, double lgd, double ead);

    /**
     * {@return the probability below which an order earns more than it risks: m/(m + (1 - m) lgd)}
     *
     * @param margin contribution margin m
     * @param lgd loss given default, above 0
     */
    double breakEvenPd(double margin, double lgd);

    /**
     * {@return the limit whose expected loss is the budget: budget/(pd x lgd); infinite without risk}
     *
     * @param budget expected loss accepted
     * @param pd probability of default
     * @param lgd loss given default
     */
    double limitOfBudget(double budget, double pd, double lgd);

    /**
     * {@return a probability for a population with another bad rate: odds' = odds x [q/(1-q)]/[s/(1-s)]}
     *
     * @param pd probability in the sample
     * @param sampleRate bad rate s of the sample
     * @param populationRate bad rate q of the population
     */
    double priorShift(double pd, double sampleRate, double populationRate);

    /**
     * {@return the probability of default of a grade with few customers: (bad + .5)/(n + 1), the mean under Jeffreys'
     * prior}
     *
     * @param bad customers that failed
     * @param n customers
     */
    double jeffreysPd(int bad, int n);

    /**
     * {@return the upper end of that probability: quantile of Beta(bad + .5, n - bad + .5)}
     *
     * @param bad customers that failed
     * @param n customers
     * @param level for example .90
     */
    double jeffreysUpper(int bad, int n, double level);

    /**
     * {@return upper end of the probability of default when none failed: 1 - (1 - level)^(1/n) (Pluto and Tasche 2005)}
     *
     * @param n customers, at least 1
     * @param level for example .75
     */
    double upperWithoutDefaults(int n, double level);

    /**
     * {@return a grade's anchor drawn to own experience: (bad + weight x anchor)/(n + weight)}
     *
     * @param anchor probability to start from
     * @param bad customers that failed
     * @param n customers
     * @param weight customers the anchor counts for, above 0
     */
    double shrunkPd(double anchor, int bad, int n, double weight);
}
