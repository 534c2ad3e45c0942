package io.kontor.customer.core.classification;

import io.kontor.customer.api.classification.Axes;
import io.kontor.customer.api.classification.Axis;
import io.kontor.customer.api.classification.AxisCode;
import io.kontor.customer.api.classification.Impact;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.AxisCodeEntity;
import io.kontor.customer.core.store.AxisEntity;
import io.kontor.customer.core.store.AxisTree;
import io.kontor.customer.core.store.CustomerRepository;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Axes in the module's tables. Changes of an axis's codes lock the axis, so that two cannot close a cycle together. */
@Component
public final class JpaAxes implements Axes {
    private static final String READ = "customer:customer:read";
    private static final String WRITE = "customer:axis:write";
    private static final Answer<Axis> AXIS = Answer.of(Axis.class);
    private static final Answer<AxisCode> CODE = Answer.of(AxisCode.class);
    private static final Tracked TRACKED_AXIS = Tracked.type("Axis");
    private static final Tracked TRACKED_CODE = Tracked.type("AxisCode");
    private static final int MAX_CODES = 2_000;
    private static final int MAX_SORT = 1_000_000;

    private final Transactions transactions;
    private final Clock clock;

    /** Takes the module's transactions. */
    @Activate
    public JpaAxes(@Reference CustomerTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.clock = clock;
    }

    @Override
    public List<Axis> list() {
        Call.require(READ);
        return transactions.read(em ->
                em.createQuery("select a from AxisEntity a order by a.code", AxisEntity.class).getResultList().stream()
                        .map(AxisEntity::axis)
                        .toList());
    }

    @Override
    public List<AxisCode> codes(String axis) {
        Call.require(READ);
        return transactions.read(em -> {
            get(em, axis);
            return AxisTree.load(em, axis).inOrder();
        });
    }

    @Override
    public Axis add(String code, LocalizedText label, boolean multiple) {
        Call.require(WRITE);
        Violations v = new Violations().required("code", code);
        if (code != null && !AxisEntity.isCode(code)) {
            v.add("code", "ILLEGAL_CODE");
        }
        checkLabel(label, v);
        v.throwIfAny();
        return transactions.write(AXIS, em -> {
            AxisEntity axis = new AxisEntity(code, label, multiple);
            em.persist(axis);
            em.flush();
            return keep(em, null, axis.axis(), "AxisAdded");
        });
    }

    @Override
    public Axis change(Axis changed) {
        Call.require(WRITE);
        Violations v = new Violations();
        checkLabel(changed.label(), v);
        v.throwIfAny();
        return transactions.write(AXIS, em -> {
            AxisEntity axis = lock(em, changed.code());
            Axis present = axis.axis();
            Versions.check(present.version(), changed.version());
            if (present.multiple() && !changed.multiple() && hasSeveral(em, changed.code())) {
                throw KontorException.of(ProblemKind.CONFLICT, "AXIS_HAS_SEVERAL", "multiple");
            }
            axis.set(changed);
            em.flush();
            return keep(em, present, axis.axis(), "AxisChanged");
        });
    }

    /** Only from today on: what was, stays as it was. */
    private boolean hasSeveral(EntityManager em, String axis) {
        return !em.createQuery("select a.id from ClassificationEntity a, ClassificationEntity b"
                        + " where a.axis = :axis and b.axis = :axis and a.customerId = b.customerId and a.id < b.id"
                        + " and (a.validTo is null or (a.validTo >= :today and a.validTo >= b.validFrom))"
                        + " and (b.validTo is null or (b.validTo >= :today and b.validTo >= a.validFrom))")
                .setParameter("axis", axis)
                .setParameter("today", LocalDate.now(clock))
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    @Override
    public AxisCode addCode(String axis, String code, @Nullable String parentCode, LocalizedText label, int sortNo) {
        Call.require(WRITE);
        AxisCode added = new AxisCode(axis, code, 0, parentCode, label, sortNo, true);
        check(added);
        return transactions.write(CODE, em -> {
            lock(em, axis);
            AxisTree tree = AxisTree.load(em, axis);
            requireParent(tree, added);
            new Violations().range("codes", tree.size() + 1, 0, MAX_CODES).throwIfAny();
            AxisCodeEntity entity = new AxisCodeEntity(added);
            em.persist(entity);
            em.flush();
            return keep(em, null, entity.axisCode(), "AxisCodeAdded");
        });
    }

    @Override
    public AxisCode changeCode(AxisCode changed) {
        Call.require(WRITE);
        check(changed);
        return transactions.write(CODE, em -> {
            lock(em, changed.axis());
            AxisCodeEntity entity = em.createQuery(
                            "select c from AxisCodeEntity c where c.axis = :axis and c.code = :code",
                            AxisCodeEntity.class)
                    .setParameter("axis", changed.axis())
                    .setParameter("code", changed.code())
                    .getResultStream()
                    .findFirst()
                    .orElseThrow(CustomerRepository::notFound);
            AxisCode present = entity.axisCode();
            Versions.check(present.version(), changed.version());
            AxisTree tree = AxisTree.load(em, changed.axis());
            requireParent(tree, changed);
            if (changed.parentCode() != null && tree.subtree(changed.code()).contains(changed.parentCode())) {
                throw KontorException.of(ProblemKind.CONFLICT, "CODE_CYCLE", "parentCode");
            }
            entity.set(changed);
            em.flush();
            return keep(em, present, entity.axisCode(), "AxisCodeChanged");
        });
    }

    @Override
    public Impact impact(String axis, String code) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            get(em, axis);
            AxisTree tree = AxisTree.load(em, axis);
            if (tree.find(code) == null) {
                throw CustomerRepository.notFound();
            }
            return new ImpactCount(em, access.rows(), axis, tree.subtree(code), LocalDate.now(clock)).count();
        });
    }

    private Axis keep(EntityManager em, @Nullable Axis before, Axis after, String event) {
        transactions
                .chronicle()
                .record(em, TRACKED_AXIS.byCode(after.code(), before, after).event(event));
        return after;
    }

    private AxisCode keep(EntityManager em, @Nullable AxisCode before, AxisCode after, String event) {
        String name = after.axis() + "/" + after.code();
        transactions
                .chronicle()
                .record(em, TRACKED_CODE.byCode(name, before, after).event(event));
        return after;
    }

    private static void check(AxisCode code) {
        Violations v = new Violations().required("code", code.code()).segment("code", code.code());
        checkLabel(code.label(), v);
        v.range("sortNo", code.sortNo(), 0, MAX_SORT).throwIfAny();
    }

    private static void checkLabel(LocalizedText label, Violations v) {
        v.required("label", label);
        if (label != null) {
            label.check("label", v);
        }
    }

    private static void requireParent(AxisTree tree, AxisCode code) {
        if (code.parentCode() != null && tree.find(code.parentCode()) == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_CODE", "parentCode");
        }
    }

    private static AxisEntity get(EntityManager em, String axis) {
        return AxisEntity.find(em, axis).orElseThrow(CustomerRepository::notFound);
    }

    private static AxisEntity lock(EntityManager em, String axis) {
        AxisEntity found = get(em, axis);
        em.flush();
        em.refresh(found, LockModeType.PESSIMISTIC_WRITE);
        return found;
    }
}
