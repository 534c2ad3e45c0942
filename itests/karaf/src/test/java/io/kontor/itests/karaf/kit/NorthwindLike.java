package io.kontor.itests.karaf.kit;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** Files of Northwind's shape, the same at every run: awkward names, missing values, two customers without orders. */
final class NorthwindLike {
    private static final int CUSTOMERS = 91;
    private static final int ORDERS = 830;
    private static final int LINES = 2_155;
    private static final int PRODUCTS = 77;
    private static final LocalDate FIRST = LocalDate.of(1996, 7, 4);
    private static final int DAYS = 672;

    private static final List<String> COUNTRIES =
            List.of("USA", "Germany", "France", "Brazil", "UK", "Mexico", "Spain", "Venezuela", "Canada", "Norway");
    private static final List<String> CITIES = List.of("México D.F.", "Köln", "São Paulo", "Luleå", "Århus", "Genève");
    private static final List<String> CATEGORIES = List.of(
            "Beverages",
            "Condiments",
            "Confections",
            "Dairy Products",
            "Grains/Cereals",
            "Meat/Poultry",
            "Produce",
            "Seafood");
    private static final List<String> DISCOUNTS = List.of("0", "0", "0", "0", "0.05", "0.1", "0.15", "0.2", "0.25");

    private final Random random = new Random(1996);
    private final String customers = customers();
    private final String products = products();
    private final String orders = orders();
    private final String lines = lines();

    byte[] file(String name) {
        String text =
                switch (name) {
                    case "customers.csv" -> customers;
                    case "categories.csv" -> categories();
                    case "products.csv" -> products;
                    case "orders.csv" -> orders;
                    case "order_details.csv" -> lines;
                    default -> throw new IllegalArgumentException(name);
                };
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String customers() {
        StringBuilder csv = new StringBuilder(
                "customerID,companyName,contactName,contactTitle,address,city,region,postalCode,country,phone,fax\n");
        for (int i = 0; i < CUSTOMERS; i++) {
            csv.append(String.format(
                    "C%04d,\"Comércio %d, \"\"Filhos\"\" & Cía\",Åsa %d,Owner,\"Straße %d, Hof\",%s,%s,0%04d,%s,(5) 555-%04d,%s%n",
                    i,
                    i,
                    i,
                    i,
                    any(CITIES),
                    i % 3 == 0 ? "SP" : "NULL",
                    i,
                    any(COUNTRIES),
                    i,
                    i % 4 == 0 ? "NULL" : "030-00" + i));
        }
        return csv.toString();
    }

    private static String categories() {
        StringBuilder csv = new StringBuilder("categoryID,categoryName,description,picture\n");
        for (int i = 0; i < CATEGORIES.size(); i++) {
            csv.append(i + 1).append(',').append(CATEGORIES.get(i)).append(",,\n");
        }
        return csv.toString();
    }

    private String products() {
        StringBuilder csv = new StringBuilder("productID,productName,categoryID\n");
        for (int i = 1; i <= PRODUCTS; i++) {
            csv.append(i)
                    .append(",Product ")
                    .append(i)
                    .append(',')
                    .append(1 + random.nextInt(CATEGORIES.size()))
                    .append('\n');
        }
        return csv.toString();
    }

    private String orders() {
        StringBuilder csv = new StringBuilder("orderID,customerID,orderDate\n");
        for (int i = 0; i < ORDERS; i++) {
            // the last two customers never order; squared, so that some order much more than others
            double skew = random.nextDouble();
            csv.append(String.format(
                    "%d,C%04d,%s 00:00:00.000%n",
                    10_248 + i, (int) (skew * skew * (CUSTOMERS - 2)), FIRST.plusDays(random.nextInt(DAYS))));
        }
        return csv.toString();
    }

    private String lines() {
        StringBuilder csv = new StringBuilder("orderID,productID,unitPrice,quantity,discount\n");
        for (int i = 0; i < LINES; i++) {
            csv.append(String.format(
                    "%d,%d,%d.%02d,%d,%s%n",
                    10_248 + i % ORDERS,
                    1 + (i / ORDERS * 25 + random.nextInt(25)),
                    2 + random.nextInt(120),
                    random.nextInt(100),
                    1 + random.nextInt(100),
                    any(DISCOUNTS)));
        }
        return csv.toString();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
