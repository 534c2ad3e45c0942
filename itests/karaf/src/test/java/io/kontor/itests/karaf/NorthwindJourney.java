package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.json;
import static io.kontor.itests.karaf.kit.Data.label;
import static io.kontor.itests.karaf.kit.Data.parsed;
import static io.kontor.itests.karaf.kit.Rest.q;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.itests.karaf.kit.Answer;
import io.kontor.itests.karaf.kit.ComposedRow;
import io.kontor.itests.karaf.kit.Composer;
import io.kontor.itests.karaf.kit.Composer.Sale;
import io.kontor.itests.karaf.kit.Northwind;
import io.kontor.itests.karaf.kit.Rest;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** C15, C19, C20 and the imports on a real list: all customers and order lines, figures computed independently. */
interface NorthwindJourney extends Journey {
    String PERIOD = "&from=1996-07-01&to=1998-06-30&currency=USD&topN=10";
    String CUSTOMERS =
            "customers/imports/customers?nullText=NULL&system=northwind&map=" + q("customerID:code") + "&map="
                    + q("companyName:name") + "&map=" + q("country:region") + "&map=" + q("region:") + "&map="
                    + q("contactName:") + "&map=" + q("contactTitle:");
    String FACTS = "customers/imports/trade-facts?currency=USD";

    @Test
    default void northwindIsImportedGradedAndAnalysed() {
        Northwind northwind = Northwind.load();
        importAll(northwind);
        importingAgainChangesNothing(northwind);
        Map<String, String> grades = grade(northwind);
        Function<Sale, String> byGrade = sale -> grades.get(sale.customer());
        for (String basis : List.of("AMOUNT", "QUANTITY")) {
            Function<Sale, BigDecimal> value = basis.equals("AMOUNT") ? Sale::amount : Sale::quantity;
            compare(northwind, "GOODS_CLASS", basis, Sale::goodsClass, value);
            compare(northwind, "REGION", basis, Sale::region, value);
            compare(northwind, "GRADE", basis, byGrade, value);
        }
        regionsRollUpToTheirRoot(northwind);
        drillDownShowsTheCustomersBehindARow(northwind);
    }

    private void importAll(Northwind northwind) {
        admin().post("regions", json("code", "NW", "label", label("北风", "Northwind")))
                .expect(201);
        List<Map<String, Object>> countries = northwind.regions().stream()
                .map(country -> json("code", country, "parentCode", "NW", "label", label("国家", country)))
                .toList();
        Answer regions = admin().post("regions/:batch", json("atomic", true, "items", countries))
                .expect(200);
        assertThat(regions.items("/status")).containsOnly("201");

        JsonNode dry = admin().csv(CUSTOMERS + "&dryRun=true", northwind.customersCsv())
                .expect(200)
                .json();
        assertThat(dry.path("created").asInt()).isEqualTo(91);
        assertThat(admin().get("customers?count=true&filter=" + q("region descendantOf NW"))
                        .expect(200)
                        .text("/total"))
                .isEqualTo("0");

        JsonNode done =
                admin().csv(CUSTOMERS, northwind.customersCsv()).expect(200).json();
        assertThat(done.path("rows").asInt()).isEqualTo(91);
        assertThat(done.path("created").asInt()).isEqualTo(91);
        JsonNode facts = admin().csv(FACTS, northwind.tradeCsv()).expect(200).json();
        assertThat(facts.path("rows").asInt()).isEqualTo(2_155);
        assertThat(facts.path("created").asInt()).isEqualTo(2_155);
        Answer list = admin().get("customers?count=true&limit=500&filter=" + q("region descendantOf NW"))
                .expect(200);
        assertThat(list.items("/card/code"))
                .containsExactlyInAnyOrderElementsOf(northwind.countries().keySet());
        assertThat(list.text("/total")).isEqualTo("91");
    }

    private void importingAgainChangesNothing(Northwind northwind) {
        String everyone = "customers?limit=500&sort=code&filter=" + q("region descendantOf NW");
        String analysis = "customers/composition?kind=REGION" + PERIOD;
        String before = admin().get(everyone).body();
        String hash = admin().get(analysis).expect(200).text("/inputsHash");
        for (int i = 0; i < 2; i++) {
            JsonNode customers =
                    admin().csv(CUSTOMERS, northwind.customersCsv()).expect(200).json();
            assertThat(customers.path("unchanged").asInt()).isEqualTo(91);
            assertThat(customers.path("created").asInt()
                            + customers.path("updated").asInt())
                    .isZero();
            JsonNode facts =
                    admin().csv(FACTS, northwind.tradeCsv()).expect(200).json();
            assertThat(facts.path("unchanged").asInt()).isEqualTo(2_155);
            assertThat(facts.path("created").asInt() + facts.path("updated").asInt())
                    .isZero();
        }
        assertThat(admin().get(everyone).body()).isEqualTo(before);
        assertThat(admin().get(analysis).text("/inputsHash")).isEqualTo(hash);
    }

    /** The grades by code: 24 months of sales, the customer that crosses 80 or 95 percent belongs above the line. */
    private Map<String, String> grade(Northwind northwind) {
        sign();
        String scheme = "customers/grade-schemes/northwind";
        Map<String, Object> data = parsed("""
                {'label': {'zh': '北风', 'en': 'Northwind'}, 'policy': 'ABC', 'metric': 'AMOUNT', 'currency': 'USD',
                 'months': 24, 'validMonths': 12, 'grades': [
                   {'grade': 'A', 'limit': 80}, {'grade': 'B', 'limit': 95}, {'grade': 'C', 'limit': 100}]}
                """);
        admin().post("customers/grade-schemes", json("code", "northwind", "data", data))
                .expect(201);
        Answer dry =
                admin().post(scheme + ":dry-run", json("day", "1998-06-30")).expect(200);
        Answer run =
                admin().post(scheme + ":propose", json("day", "1998-06-30")).expect(200);
        assertThat(run.text("/inputsHash")).isEqualTo(dry.text("/inputsHash"));
        Map<String, String> expected = expectedGrades(northwind);
        Map<String, String> proposed = run.json().path("proposals").findParents("proposed").stream()
                .filter(p -> expected.containsKey(p.path("code").asText()))
                .collect(Collectors.toMap(
                        p -> p.path("code").asText(), p -> p.path("proposed").asText()));
        assertThat(proposed).isEqualTo(expected);
        admin().ifMatch("\"" + run.text("/version") + "\"")
                .post("customers/grade-runs/" + run.text("/id") + ":confirm", json("from", "1998-06-01"))
                .expect(200);
        return expected;
    }

    /** Only who signed is graded. */
    private void sign() {
        List<Map<String, Object>> sign =
                admin().get("customers?limit=500&filter=" + q("region descendantOf NW")).items().stream()
                        .map(customer -> parsed(
                                "{'transition': {'id': %s, 'version': %s, 'to': 'SIGNED', 'reason': 'bought'}}",
                                customer.path("id"), customer.path("version")))
                        .toList();
        assertThat(admin().post("customers/:batch", json("atomic", true, "items", sign))
                        .expect(200)
                        .items("/status"))
                .hasSize(91)
                .containsOnly("200");
    }

    private static Map<String, String> expectedGrades(Northwind northwind) {
        Map<String, String> grades = new HashMap<>();
        northwind.countries().keySet().forEach(code -> grades.put(code, "C"));
        BigDecimal total = northwind.sales().stream().map(Sale::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal before = BigDecimal.ZERO;
        for (Map.Entry<String, BigDecimal> customer : Composer.byCustomer(northwind.sales(), Sale::amount)) {
            grades.put(customer.getKey(), List.of("A", "B", "C").get(Composer.grade(before, total)));
            before = before.add(customer.getValue());
        }
        return grades;
    }

    private void compare(
            Northwind northwind,
            String kind,
            String basis,
            Function<Sale, String> key,
            Function<Sale, BigDecimal> value) {
        Answer answer = admin().get("customers/composition?kind=" + kind + "&basis=" + basis + PERIOD)
                .expect(200);
        assertThat(ComposedRow.of(answer)).as(kind).isEqualTo(Composer.rows(northwind.sales(), key, value));
        Composer.Concentration expected = Composer.concentration(northwind.sales(), value, 10);
        JsonNode concentration = answer.json().path("concentration");
        assertThat(concentration.path("customers").asLong()).isEqualTo(expected.customers());
        assertThat(concentration.path("topShare").asText()).isEqualTo(expected.topShare());
        assertThat(concentration.path("hhi").asText()).isEqualTo(expected.hhi());
        assertThat(concentration.path("abc").toString())
                .isEqualTo(expected.abc().toString().replace(" ", ""));
    }

    private void regionsRollUpToTheirRoot(Northwind northwind) {
        Answer answer = admin().get("customers/composition?kind=REGION&regionLevel=0" + PERIOD)
                .expect(200);
        assertThat(ComposedRow.of(answer)).isEqualTo(Composer.rows(northwind.sales(), sale -> "NW", Sale::amount));
    }

    private void drillDownShowsTheCustomersBehindARow(Northwind northwind) {
        String path = "customers/composition/customers?kind=GOODS_CLASS&key=Seafood&limit=20" + PERIOD;
        List<Map.Entry<String, BigDecimal>> expected = Composer.byCustomer(
                northwind.sales().stream()
                        .filter(s -> "Seafood".equals(s.goodsClass()))
                        .toList(),
                Sale::amount);
        Rest admin = admin();
        int seen = 0;
        String cursor = "";
        do {
            Answer page = admin.get(path + cursor).expect(200);
            for (JsonNode item : page.items()) {
                assertThat(item.path("code").asText())
                        .isEqualTo(expected.get(seen).getKey());
                assertThat(new BigDecimal(item.path("value").asText()))
                        .isEqualByComparingTo(expected.get(seen).getValue());
                seen++;
            }
            cursor = page.json().path("nextCursor").isTextual() ? "&cursor=" + q(page.text("/nextCursor")) : "";
        } while (!cursor.isEmpty());
        assertThat(seen).isEqualTo(expected.size());
    }
}
