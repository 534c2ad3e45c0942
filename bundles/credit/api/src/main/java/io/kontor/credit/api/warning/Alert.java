package io.kontor.credit.api.warning;

import io.kontor.kernel.api.text.LocalizedText;
import java.time.LocalDate;

/**
 * An early warning.
 *
 * @param trigger what warned
 * @param day the day it became true, as far as the history tells
 * @param actual what was measured, in the unit of the trigger
 * @param threshold what it is compared with
 * @param text the warning in both languages, with its numbers
 * @param evidence documents and days it rests on
 * @param reviewBy day a review is due because of it
 */
public record Alert(
        Trigger trigger,
        LocalDate day,
        double actual,
        double threshold,
        LocalizedText text,
        String evidence,
        LocalDate reviewBy) {
    /** What warns. */
    public enum Trigger {
        /** The payment index fell by 10 or more within 90 days. */
        INDEX_FALLS,
        /** Days beyond terms of 3 months are 10 or more above those of 12. */
        PAYS_LATER,
        /** A payment bounced for the first time. */
        FIRST_BOUNCED,
        /** A cash discount was left after 6 or more were taken. */
        DISCOUNT_GIVEN_UP,
        /** Use of the limit stayed above 90 % for 30 days. */
        LIMIT_USED_UP,
        /** An order is more than twice the mean of the 12 months before. */
        ORDER_TOO_GREAT,
        /** Two or more payments within 90 days were parts of what was owed. */
        PART_PAYMENTS,
        /** Two or more payments within 90 days were round sums other than what was owed. */
        ROUND_SUMS,
        /** More than 10 % of the invoices of 12 months were disputed. */
        DISPUTES,
        /** No order for more than twice the usual gap, with open items. */
        FALLS_SILENT,
        /** An agency's class fell by 2 or more. */
        AGENCY_DOWNGRADE,
        /** A notice of law. */
        LEGAL_NOTICE,
        /** A new bank account. */
        NEW_BANK_ACCOUNT,
        /** A new address. */
        NEW_ADDRESS,
        /** A promise to pay was broken twice or more within 12 months. */
        PROMISES_BROKEN
    }
}
