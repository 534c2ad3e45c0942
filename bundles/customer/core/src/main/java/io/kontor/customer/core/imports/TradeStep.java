package io.kontor.customer.core.imports;

import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.customer.core.store.TradeFactEntity;
import io.kontor.customer.core.store.TradeFactRepository;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.kernel.jpa.ImportMarks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Applies the rows of one step: reads and checks them all, writes the right ones. */
final class TradeStep {
    private final TradeCells cells;
    private final Access access;
    private final boolean dryRun;
    private final EntityManager em;
    private final Chronicle chronicle;

    TradeStep(TradeCells cells, Access access, boolean dryRun, EntityManager em, Chronicle chronicle) {
        this.cells = cells;
        this.access = access;
        this.dryRun = dryRun;
        this.em = em;
        this.chronicle = chronicle;
    }

    /**
     * A fact before an import changed it.
     *
     * @param data its values
     * @param regionPath path of its region
     */
    record Image(TradeEntryData data, @Nullable String regionPath) {}

    /** A row that changes something; no image when it makes a new fact. */
    private record Work(
            ImportRow row,
            TradeFactEntity fact,
            long before,
            @Nullable Image image) {}

    void run(List<ImportRow> rows, ImportMarks marks) {
        Map<String, TradeCells.Buyer> buyers = cells.buyers(em, access);
        List<Sheet.Row> lines = cells.sheet().rows();
        List<String> externalIds = lines.stream()
                .map(line -> line.text("externalId"))
                .filter(Objects::nonNull)
                .toList();
        Map<String, TradeFactEntity> stored = new TradeFactRepository(em).findByExternalIds(externalIds);
        Map<UUID, CustomerEntity> owners = new CustomerRepository(em)
                .findAll(
                        stored.values().stream()
                                .map(TradeFactEntity::customerId)
                                .collect(Collectors.toSet()),
                        access.rows());
        List<Work> work = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ImportRow row = rows.get(i);
            Violations wrong = new Violations();
            TradeEntryData data = cells.data(lines.get(i), buyers, wrong);
            TradeFactEntity present = stored.get(String.valueOf(row.text("externalId")));
            if (row.text("externalId") == null) {
                wrong.add("externalId", Violations.REQUIRED);
            } else if (present != null && !owners.containsKey(present.customerId())) {
                wrong.add("externalId", "EXTERNAL_ID_TAKEN");
            }
            List<Violation> violations = StepTerms.violations(row, wrong);
            if (data == null || !violations.isEmpty()) {
                marks.refused(row, violations);
            } else if (present != null && present.holds(data)) {
                marks.unchanged(row);
            } else {
                work.add(write(row, data, present));
            }
        }
        em.flush();
        requireUnmerged(work);
        work.forEach(w -> mark(w, marks));
    }

    private void requireUnmerged(List<Work> work) {
        if (!dryRun) {
            Set<UUID> customers = work.stream().map(w -> w.fact().customerId()).collect(Collectors.toSet());
            new CustomerRepository(em).requireUnmerged(customers);
        }
    }

    private Work write(ImportRow row, TradeEntryData data, @Nullable TradeFactEntity present) {
        if (present == null) {
            TradeFactEntity fact = new TradeFactEntity(Ids.next(), data, cells.path(data));
            if (!dryRun) {
                em.persist(fact);
                chronicle.record(em, Trail.traded(fact.id(), null, fact.data()));
            }
            return new Work(row, fact, 0, null);
        }
        Image image = new Image(present.data(), present.regionPath());
        long before = present.version();
        if (!dryRun) {
            present.set(data, cells.path(data));
            chronicle.record(em, Trail.traded(present.id(), image.data(), present.data()));
        }
        return new Work(row, present, before, image);
    }

    private static void mark(Work work, ImportMarks marks) {
        Image image = work.image();
        if (image == null) {
            marks.created(work.row(), work.fact().id(), work.fact().version());
        } else {
            marks.updated(
                    work.row(), work.fact().id(), work.before(), work.fact().version(), image);
        }
    }
}
