package io.kontor.customer.core.imports;

import io.kontor.customer.api.classification.Assignment;
import io.kontor.customer.core.store.ClassificationEntity;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.Fetch;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.exchange.ImportPlan;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.kernel.jpa.ImportMarks;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Applies the rows of one step: reads and checks them all, writes the right ones together. */
final class CustomerStep {
    private final ImportPlan plan;
    private final Sheet sheet;
    private final CustomerRow reader;
    private final CustomerWriter writer;
    private final LocalDate today;
    private final EntityManager em;

    CustomerStep(
            ImportPlan plan,
            Sheet sheet,
            CustomerRow reader,
            CustomerWriter writer,
            LocalDate today,
            EntityManager em) {
        this.plan = plan;
        this.sheet = sheet;
        this.reader = reader;
        this.writer = writer;
        this.today = today;
        this.em = em;
    }

    /** A row that changes something. */
    private record Work(ImportRow row, CustomerChange change) {}

    void run(List<ImportRow> rows, ImportMarks marks) {
        boolean hasAxes = plan.columns().stream().anyMatch(c -> c.startsWith(CustomerColumns.AXIS));
        List<Sheet.Row> lines = sheet.rows();
        String system = StepTerms.options(plan).system();
        CustomerBatch batch = new CustomerBatch(em, lines, system, hasAxes ? today : null, !plan.dryRun(), plan.key());
        List<Work> work = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            ImportRow row = rows.get(i);
            Violations wrong = new Violations();
            CustomerChange change = reader.read(lines.get(i), batch, wrong);
            List<Violation> violations = StepTerms.violations(row, wrong);
            if (change == null || !violations.isEmpty()) {
                marks.refused(row, violations);
            } else if (change.isNothing()) {
                marks.unchanged(row);
            } else {
                work.add(new Work(row, change));
            }
        }
        write(work, marks);
    }

    private void write(List<Work> work, ImportMarks marks) {
        Map<UUID, List<ClassificationEntity>> assignments = assignments(work);
        List<@Nullable CustomerImage> images = new ArrayList<>();
        List<Long> versions = new ArrayList<>();
        for (Work w : work) {
            CustomerEntity stored = w.change().stored();
            images.add(stored == null ? null : image(w.change(), stored, assignments));
            versions.add(stored == null ? 0 : stored.version());
        }
        if (!plan.dryRun()) {
            writer.write(work.stream().map(Work::change).toList(), sheet.values("code"));
            em.flush();
        }
        for (int i = 0; i < work.size(); i++) {
            UUID id = work.get(i).change().id();
            CustomerEntity written = plan.dryRun() ? null : em.find(CustomerEntity.class, id);
            long version = written == null ? 0 : written.version();
            CustomerImage image = images.get(i);
            if (image == null) {
                marks.created(work.get(i).row(), id, version);
            } else {
                marks.updated(work.get(i).row(), id, versions.get(i), version, image);
            }
        }
    }

    private Map<UUID, List<ClassificationEntity>> assignments(List<Work> work) {
        List<UUID> ids = work.stream()
                .map(Work::change)
                .filter(c -> c.stored() != null && !c.axes().isEmpty())
                .map(CustomerChange::id)
                .toList();
        return Fetch.group(
                Fetch.rows(em, ClassificationEntity.class, "customerId", ids),
                ClassificationEntity::customerId,
                c -> c);
    }

    private static CustomerImage image(
            CustomerChange change, CustomerEntity stored, Map<UUID, List<ClassificationEntity>> all) {
        Set<String> axes = change.axes().keySet();
        List<Assignment> assignments = all.getOrDefault(change.id(), List.of()).stream()
                .map(ClassificationEntity::assignment)
                .filter(a -> axes.contains(a.axis()))
                .toList();
        return new CustomerImage(
                change.before(), stored.regionPath(), stored.lifecycle(), change.changesLifecycle(), axes, assignments);
    }
}
