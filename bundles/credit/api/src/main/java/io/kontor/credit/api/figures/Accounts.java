package io.kontor.credit.api.figures;

/**
 * Annual accounts, all in one currency and unit; only ratios are read. NaN where unknown.
 *
 * @param currentAssets current assets
 * @param currentLiabilities current liabilities
 * @param totalAssets total assets
 * @param retainedEarnings retained earnings
 * @param ebit earnings before interest and taxes
 * @param equity book value of equity
 * @param totalLiabilities total liabilities
 * @param sales sales of the year
 */
public record Accounts(
        double currentAssets,
        double currentLiabilities,
        double totalAssets,
        double retainedEarnings,
        double ebit,
        double equity,
        double totalLiabilities,
        double sales) {}
