package io.kontor.itests.benchmarks.kernel;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** The JSON of Kontor's customers, written field by field from a row. */
final class CustomerJson {
    static final String[] COLUMNS = {
        "id",
        "version",
        "created_at",
        "changed_at",
        "lifecycle",
        "code",
        "name",
        "short_name",
        "credit_code",
        "owner_id",
        "team_id",
        "region_code",
        "route_order",
        "email",
        "website",
        "founded_on",
        "first_trade_on",
        "organisation_form",
        "industry",
        "source",
        "registered_capital",
        "registered_capital_currency",
        "sales_capability",
        "sales_capability_note",
        "business_philosophy",
        "business_policy",
        "employee_count",
        "annual_sales",
        "annual_sales_currency",
        "management_traits"
    };
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int PAGE = 50;

    private final ResultSet row;
    private final JsonGenerator json;

    private CustomerJson(ResultSet row, JsonGenerator json) {
        this.row = row;
        this.json = json;
    }

    /** One customer, or a page of them. */
    static void write(ResultSet rows, boolean page, OutputStream out) throws SQLException, IOException {
        try (JsonGenerator json = FACTORY.createGenerator(out)) {
            CustomerJson writer = new CustomerJson(rows, json);
            if (!page) {
                writer.customer();
                return;
            }
            json.writeStartObject();
            json.writeArrayFieldStart("items");
            int count = 0;
            String last = null;
            while (rows.next() && count++ < PAGE) {
                last = rows.getString(6);
                writer.customer();
            }
            json.writeEndArray();
            json.writeStringField("nextCursor", last);
            json.writeNullField("total");
            json.writeEndObject();
        }
    }

    private void customer() throws SQLException, IOException {
        json.writeStartObject();
        text("id", 1);
        json.writeNumberField("version", row.getLong(2));
        json.writeStringField("createdAt", Instant.ofEpochMilli(row.getLong(3)).toString());
        json.writeStringField("changedAt", Instant.ofEpochMilli(row.getLong(4)).toString());
        text("lifecycle", 5);
        json.writeNullField("grade");
        json.writeObjectFieldStart("classifications");
        json.writeEndObject();
        card();
        empty("masked");
        json.writeEndObject();
    }

    private void card() throws SQLException, IOException {
        json.writeObjectFieldStart("card");
        text("code", 6);
        text("name", 7);
        text("shortName", 8);
        text("unifiedSocialCreditCode", 9);
        text("ownerId", 10);
        text("teamId", 11);
        text("regionCode", 12);
        number("routeOrder", 13);
        text("email", 14);
        text("website", 15);
        text("foundedOn", 16);
        text("firstTradeOn", 17);
        text("organisationForm", 18);
        text("industry", 19);
        text("source", 20);
        money("registeredCapital", 21);
        json.writeNullField("assets");
        empty("addresses");
        empty("phones");
        empty("externalIds");
        empty("sources");
        traits();
        json.writeEndObject();
    }

    private void traits() throws SQLException, IOException {
        json.writeObjectFieldStart("traits");
        empty("serviceArea");
        json.writeObjectFieldStart("salesCapability");
        number("value", 23);
        text("note", 24);
        json.writeEndObject();
        json.writeNullField("growthPotential");
        text("businessPhilosophy", 25);
        text("businessPolicy", 26);
        number("employeeCount", 27);
        money("annualSales", 28);
        text("managementTraits", 30);
        json.writeEndObject();
    }

    private void text(String field, int column) throws SQLException, IOException {
        json.writeStringField(field, row.getString(column));
    }

    private void number(String field, int column) throws SQLException, IOException {
        json.writeFieldName(field);
        int value = row.getInt(column);
        if (row.wasNull()) {
            json.writeNull();
        } else {
            json.writeNumber(value);
        }
    }

    private void money(String field, int column) throws SQLException, IOException {
        BigDecimal amount = row.getBigDecimal(column);
        if (amount == null) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("amount", amount.setScale(2).toPlainString());
        text("currency", column + 1);
        json.writeEndObject();
    }

    private void empty(String field) throws IOException {
        json.writeArrayFieldStart(field);
        json.writeEndArray();
    }
}
