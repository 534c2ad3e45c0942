package io.kontor.credit.api.figures;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A limit with all its steps, so that a reader can follow it; in the currency of the case.
 *
 * @param need yearly purchases x (net days + delay)/360
 * @param wanted limit factor x need
 * @param netWorthCap share of the net worth; null when unknown
 * @param historyCap 1.2 x peak balance; null when unknown
 * @param lossCap loss budget/(pd x lgd); null without a budget or without risk
 * @param unsecured least of wanted and the caps, rounded down to two digits
 * @param secured insured cover x quota
 * @param limit the proposal
 * @param binding what decided: {@code NEED}, {@code NET_WORTH}, {@code HISTORY}, {@code LOSS_BUDGET}, {@code STARTER},
 *     {@code HALF_FOR_NEW} or {@code SECURED_ONLY}
 */
public record LimitProposal(
        BigDecimal need,
        BigDecimal wanted,
        @Nullable BigDecimal netWorthCap,
        @Nullable BigDecimal historyCap,
        @Nullable BigDecimal lossCap,
        BigDecimal unsecured,
        BigDecimal secured,
        BigDecimal limit,
        String binding) {}
