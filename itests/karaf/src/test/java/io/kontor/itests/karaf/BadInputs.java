package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.code;
import static io.kontor.itests.karaf.kit.Rest.q;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The table: what people and programs send by mistake or on purpose, and how it is refused. */
final class BadInputs {
    private static final String JSON = "application/json";
    private static final String PATCH = "application/merge-patch+json";
    private static final String CSV = "text/csv";
    private static final String IMPORT = "customers/imports/customers";
    private static final String FACTS = "customers/imports/trade-facts?currency=CNY";

    /**
     * One bad request.
     *
     * @param name what is wrong
     * @param target method and path; {@code @id} stands for a customer, {@code @region} for a region
     * @param type media type of the body
     * @param body body
     * @param refusal status and code of the refusal, and {@code field:code} if it must be among the violations
     */
    @SuppressWarnings({"ArrayRecordComponent", "StringSplitter"}) // bytes on purpose; the texts are our own
    record Bad(String name, String target, String type, byte[] body, String refusal) {
        String method() {
            return target.split(" ", 2)[0];
        }

        String path() {
            return target.split(" ", 2)[1];
        }

        int status() {
            return Integer.parseInt(refusal.split(" ")[0]);
        }

        String code() {
            return refusal.split(" ")[1];
        }

        String violation() {
            return refusal.split(" ").length == 3 ? refusal.split(" ")[2] : "";
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Bad> all = new ArrayList<>();

    private BadInputs() {
        syntax();
        types();
        texts();
        codes();
        numbers();
        rules();
        addresses();
        filters();
        pages();
        files();
        facts();
    }

    static List<Bad> all() {
        return new BadInputs().all;
    }

    private void syntax() {
        post("no body", "", "400 BODY_REQUIRED");
        post("null", "null", "400 BODY_REQUIRED");
        post("cut off", "{\"name\": \"A", "400 JSON_SYNTAX");
        post("no JSON", "name=A", "400 JSON_SYNTAX");
        post("more after the end", "{\"name\":\"A\"} {\"name\":\"B\"}", "400 JSON_SYNTAX");
        post("the same field twice", "{\"name\":\"A\",\"name\":\"B\"}", "400 JSON_SYNTAX");
        post("not a number", "{\"name\":\"A\",\"routeOrder\":NaN}", "400 JSON_SYNTAX");
        post(
                "100,000 levels of arrays",
                "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "413 JSON_TOO_LARGE");
        post("100,000 levels of objects", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000), "413 JSON_TOO_LARGE");
        post("a name without end", "{\"" + "n".repeat(60_000) + "\":1}", "413 JSON_TOO_LARGE");
        post(
                "a number of 100,000 digits",
                "{\"name\":\"A\",\"routeOrder\":" + "9".repeat(100_000) + "}",
                "413 JSON_TOO_LARGE");
        bytes(
                "no UTF-8",
                "POST customers",
                JSON,
                "{\"name\":\"\u00fc\"}".getBytes(StandardCharsets.ISO_8859_1),
                "400 BODY_ENCODING");
        bytes(
                "UTF-16",
                "POST customers",
                JSON,
                "{\"name\":\"A\"}".getBytes(StandardCharsets.UTF_16),
                "400 BODY_ENCODING");
        bad("a form", "POST customers", "application/x-www-form-urlencoded", "name=A", "415 UNSUPPORTED_MEDIA_TYPE");
        bad(
                "XML",
                "POST customers",
                "application/xml",
                "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
                "415 UNSUPPORTED_MEDIA_TYPE");
        post("a body of 3 MB", "{\"name\":\"" + "x".repeat(3_000_000) + "\"}", "413 BODY_TOO_LARGE");
    }

    private void types() {
        post("an unknown field", "{\"name\":\"A\",\"admin\":true}", "400 UNKNOWN_FIELD admin:UNKNOWN_FIELD");
        post(
                "an unknown field below",
                "{\"name\":\"A\",\"traits\":{\"mood\":1}}",
                "400 UNKNOWN_FIELD traits.mood:UNKNOWN_FIELD");
        post("a text for a number", "{\"name\":\"A\",\"routeOrder\":\"x\"}", "400 WRONG_TYPE routeOrder:WRONG_TYPE");
        post("a fraction for a number", "{\"name\":\"A\",\"routeOrder\":1.5}", "400 WRONG_TYPE routeOrder:WRONG_TYPE");
        post(
                "a number beyond int",
                "{\"name\":\"A\",\"routeOrder\":99999999999}",
                "400 WRONG_TYPE routeOrder:WRONG_TYPE");
        post("a number for a text", "{\"name\":1}", "400 WRONG_TYPE name:WRONG_TYPE");
        post("an object for a text", "{\"name\":{}}", "400 WRONG_TYPE name:WRONG_TYPE");
        post("an object for a list", "{\"name\":\"A\",\"phones\":{}}", "400 WRONG_TYPE phones:WRONG_TYPE");
        post("null in a list", "{\"name\":\"A\",\"phones\":[null]}", "422 INVALID_INPUT phones[0]:REQUIRED");
        post("an unknown constant", "{\"name\":\"A\",\"lifecycle\":\"MAYBE\"}", "400 WRONG_TYPE lifecycle:WRONG_TYPE");
        post(
                "a constant by number",
                "{\"name\":\"A\",\"phones\":[{\"kind\":0,\"number\":\"1\"}]}",
                "400 WRONG_TYPE phones[0].kind:WRONG_TYPE");
        post("no UUID", "{\"name\":\"A\",\"ownerId\":\"me\"}", "400 WRONG_TYPE ownerId:WRONG_TYPE");
        post(
                "a date that never was",
                "{\"name\":\"A\",\"assets\":{\"value\":{\"amount\":1,\"currency\":\"CNY\"},\"asOf\":\"2026-02-30\"}}",
                "400 WRONG_TYPE assets.asOf:WRONG_TYPE");
        post("a list", "[]", "400 WRONG_TYPE");
    }

    private void texts() {
        post("no name", "{}", "422 INVALID_INPUT name:REQUIRED");
        post("a blank name", "{\"name\":\" \"}", "422 INVALID_INPUT name:REQUIRED");
        post("a name of 201", "{\"name\":\"" + "n".repeat(201) + "\"}", "422 INVALID_INPUT name:TOO_LONG");
        post("NUL", "{\"name\":\"A\\u0000\"}", "422 ILLEGAL_CHARACTER name:ILLEGAL_CHARACTER");
        post("half a character", "{\"name\":\"A\\ud800\"}", "422 ILLEGAL_CHARACTER name:ILLEGAL_CHARACTER");
        post("a control character", "{\"name\":\"A\\u0007\"}", "422 INVALID_INPUT name:ILLEGAL_CHARACTER");
    }

    private void codes() {
        post("an illegal code", "{\"name\":\"A\",\"code\":\"../x y\"}", "422 INVALID_INPUT code:ILLEGAL_CODE");
        post("an unknown code", "{\"name\":\"A\",\"industry\":\"no-such\"}", "422 INVALID_INPUT industry:UNKNOWN_CODE");
        post(
                "an unknown region",
                "{\"name\":\"A\",\"regionCode\":\"no-such\"}",
                "422 INVALID_INPUT regionCode:UNKNOWN_REGION");
        post(
                "a credit code with a wrong check",
                "{\"name\":\"A\",\"unifiedSocialCreditCode\":\"91350100M000100Y44\"}",
                "422 INVALID_INPUT unifiedSocialCreditCode:ILLEGAL_CREDIT_CODE");
        post("no e-mail", "{\"name\":\"A\",\"email\":\"a.example\"}", "422 INVALID_INPUT email:ILLEGAL_EMAIL");
        post(
                "a script for a page",
                "{\"name\":\"A\",\"website\":\"javascript:alert(1)\"}",
                "422 INVALID_INPUT website:ILLEGAL_URL");
    }

    private void numbers() {
        post(
                "a number of 11 bytes that fills the memory",
                "{\"name\":\"A\",\"registeredCapital\":{\"amount\":1e100000000,\"currency\":\"CNY\"}}",
                "422 INVALID_INPUT registeredCapital.amount:OUT_OF_RANGE");
        post(
                "the same as a text",
                "{\"name\":\"A\",\"registeredCapital\":{\"amount\":\"1e100000000\",\"currency\":\"CNY\"}}",
                "422 INVALID_INPUT registeredCapital.amount:OUT_OF_RANGE");
        post(
                "an endless fraction",
                "{\"name\":\"A\",\"registeredCapital\":{\"amount\":1e-100000000,\"currency\":\"CNY\"}}",
                "422 INVALID_INPUT registeredCapital.amount:OUT_OF_RANGE");
        post(
                "an illegal currency",
                "{\"name\":\"A\",\"registeredCapital\":{\"amount\":1,\"currency\":\"yuan\"}}",
                "422 INVALID_INPUT registeredCapital.currency:ILLEGAL_CURRENCY");
        post(
                "a scale of 6",
                "{\"name\":\"A\",\"traits\":{\"growthPotential\":{\"value\":6}}}",
                "422 INVALID_INPUT traits.growthPotential.value:OUT_OF_RANGE");
        post(
                "an exploding latitude",
                "{\"name\":\"A\",\"addresses\":[{\"type\":\"BUSINESS\",\"text\":\"a\",\"latitude\":1e100000000,"
                        + "\"longitude\":1,\"primary\":true}]}",
                "422 INVALID_INPUT addresses[0].latitude:OUT_OF_RANGE");
        post(
                "21 phones",
                "{\"name\":\"A\",\"phones\":[" + "{\"kind\":\"FAX\",\"number\":\"1\"},".repeat(20)
                        + "{\"kind\":\"FAX\",\"number\":\"1\"}]}",
                "422 INVALID_INPUT phones:TOO_MANY");
        bad(
                "a quantity that fills the memory",
                "POST customers/trade-facts",
                JSON,
                "{\"customerId\":\"@id\",\"tradedOn\":\"2026-01-01\","
                        + "\"value\":{\"amount\":1,\"currency\":\"CNY\"},\"quantity\":1e100000000}",
                "422 INVALID_INPUT quantity:OUT_OF_RANGE");
    }

    private void rules() {
        bad("a patch that is a list", "PATCH customers/@id", PATCH, "[]", "400 WRONG_TYPE");
        bad(
                "a patch of the version",
                "PATCH customers/@id",
                PATCH,
                "{\"version\":9}",
                "400 UNKNOWN_FIELD version:UNKNOWN_FIELD");
        bad(
                "a group in itself",
                "POST customers/@id/relations",
                JSON,
                "{\"type\":\"BRANCH\",\"toId\":\"@id\",\"validFrom\":\"2026-01-01\"}",
                "409 RELATION_CYCLE");
        bad(
                "a region below itself",
                "PUT regions/@region",
                JSON,
                "{\"code\":\"@region\",\"parentCode\":\"@region\",\"label\":{\"zh\":\"区\",\"en\":\"R\"}}",
                "409 REGION_CYCLE");
        bad(
                "a role of nonsense",
                "POST roles",
                JSON,
                "{\"code\":\"bad\",\"label\":{\"zh\":\"坏\",\"en\":\"Bad\"},\"grants\":[{\"permission\":\"all\","
                        + "\"scope\":\"ALL\",\"fieldClasses\":[]}]}",
                "422 INVALID_INPUT grants[0].permission:ILLEGAL_PERMISSION");
        bad(
                "a weak password",
                "POST session:change-password",
                JSON,
                "{\"present\":\"x\",\"newPassword\":\"short\"}",
                "422 WEAK_PASSWORD");
    }

    private void addresses() {
        bad("nowhere", "GET nowhere", null, null, "404 NOT_FOUND");
        bad("nowhere below", "GET customers/@id/nowhere", null, null, "404 NOT_FOUND");
        bad("no UUID in the path", "GET customers/1%27%20OR%201=1", null, null, "400 WRONG_TYPE id:WRONG_TYPE");
        bad("nobody", "GET customers/00000000-0000-0000-0000-000000000000", null, null, "404 NOT_FOUND");
        bad("a method that is not there", "DELETE customers/@id", null, null, "405 METHOD_NOT_ALLOWED");
        bad("TRACE", "TRACE customers", null, null, "405 METHOD_NOT_ALLOWED");
        bad("an empty batch", "POST customers/:batch", JSON, "{\"items\":[]}", "422 INVALID_INPUT items:REQUIRED");
        bad(
                "a batch of nothing",
                "POST customers/:batch",
                JSON,
                "{\"items\":[null]}",
                "422 INVALID_INPUT items[0]:REQUIRED");
    }

    private void filters() {
        get("a filter without end", "filter=" + q("name eq 'a"), "400 FILTER_SYNTAX filter:FILTER_SYNTAX");
        get(
                "SQL for a filter",
                "filter=" + q("1=1; DROP TABLE customer_customer"),
                "400 FILTER_SYNTAX filter:FILTER_SYNTAX");
        get("an unknown filter field", "filter=" + q("secret eq 1"), "400 FILTER_FIELD filter:FILTER_FIELD");
        get(
                "an operator that does not fit",
                "filter=" + q("name descendantOf a"),
                "400 FILTER_OPERATOR filter:FILTER_OPERATOR");
        get("a value that does not fit", "filter=" + q("routeOrder gt many"), "400 FILTER_VALUE filter:FILTER_VALUE");
        get(
                "a filter number that fills the memory",
                "filter=" + q("annualSales gt 1e100000000"),
                "400 FILTER_VALUE filter:FILTER_VALUE");
        get(
                "a filter of 51 conditions",
                "filter=" + q("routeOrder eq 1" + " or routeOrder eq 1".repeat(50)),
                "413 FILTER_TOO_LARGE filter:FILTER_TOO_LARGE");
        get(
                "a deep filter",
                "filter=" + q("(".repeat(200) + "name isNull" + ")".repeat(200)),
                "413 FILTER_TOO_LARGE filter:FILTER_TOO_LARGE");
    }

    private void pages() {
        get("an unknown sort field", "sort=secret", "400 SORT_FIELD sort:SORT_FIELD");
        get("a page of 501", "limit=501", "422 INVALID_INPUT limit:OUT_OF_RANGE");
        get("a page of none", "limit=0", "422 INVALID_INPUT limit:OUT_OF_RANGE");
        get("a page of many", "limit=many", "400 WRONG_TYPE limit:WRONG_TYPE");
        get("a foreign cursor", "cursor=abc", "400 CURSOR_INVALID cursor:CURSOR_INVALID");
        get("an unknown field wanted", "fields=secret", "400 FIELDS_UNKNOWN fields:FIELDS_UNKNOWN");
        get("a broken escape", "filter=%ff", "400 ILLEGAL_QUERY");
        bad("an analysis of nothing", "GET customers/composition", null, null, "422 INVALID_INPUT kind:REQUIRED");
        bad(
                "an analysis backwards",
                "GET customers/composition?kind=REGION&from=2026-02-01&to=2026-01-01",
                null,
                null,
                "422 ILLEGAL_PERIOD period:ILLEGAL_PERIOD");
        bad(
                "an analysis of an unknown kind",
                "GET customers/composition?kind=MOOD&from=2026-01-01&to=2026-01-31",
                null,
                null,
                "400 WRONG_TYPE kind:WRONG_TYPE");
    }

    private void files() {
        csv(
                "an unknown column",
                IMPORT,
                "code,name,mood\n" + code("csv") + ",A,good\n",
                "422 IMPORT_REFUSED rows[1].mood:UNKNOWN_COLUMN");
        csv("ragged rows", IMPORT, "code,name\n" + code("csv") + ",A\n" + code("csv") + "\n", "422 IMPORT_REFUSED");
        csv("an open quote", IMPORT, "code,name\n" + code("csv") + ",\"A\n", "400 CSV_SYNTAX");
        csv(
                "one wrong row of three",
                IMPORT,
                "code,name,region\n" + code("csv") + ",A,\n" + code("csv") + ",,\n" + code("csv") + ",B,no-such\n",
                "422 IMPORT_REFUSED rows[3].name:REQUIRED");
        csv("the same code twice", IMPORT, "code,name\nTWICE-1,A\nTWICE-1,B\n", "422 IMPORT_REFUSED");
        csv("no rows at all", IMPORT, "", "400 CSV_SYNTAX");
        bytes(
                "GBK",
                "POST " + IMPORT,
                CSV,
                ("code,name\n" + code("csv") + ",福州贸易\n").getBytes(Charset.forName("GBK")),
                "400 CSV_ENCODING");
        bytes(
                "UTF-16 with a mark",
                "POST " + IMPORT,
                CSV,
                ("code,name\n" + code("csv") + ",A\n").getBytes(StandardCharsets.UTF_16),
                "400 CSV_ENCODING");
    }

    private void facts() {
        csv(
                "a fact of an unknown customer",
                FACTS,
                "externalId,customer,tradedOn,amount,quantity\nx-1,no-such,2026-01-01,1,1\n",
                "422 IMPORT_REFUSED rows[2].customer:UNKNOWN_CUSTOMER");
        csv(
                "a fact that fills the memory",
                FACTS,
                "externalId,customer,tradedOn,amount,quantity\nx-1,@code,2026-01-01,1e100000000,1\n",
                "422 IMPORT_REFUSED rows[2].amount:ILLEGAL_NUMBER");
        csv(
                "a fact on no day",
                FACTS,
                "externalId,customer,tradedOn,amount,quantity\nx-1,@code,01/02/2026,1,1\n",
                "422 IMPORT_REFUSED rows[2].tradedOn:ILLEGAL_DATE");
        csv(
                "an illegal mapping",
                IMPORT + "?map=nothing",
                "code,name\nx,A\n",
                "422 INVALID_INPUT map[0]:ILLEGAL_MAPPING");
        csv(
                "20,001 rows",
                FACTS,
                "externalId,customer,tradedOn,amount,quantity\n" + "x,@code,2026-01-01,1,1\n".repeat(20_001),
                "413 IMPORT_TOO_LARGE");
    }

    private void post(String name, String body, String refusal) {
        bad(name, "POST customers", JSON, body, refusal);
    }

    private void get(String name, String query, String refusal) {
        bad(name, "GET customers?" + query, null, null, refusal);
    }

    private void csv(String name, String path, String body, String refusal) {
        bad(name, "POST " + path, CSV, body, refusal);
    }

    private void bad(String name, String target, String type, String body, String refusal) {
        bytes(name, target, type, body == null ? null : body.getBytes(StandardCharsets.UTF_8), refusal);
    }

    private void bytes(String name, String target, String type, byte[] body, String refusal) {
        all.add(new Bad(name, target, type, body, refusal));
    }
}
