package io.kontor.customer.core.imports;

import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.customer.api.imports.ImportResult;
import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.TradeFactEntity;
import io.kontor.customer.core.store.TradeFactRepository;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Chronicle;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * Writes trade facts from a file. Rows are read and written a batch at a time; a wrong row only stops the writing, so
 * that all wrong rows are found.
 */
final class TradeImport {
    static final List<String> REQUIRED = List.of("customer", "tradedOn", "amount", "quantity");
    private static final Map<String, String> PATHS = Map.of(
            "customerId", "customer",
            "regionCode", "region",
            "value.amount", "amount",
            "value.currency", "currency",
            "value", "amount");

    private final Sheet sheet;
    private final ImportOptions options;
    private final Map<String, String> regionPaths;
    private final Access access;
    private final EntityManager em;
    private final Chronicle chronicle;

    private final Refusals refusals = new Refusals();
    private final Set<String> seen = new HashSet<>();
    private final Tally tally = new Tally();

    TradeImport(
            Sheet sheet,
            ImportOptions options,
            Map<String, String> regionPaths,
            Access access,
            EntityManager em,
            Chronicle chronicle) {
        this.sheet = sheet;
        this.options = options;
        this.regionPaths = regionPaths;
        this.access = access;
        this.em = em;
        this.chronicle = chronicle;
    }

    /** A customer of the file, as far as its rows need it. */
    private record Buyer(UUID id, boolean takesAmounts) {}

    ImportResult run() {
        Map<String, Buyer> buyers = buyers();
        for (List<Sheet.Row> batch : Tally.batches(sheet.rows())) {
            write(batch, buyers);
            em.flush();
            em.clear();
        }
        refusals.throwIfAny();
        return tally.result(sheet.lines().size(), options.dryRun());
    }

    private Map<String, Buyer> buyers() {
        Map<String, Buyer> buyers = new HashMap<>();
        Map<String, CustomerEntity> customers =
                new CustomerRepository(em).findByCodes(sheet.values("customer"), access.rows());
        RowScope amounts = access.rowsOf(FieldClass.AMOUNT);
        customers.forEach((code, c) -> buyers.put(code, new Buyer(c.id(), CustomerScope.covers(amounts, c))));
        em.clear();
        return buyers;
    }

    private void write(List<Sheet.Row> batch, Map<String, Buyer> buyers) {
        List<String> externalIds = batch.stream()
                .map(r -> r.text("externalId"))
                .filter(Objects::nonNull)
                .toList();
        Map<String, TradeFactEntity> stored = new TradeFactRepository(em).findByExternalIds(externalIds);
        Map<UUID, CustomerEntity> owners = new CustomerRepository(em)
                .findAll(
                        stored.values().stream()
                                .map(TradeFactEntity::customerId)
                                .collect(Collectors.toSet()),
                        access.rows());
        for (Sheet.Row row : batch) {
            TradeEntryData data = data(row, buyers);
            TradeFactEntity present = data == null ? null : stored.get(String.valueOf(data.externalId()));
            if (present != null && !owners.containsKey(present.customerId())) {
                refusals.add(row.number(), "externalId", "EXTERNAL_ID_TAKEN");
            } else if (data != null) {
                write(data, present);
            }
        }
    }

    private void write(TradeEntryData data, @Nullable TradeFactEntity present) {
        boolean writes = !options.dryRun() && refusals.isEmpty();
        if (present == null) {
            tally.created();
            if (writes) {
                TradeFactEntity fact = new TradeFactEntity(Ids.next(), data, path(data));
                em.persist(fact);
                chronicle.record(em, Trail.traded(fact.id(), null, fact.data()));
            }
        } else if (present.holds(data)) {
            tally.unchanged();
        } else {
            tally.updated();
            if (writes) {
                TradeEntryData before = present.data();
                present.set(data, path(data));
                chronicle.record(em, Trail.traded(present.id(), before, present.data()));
            }
        }
    }

    private @Nullable String path(TradeEntryData data) {
        return data.regionCode() == null ? null : regionPaths.get(data.regionCode());
    }

    /** {@return the values of a row, null when something is wrong with it} */
    private @Nullable TradeEntryData data(Sheet.Row row, Map<String, Buyer> buyers) {
        Violations wrong = new Violations();
        Cells cells = new Cells(row, wrong);
        REQUIRED.forEach(column -> wrong.required(cells.path(column), cells.text(column)));
        Buyer buyer = cells.known("customer", buyers, "UNKNOWN_CUSTOMER");
        LocalDate day = cells.date("tradedOn");
        BigDecimal amount = cells.decimal("amount");
        BigDecimal quantity = cells.decimal("quantity");
        String currency = sheet.has("currency") ? cells.text("currency") : options.currency();
        wrong.required(cells.path("currency"), currency);
        cells.known("region", regionPaths, "UNKNOWN_REGION");
        String externalId = cells.text("externalId");
        if (externalId != null && !seen.add(externalId)) {
            cells.refuse("externalId", "DUPLICATE");
        }
        if (buyer != null && !buyer.takesAmounts()) {
            cells.refuse("amount", "FIELD_CLASS_MISSING");
        }
        if (buyer == null || day == null || amount == null || quantity == null || currency == null) {
            wrong.list().forEach(v -> refusals.row(row.number()).add(v.field(), v.code(), v.args()));
            return null;
        }
        TradeEntryData data = new TradeEntryData(
                externalId,
                buyer.id(),
                day,
                cells.text("goodsClass"),
                cells.text("region"),
                new Money(amount, currency),
                quantity);
        data.violations()
                .forEach(v -> wrong.add(
                        cells.path(Objects.requireNonNull(PATHS.getOrDefault(v.field(), v.field()))),
                        v.code(),
                        v.args()));
        wrong.list().forEach(v -> refusals.row(row.number()).add(v.field(), v.code(), v.args()));
        return wrong.list().isEmpty() ? data : null;
    }
}
