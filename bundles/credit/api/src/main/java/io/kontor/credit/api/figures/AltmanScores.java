package io.kontor.credit.api.figures;

import org.jspecify.annotations.Nullable;

/**
 * Altman's scores for private firms (Altman 1983; Altman, Hartzell and Peck 1995). With X1 = (current assets - current
 * liabilities)/total assets, X2 = retained earnings/total assets, X3 = EBIT/total assets, X4 = book equity/total
 * liabilities, X5 = sales/total assets.
 *
 * @param zDoublePrime Z'' = 6.56 X1 + 3.26 X2 + 6.72 X3 + 1.05 X4; null when not computable (no assets, no liabilities
 *     or an unknown part)
 * @param emerging Z'' + 3.25, for emerging markets; null as Z''
 * @param zPrime Z' = .717 X1 + .847 X2 + 3.107 X3 + .420 X4 + .998 X5; null when not computable
 * @param zone zone of Z'', null as Z''
 * @param zonePrime zone of Z', null as Z'
 */
public record AltmanScores(
        @Nullable Double zDoublePrime,
        @Nullable Double emerging,
        @Nullable Double zPrime,
        @Nullable Zone zone,
        @Nullable Zone zonePrime) {
    /** How near failure is. */
    public enum Zone {
        /** Z'' above 2.60, Z' above 2.90. */
        SAFE,
        /** Between. */
        GREY,
        /** Z'' below 1.10, Z' below 1.23. */
        DISTRESS
    }
}
