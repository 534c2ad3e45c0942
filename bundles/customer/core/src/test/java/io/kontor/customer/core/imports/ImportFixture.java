package io.kontor.customer.core.imports;

import io.kontor.customer.api.imports.CustomerImports;
import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.customer.core.KnownCodes;
import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Imports over the fixtures' database. */
final class ImportFixture {
    static final ImportOptions PLAIN = new ImportOptions(Map.of(), null, "erp", "CNY", false);

    private ImportFixture() {}

    static CustomerImports imports(SalesFixture sales, KnownRegions regions) {
        return new CsvCustomerImports(sales.transactions(), lookups(regions), SalesFixture.CLOCK);
    }

    static CustomerImporter importer(SalesFixture sales, KnownRegions regions) {
        return new CustomerImporter(sales.transactions(), lookups(regions), SalesFixture.CLOCK);
    }

    static TradeFactImporter facts(SalesFixture sales, KnownRegions regions) {
        return new TradeFactImporter(sales.transactions(), lookups(regions));
    }

    private static ImportLookups lookups(KnownRegions regions) {
        KnownCodes codes = new KnownCodes()
                .with("customer.organisation-form", "limited", "有限", "Limited")
                .with("customer.industry", "food", "食品", "Food")
                .with("customer.source", "fair", "展会", "Fair");
        return new ImportLookups(
                KnownStaff.users(
                        KnownStaff.user(SalesFixture.ANNA, "anna", true),
                        KnownStaff.user(SalesFixture.BEN, "ben", true),
                        KnownStaff.user(java.util.UUID.randomUUID(), "gone", false)),
                KnownStaff.teams(),
                regions,
                codes);
    }

    static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
