package io.kontor.customer.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.kontor.customer.api.composition.Composition;
import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.composition.CompositionRequest.Basis;
import io.kontor.customer.api.composition.CompositionRequest.Kind;
import io.kontor.customer.api.grade.GradeProposal;
import io.kontor.customer.api.grade.GradeRun;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.customer.api.grade.GradeSchemeData.Metric;
import io.kontor.customer.api.imports.CustomerImports;
import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.customer.api.imports.ImportResult;
import io.kontor.customer.core.KnownCodes;
import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import io.kontor.customer.core.composition.JpaCompositions;
import io.kontor.customer.core.grade.GradeSchemesFixture;
import io.kontor.customer.core.trade.TradeHistoryFixture;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.DateRange;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The 91 companies and 2,155 order lines of Northwind, imported, graded and analysed; every figure is also computed
 * here from the files alone. Skipped where the files are not beside the repository.
 */
class NorthwindTest {
    /** Beside the repository, seen from this bundle. */
    private static final Path DATA = Path.of("../../../../shared/data/customers/northwind");

    private static final DateRange YEAR_1997 = new DateRange(LocalDate.of(1997, 1, 1), LocalDate.of(1997, 12, 31));
    private static final Map<String, String> COLUMNS = Map.of(
            "customerID", "code",
            "companyName", "name",
            "country", "region",
            "contactName", "",
            "contactTitle", "",
            "region", "");
    private static final ImportOptions CUSTOMERS = new ImportOptions(COLUMNS, "NULL", null, null, false);
    private static final ImportOptions LINES = new ImportOptions(Map.of(), null, null, "USD", false);

    /** An order line as the files have it. */
    private record Line(
            String id, String customer, LocalDate day, String category, String country, BigDecimal amount) {}

    private final KnownRegions regions = new KnownRegions();
    private SalesFixture sales;
    private CustomerImports imports;

    @BeforeEach
    void open() {
        assumeTrue(
                Files.isDirectory(DATA),
                () -> "SKIPPED: no Northwind data at " + DATA.toAbsolutePath().normalize());
        sales = SalesFixture.derby(regions);
        imports = ImportFixture.imports(sales, regions);
    }

    @AfterEach
    void close() {
        if (sales != null) {
            sales.close();
        }
    }

    private static List<CSVRecord> read(String file) throws IOException {
        try (CSVParser parser = CSVParser.parse(
                Files.readString(DATA.resolve(file)),
                CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())) {
            return parser.getRecords();
        }
    }

    private static Map<String, CSVRecord> index(String file, String key) throws IOException {
        return read(file).stream().collect(Collectors.toMap(r -> r.get(key), r -> r));
    }

    private static List<Line> lines() throws IOException {
        Map<String, CSVRecord> orders = index("orders.csv", "orderID");
        Map<String, CSVRecord> products = index("products.csv", "productID");
        Map<String, CSVRecord> categories = index("categories.csv", "categoryID");
        Map<String, CSVRecord> customers = index("customers.csv", "customerID");
        List<Line> lines = new ArrayList<>();
        for (CSVRecord r : read("order_details.csv")) {
            CSVRecord order = orders.get(r.get("orderID"));
            String customer = order.get("customerID");
            String category = categories
                    .get(products.get(r.get("productID")).get("categoryID"))
                    .get("categoryName");
            BigDecimal amount = new BigDecimal(r.get("unitPrice"))
                    .multiply(new BigDecimal(r.get("quantity")))
                    .multiply(BigDecimal.ONE.subtract(new BigDecimal(r.get("discount"))))
                    .setScale(4, RoundingMode.HALF_UP);
            lines.add(new Line(
                    r.get("orderID") + "-" + r.get("productID"),
                    customer,
                    LocalDate.parse(order.get("orderDate").substring(0, 10)),
                    category.replace(' ', '-'),
                    customers.get(customer).get("country"),
                    amount));
        }
        return lines;
    }

    private static String csv(List<Line> lines) throws IOException {
        Map<String, String> quantities = read("order_details.csv").stream()
                .collect(Collectors.toMap(r -> r.get("orderID") + "-" + r.get("productID"), r -> r.get("quantity")));
        StringBuilder text = new StringBuilder("externalId;customer;tradedOn;goodsClass;region;amount;quantity\r\n");
        for (Line l : lines) {
            text.append(String.join(
                            ";",
                            l.id(),
                            l.customer(),
                            l.day().toString(),
                            l.category(),
                            l.country(),
                            l.amount().toPlainString(),
                            quantities.get(l.id())))
                    .append("\r\n");
        }
        return text.toString();
    }

    private ImportResult customers() throws IOException {
        byte[] file = Files.readAllBytes(DATA.resolve("customers.csv"));
        return SalesFixture.run(() -> imports.customers(new java.io.ByteArrayInputStream(file), CUSTOMERS));
    }

    @Test
    void importsGradesAndAnalysesAsComputedFromTheFiles() throws IOException {
        for (CSVRecord r : read("customers.csv")) {
            regions.with(r.get("country"), null);
        }
        assertThat(customers()).isEqualTo(new ImportResult(91, 91, 0, 0, false));
        List<Line> lines = lines();
        String file = csv(lines);
        assertThat(SalesFixture.run(() -> imports.trade(ImportFixture.file(file), LINES)))
                .isEqualTo(new ImportResult(2155, 2155, 0, 0, false));

        assertThat(customers()).isEqualTo(new ImportResult(91, 0, 0, 91, false));
        assertThat(SalesFixture.run(() -> imports.trade(ImportFixture.file(file), LINES)))
                .isEqualTo(new ImportResult(2155, 0, 0, 2155, false));

        List<Line> inYear =
                lines.stream().filter(l -> YEAR_1997.contains(l.day())).toList();
        List<Line> before = lines.stream()
                .filter(l -> YEAR_1997.previous().contains(l.day()))
                .toList();
        check(analyse(Kind.GOODS_CLASS), sums(inYear, Line::category), sums(before, Line::category));
        check(analyse(Kind.REGION), sums(inYear, Line::country), sums(before, Line::country));

        Map<String, String> grades = grade(sums(inYear, Line::customer));
        check(
                analyse(Kind.GRADE),
                sums(inYear, l -> grades.get(l.customer())),
                sums(before, l -> grades.getOrDefault(l.customer(), "unknown")));
    }

    private Composition analyse(Kind kind) {
        return SalesFixture.run(() -> new JpaCompositions(
                        sales.transactions(),
                        TradeHistoryFixture.over(List.of()),
                        regions,
                        new KnownCodes().with("customer.goods-class", "Seafood", "海鲜", "Seafood"))
                .analyse(new CompositionRequest(kind, Basis.AMOUNT, YEAR_1997, null, 10, null, null)));
    }

    private static Map<String, BigDecimal> sums(List<Line> lines, java.util.function.Function<Line, String> key) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        lines.forEach(l -> sums.merge(key.apply(l), l.amount(), BigDecimal::add));
        return sums;
    }

    private static void check(Composition composition, Map<String, BigDecimal> sums, Map<String, BigDecimal> before) {
        Map<String, BigDecimal> found = new HashMap<>();
        Map<String, BigDecimal> foundBefore = new HashMap<>();
        composition.rows().forEach(r -> {
            found.put(r.key(), r.value());
            foundBefore.put(r.key(), r.previousValue());
        });
        sums.forEach((key, sum) -> assertThat(found.get(key)).as(key).isEqualByComparingTo(sum));
        before.forEach((key, sum) -> assertThat(foundBefore.get(key)).as(key).isEqualByComparingTo(sum));
        assertThat(composition.total())
                .isEqualByComparingTo(sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
        assertThat(composition.rows().stream().map(Composition.Row::share).reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(new BigDecimal("100.00"));
        assertThat(composition.currency()).isEqualTo("USD");
    }

    /**
     * Grades the customers through the services and checks them against the definition; {@return the grades by code}
     */
    private Map<String, String> grade(Map<String, BigDecimal> sums) {
        var schemes = GradeSchemesFixture.over(sales);
        GradeSchemeData data = new GradeSchemeData(
                new LocalizedText("年", "Year"),
                "ABC",
                Metric.AMOUNT,
                "USD",
                12,
                12,
                List.of(step("A", "80"), step("B", "95"), step("C", "100")));
        sales.activateAll();
        SalesFixture.run(() -> schemes.add("year", data));
        GradeRun run = SalesFixture.run(() -> schemes.propose("year", LocalDate.of(1997, 12, 5)));
        assertThat(run.proposals()).hasSize(91);
        Map<String, String> grades =
                run.proposals().stream().collect(Collectors.toMap(GradeProposal::code, GradeProposal::proposed));
        BigDecimal total = sums.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        grades.forEach((code, grade) -> {
            BigDecimal own = sums.getOrDefault(code, BigDecimal.ZERO);
            BigDecimal greater =
                    sums.values().stream().filter(s -> s.compareTo(own) > 0).reduce(BigDecimal.ZERO, BigDecimal::add);
            double share = greater.doubleValue() / total.doubleValue() * 100;
            String expected = own.signum() == 0 || share >= 95 ? "C" : share < 80 ? "A" : "B";
            assertThat(grade).as(code).isEqualTo(expected);
        });
        assertThat(SalesFixture.run(() -> schemes.confirm(run.id(), run.version(), Set.of(), LocalDate.of(1997, 1, 1))))
                .isEqualTo(91);
        return grades;
    }

    private static GradeSchemeData.Step step(String grade, String limit) {
        return new GradeSchemeData.Step(grade, new BigDecimal(limit));
    }
}
