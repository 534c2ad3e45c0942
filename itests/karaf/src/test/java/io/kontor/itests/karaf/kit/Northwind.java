package io.kontor.itests.karaf.kit;

import io.kontor.itests.karaf.kit.Composer.Sale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The 91 companies and 2,155 order lines of Northwind, or generated ones of the same shape where the files are not
 * there.
 *
 * @param customersCsv the file of the customers, as it is
 * @param countries code and country of each customer
 * @param sales the order lines
 * @param tradeCsv the order lines as a file of trade facts
 */
@SuppressWarnings("ArrayRecordComponent") // files, never compared
public record Northwind(byte[] customersCsv, Map<String, String> countries, List<Sale> sales, byte[] tradeCsv) {
    private static final CSVFormat HEADED =
            CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).get();

    /** Reads the real files, or generates, and says which. */
    public static Northwind load() {
        Path folder = Path.of(System.getProperty("kontor.northwind"));
        boolean real = Files.exists(folder.resolve("order_details.csv"));
        System.out.println(
                real
                        ? "Northwind: real data of " + folder.normalize()
                        : "Northwind: NO FILES in " + folder.normalize()
                                + ", so generated data of the same shape is imported");
        return real ? of(name -> bytes(folder.resolve(name))) : of(new NorthwindLike()::file);
    }

    private static Northwind of(Function<String, byte[]> files) {
        Map<String, String> countries = column(files.apply("customers.csv"), "customerID", "country");
        Map<String, String> categories = column(files.apply("categories.csv"), "categoryID", "categoryName");
        Map<String, String> products = column(files.apply("products.csv"), "productID", "categoryID");
        Map<String, String> buyers = column(files.apply("orders.csv"), "orderID", "customerID");
        Map<String, String> days = column(files.apply("orders.csv"), "orderID", "orderDate");
        List<Sale> sales = new ArrayList<>();
        StringBuilder trade = new StringBuilder("externalId,customer,tradedOn,goodsClass,amount,quantity\n");
        for (CSVRecord line : records(files.apply("order_details.csv"))) {
            String order = line.get("orderID");
            String customer = buyers.get(order);
            String category =
                    categories.get(products.get(line.get("productID"))).replace(' ', '-');
            BigDecimal quantity = new BigDecimal(line.get("quantity"));
            BigDecimal amount = new BigDecimal(line.get("unitPrice"))
                    .multiply(quantity)
                    .multiply(BigDecimal.ONE.subtract(new BigDecimal(line.get("discount"))));
            sales.add(new Sale(customer, category, countries.get(customer), amount, quantity));
            String id = order + "/" + line.get("productID");
            String day = days.get(order).substring(0, 10);
            trade.append(String.join(
                            ",", id, customer, day, category, amount.toPlainString(), quantity.toPlainString()))
                    .append('\n');
        }
        return new Northwind(
                files.apply("customers.csv"), countries, sales, trade.toString().getBytes(StandardCharsets.UTF_8));
    }

    /** The countries, once each. */
    public TreeSet<String> regions() {
        return new TreeSet<>(countries.values());
    }

    private static Map<String, String> column(byte[] csv, String key, String value) {
        return records(csv).stream().collect(Collectors.toMap(r -> r.get(key), r -> r.get(value)));
    }

    private static List<CSVRecord> records(byte[] csv) {
        try (CSVParser parser = CSVParser.parse(new String(csv, StandardCharsets.UTF_8), HEADED)) {
            return parser.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
