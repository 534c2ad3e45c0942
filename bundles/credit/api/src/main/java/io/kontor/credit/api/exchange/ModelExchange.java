package io.kontor.credit.api.exchange;

import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.api.scorecard.Scorecard;
import io.kontor.credit.api.terms.TermsTable;
import org.osgi.annotation.versioning.ProviderType;

/** Writes models and tables for storage and for other programs, and reads them back. */
@ProviderType
public interface ModelExchange {
    /**
     * {@return a model as canonical JSON: the same model always gives the same text; unbounded ends are null}
     *
     * @param model the model
     */
    String toJson(RatingModel model);

    /**
     * {@return a model from its JSON; unknown fields are skipped}
     *
     * @param json what {@link #toJson(RatingModel)} wrote
     * @throws IllegalArgumentException naming the place, when it is no JSON or a field is missing or wrong
     */
    RatingModel modelFromJson(String json);

    /**
     * {@return a table as canonical JSON}
     *
     * @param table the table
     */
    String toJson(TermsTable table);

    /**
     * {@return a table from its JSON; unknown fields are skipped}
     *
     * @param json what {@link #toJson(TermsTable)} wrote
     * @throws IllegalArgumentException naming the place, when it is no JSON or a field is missing or wrong
     */
    TermsTable termsFromJson(String json);

    /**
     * {@return a card as a PMML 4.4 {@code Scorecard} with reason codes, points as partial scores and the base as
     * initial score; knock-outs and blending are not part of it}
     *
     * @param card the card
     */
    String toPmml(Scorecard card);

    /**
     * {@return a table as a DMN 1.3 decision table}
     *
     * @param table the table
     */
    String toDmn(TermsTable table);

    /**
     * {@return the rows of a table as CSV (RFC 4180) for a spreadsheet: a header, one line a row, grades with spaces
     * between, empty where unbounded or any}
     *
     * @param table the table
     */
    String toCsv(TermsTable table);

    /**
     * {@return a copy of a table with the rows of a CSV, one version later}
     *
     * @param table gives code, grades, policy and validity
     * @param csv as {@link #toCsv} writes it, lines ended by LF or CRLF
     * @throws IllegalArgumentException naming line and column of the first wrong cell
     */
    TermsTable withRowsFromCsv(TermsTable table, String csv);
}
