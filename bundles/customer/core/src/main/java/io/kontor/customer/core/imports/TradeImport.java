package io.kontor.customer.core.imports;

import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.customer.api.imports.ImportResult;
import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.TradeFactEntity;
import io.kontor.customer.core.store.TradeFactRepository;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Chronicle;
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
    private final Sheet sheet;
    private final TradeCells cells;
    private final ImportOptions options;
    private final Access access;
    private final EntityManager em;
    private final Chronicle chronicle;

    private final Refusals refusals = new Refusals();
    private final Set<String> seen = new HashSet<>();
    private final Tally tally = new Tally();

    TradeImport(TradeCells cells, ImportOptions options, Access access, EntityManager em, Chronicle chronicle) {
        this.sheet = cells.sheet();
        this.cells = cells;
        this.options = options;
        this.access = access;
        this.em = em;
        this.chronicle = chronicle;
    }

    ImportResult run() {
        Map<String, TradeCells.Buyer> buyers = cells.buyers(em, access);
        for (List<Sheet.Row> batch : Tally.batches(sheet.rows())) {
            write(batch, buyers);
            em.flush();
            em.clear();
        }
        refusals.throwIfAny();
        if (!options.dryRun()) {
            new CustomerRepository(em)
                    .requireUnmerged(
                            buyers.values().stream().map(TradeCells.Buyer::id).collect(Collectors.toSet()));
        }
        return tally.result(sheet.lines().size(), options.dryRun());
    }

    private void write(List<Sheet.Row> batch, Map<String, TradeCells.Buyer> buyers) {
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
                TradeFactEntity fact = new TradeFactEntity(Ids.next(), data, cells.path(data));
                em.persist(fact);
                chronicle.record(em, Trail.traded(fact.id(), null, fact.data()));
            }
        } else if (present.holds(data)) {
            tally.unchanged();
        } else {
            tally.updated();
            if (writes) {
                TradeEntryData before = present.data();
                present.set(data, cells.path(data));
                chronicle.record(em, Trail.traded(present.id(), before, present.data()));
            }
        }
    }

    /** {@return the values of a row, null when something is wrong with it} */
    private @Nullable TradeEntryData data(Sheet.Row row, Map<String, TradeCells.Buyer> buyers) {
        Violations wrong = new Violations();
        String externalId = row.text("externalId");
        if (externalId != null && !seen.add(externalId)) {
            wrong.add("rows[" + row.number() + "].externalId", "DUPLICATE");
        }
        TradeEntryData data = cells.data(row, buyers, wrong);
        wrong.list().forEach(v -> refusals.row(row.number()).add(v.field(), v.code(), v.args()));
        return wrong.list().isEmpty() ? data : null;
    }
}
