package io.kontor.customer.core.imports;

import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * Reads trade facts from rows.
 *
 * @param sheet the file
 * @param currency currency of files without such a column, null for none
 * @param regionPaths paths by region
 */
record TradeCells(Sheet sheet, @Nullable String currency, Map<String, String> regionPaths) {
    static final List<String> REQUIRED = List.of("customer", "tradedOn", "amount", "quantity");
    private static final Map<String, String> PATHS = Map.of(
            "customerId", "customer",
            "regionCode", "region",
            "value.amount", "amount",
            "value.currency", "currency",
            "value", "amount");

    /** A customer of the file, as far as its rows need it. */
    record Buyer(UUID id, boolean takesAmounts) {}

    /** {@return the customers of the file that the caller may write facts of, by code} */
    Map<String, Buyer> buyers(EntityManager em, Access access) {
        Map<String, Buyer> buyers = new HashMap<>();
        Map<String, CustomerEntity> customers =
                new CustomerRepository(em).findByCodes(sheet.values("customer"), access.rows());
        RowScope amounts = access.rowsOf(FieldClass.AMOUNT);
        customers.forEach((code, c) -> buyers.put(code, new Buyer(c.id(), CustomerScope.covers(amounts, c))));
        em.clear();
        return buyers;
    }

    @Nullable
    String path(TradeEntryData data) {
        return data.regionCode() == null ? null : regionPaths.get(data.regionCode());
    }

    /** {@return the values of a row, null when something is wrong with it} */
    @Nullable
    TradeEntryData data(Sheet.Row row, Map<String, Buyer> buyers, Violations wrong) {
        Cells cells = new Cells(row, wrong);
        REQUIRED.forEach(column -> wrong.required(cells.path(column), cells.text(column)));
        Buyer buyer = cells.known("customer", buyers, "UNKNOWN_CUSTOMER");
        LocalDate day = cells.date("tradedOn");
        BigDecimal amount = cells.decimal("amount");
        BigDecimal quantity = cells.decimal("quantity");
        String itsCurrency = sheet.has("currency") ? cells.text("currency") : currency;
        wrong.required(cells.path("currency"), itsCurrency);
        cells.known("region", regionPaths, "UNKNOWN_REGION");
        if (buyer != null && !buyer.takesAmounts()) {
            cells.refuse("amount", "FIELD_CLASS_MISSING");
        }
        if (buyer == null || day == null || amount == null || quantity == null || itsCurrency == null) {
            return null;
        }
        TradeEntryData data = new TradeEntryData(
                cells.text("externalId"),
                buyer.id(),
                day,
                cells.text("goodsClass"),
                cells.text("region"),
                new Money(amount, itsCurrency),
                quantity);
        data.violations()
                .forEach(v -> wrong.add(
                        cells.path(Objects.requireNonNull(PATHS.getOrDefault(v.field(), v.field()))),
                        v.code(),
                        v.args()));
        return wrong.list().isEmpty() ? data : null;
    }
}
