package io.kontor.customer.core.imports;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.LifecycleChange;
import io.kontor.customer.api.classification.Assignment;
import io.kontor.customer.core.archive.CustomerCodes;
import io.kontor.customer.core.classification.AssignmentPlan;
import io.kontor.customer.core.store.CardParts;
import io.kontor.customer.core.store.CardPartsRepository;
import io.kontor.customer.core.store.Chunks;
import io.kontor.customer.core.store.ClassificationEntity;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.Fetch;
import io.kontor.customer.core.store.LifecycleEntity;
import io.kontor.customer.core.store.Trail;
import io.kontor.kernel.jpa.Chronicle;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Writes a batch of checked customers: the customers first, then the rows that hang on them. */
final class CustomerWriter {
    private static final String REASON = "import";

    private final EntityManager em;
    private final String by;
    private final Instant now;
    private final LocalDate today;
    private final Chronicle chronicle;

    CustomerWriter(EntityManager em, String by, Instant now, LocalDate today, Chronicle chronicle) {
        this.em = em;
        this.by = by;
        this.now = now;
        this.today = today;
        this.chronicle = chronicle;
    }

    /**
     * Writes.
     *
     * @param changes what to write
     * @param codes all codes of the file, not to be given to others
     */
    void write(List<CustomerChange> changes, Set<String> codes) {
        long uncoded = changes.stream()
                .filter(c -> c.stored() == null && c.card().code() == null)
                .count();
        if (uncoded > 0 || changes.stream().anyMatch(CustomerWriter::usesOurForm)) {
            CustomerCodes.lock(em);
        }
        Iterator<String> fresh = uncoded == 0
                ? List.<String>of().iterator()
                : CustomerCodes.next(em, (int) uncoded, codes).iterator();
        Map<UUID, Integer> steps = steps(changes);
        for (CustomerChange change : changes) {
            if (change.stored() == null) {
                String code = change.card().code();
                open(change, code == null ? fresh.next() : code);
            } else {
                change(change, change.stored(), steps.getOrDefault(change.id(), 0) + 1);
            }
        }
        em.flush();
        new CardPartsRepository(em)
                .replaceAll(changes.stream()
                        .map(c -> new CardPartsRepository.Replacement(
                                c.id(), CardParts.of(c.before()), CardParts.of(c.card())))
                        .toList());
        for (CustomerChange change : changes) {
            if (change.stored() == null) {
                record(change, null, 1);
            }
        }
        assign(changes.stream().filter(c -> !c.axes().isEmpty()).toList());
    }

    private static boolean usesOurForm(CustomerChange change) {
        String code = change.card().code();
        return change.stored() == null && code != null && CustomerCodes.isOurForm(code);
    }

    private void open(CustomerChange change, String code) {
        CustomerEntity customer = new CustomerEntity(change.id(), code, change.card(), change.lifecycle(), now);
        customer.regionPath(change.regionPath());
        em.persist(customer);
        chronicle.record(
                em,
                Trail.opened(customer, customer.card(CardParts.of(change.card())))
                        .reason(REASON));
    }

    private void change(CustomerChange change, CustomerEntity customer, int step) {
        if (change.changesLifecycle()) {
            Lifecycle from = customer.lifecycle();
            record(change, from, step);
            customer.lifecycle(change.lifecycle());
            chronicle.record(em, Trail.stage(customer, from, REASON));
        }
        customer.set(change.card());
        customer.regionPath(change.regionPath());
        customer.touch(now);
        chronicle.record(
                em, Trail.changed(customer, change.before(), change.card()).reason(REASON));
    }

    /** {@return how many steps each customer whose stage changes has made} */
    private Map<UUID, Integer> steps(List<CustomerChange> changes) {
        Map<UUID, Integer> steps = new HashMap<>();
        List<UUID> ids = changes.stream()
                .filter(CustomerChange::changesLifecycle)
                .map(CustomerChange::id)
                .toList();
        for (List<UUID> chunk : Chunks.of(ids)) {
            em.createQuery(
                            "select l.customerId, max(l.sequenceNo) from LifecycleEntity l"
                                    + " where l.customerId in :ids group by l.customerId",
                            Object[].class)
                    .setParameter("ids", chunk)
                    .getResultList()
                    .forEach(r -> steps.put((UUID) r[0], (Integer) r[1]));
        }
        return steps;
    }

    private void record(CustomerChange change, @Nullable Lifecycle from, int step) {
        String reason = from == null ? null : REASON;
        em.persist(
                new LifecycleEntity(change.id(), step, new LifecycleChange(now, by, from, change.lifecycle(), reason)));
    }

    private void assign(List<CustomerChange> changes) {
        List<UUID> ids = changes.stream()
                .filter(c -> c.stored() != null)
                .map(CustomerChange::id)
                .toList();
        Map<UUID, List<ClassificationEntity>> present = Fetch.group(
                Fetch.rows(em, ClassificationEntity.class, "customerId", ids),
                ClassificationEntity::customerId,
                c -> c);
        for (CustomerChange change : changes) {
            List<ClassificationEntity> all = present.getOrDefault(change.id(), List.of());
            change.axes().forEach((axis, codes) -> assign(change, axis, codes, all));
        }
    }

    private void assign(CustomerChange change, String axis, Set<String> codes, List<ClassificationEntity> all) {
        List<ClassificationEntity> present =
                all.stream().filter(c -> c.assignment().axis().equals(axis)).toList();
        List<Assignment> before =
                present.stream().map(ClassificationEntity::assignment).toList();
        Assignment made = new Assignment(axis, "", today, null, REASON, by, now);
        AssignmentPlan plan = AssignmentPlan.of(before, codes, today, null);
        plan.carryOut(em, change.id(), present, made);
        CustomerEntity customer = em.find(CustomerEntity.class, change.id());
        chronicle.record(em, Trail.classified(customer, before, plan.result(before, made), made));
    }
}
