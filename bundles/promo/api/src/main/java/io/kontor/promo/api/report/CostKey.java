package io.kontor.promo.api.report;

/** What costs are added up by. */
public enum CostKey {
    /** By customer. */
    CUSTOMER,
    /** By rep. */
    REP,
    /** By region of the place. */
    REGION,
    /** By campaign. */
    CAMPAIGN
}
