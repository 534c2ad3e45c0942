package io.kontor.customer.api.imports;

import io.kontor.kernel.api.error.KontorException;
import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Import from CSV: UTF-8 with or without byte order mark, comma, semicolon or tab, header line, quotes as in RFC 4180.
 * An import is all or nothing: with one wrong row nothing is written and all wrong rows (the first 100) are named as
 * {@code rows[<line>].<column>}, line 1 being the header. A row found again with equal values changes nothing.
 *
 * <p>A column the file does not have leaves its field alone. An empty cell clears the field, except {@code lifecycle},
 * {@code owner}, {@code team}, phones and address, which it leaves alone. Numbers have a point and no grouping, dates
 * are {@code 2026-05-31}. {@code address} and {@code city} make the first business address; several codes of an axis
 * are separated by {@code |} and hold from today. New customers without stage are prospects, without owner the
 * caller's.
 */
@ProviderType
public interface CustomerImports {
    /** Most rows of one import. */
    int MAX_ROWS = 20_000;

    /** Columns of customers; {@code code} or {@code externalId} finds a customer again. */
    List<String> CUSTOMER_COLUMNS = List.of(
            "code",
            "externalId",
            "name",
            "shortName",
            "unifiedSocialCreditCode",
            "lifecycle",
            "owner",
            "team",
            "region",
            "routeOrder",
            "email",
            "website",
            "foundedOn",
            "firstTradeOn",
            "organisationForm",
            "industry",
            "source",
            "phone",
            "mobile",
            "fax",
            "address",
            "city",
            "postalCode",
            "employeeCount",
            "annualSales",
            "axis.<code>");

    /** Columns of trade facts; {@code externalId} finds a fact again, {@code customer} is a customer's code. */
    List<String> TRADE_COLUMNS =
            List.of("externalId", "customer", "tradedOn", "goodsClass", "region", "amount", "currency", "quantity");

    /**
     * Imports customers. Needs {@code customer:customer:import} and the right to write each row.
     *
     * @param csv the file, at most 20 MB; not closed
     * @param options how to read it
     * @return what was done
     * @throws KontorException INVALID {@code IMPORT_REFUSED} with violations; MALFORMED {@code CSV_SYNTAX} or
     *     {@code CSV_ENCODING} with argument {@code line}; TOO_LARGE {@code IMPORT_TOO_LARGE}
     */
    ImportResult customers(InputStream csv, ImportOptions options);

    /**
     * Imports trade facts. Needs {@code customer:trade:import}.
     *
     * @param csv the file, at most 20 MB; not closed
     * @param options how to read it
     * @return what was done
     * @throws KontorException as for {@link #customers}
     */
    ImportResult trade(InputStream csv, ImportOptions options);
}
