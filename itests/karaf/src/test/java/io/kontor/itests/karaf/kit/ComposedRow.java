package io.kontor.itests.karaf.kit;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * A row of a composition, comparable whether computed here or answered.
 *
 * @param key key
 * @param value sum
 * @param share share in percent
 * @param cumulativeShare shares so far
 * @param customers how many customers
 */
public record ComposedRow(String key, String value, String share, String cumulativeShare, long customers) {
    /** The rows of an answer. */
    public static List<ComposedRow> of(Answer answer) {
        List<ComposedRow> rows = new ArrayList<>();
        for (JsonNode row : answer.json().path("rows")) {
            rows.add(new ComposedRow(
                    row.path("key").asText(),
                    plain(row.path("value").asText()),
                    plain(row.path("share").asText()),
                    plain(row.path("cumulativeShare").asText()),
                    row.path("customers").asLong()));
        }
        return rows;
    }

    static String plain(String number) {
        return new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
}
