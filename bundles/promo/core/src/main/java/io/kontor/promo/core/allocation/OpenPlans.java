package io.kontor.promo.core.allocation;

import io.kontor.promo.api.allocation.AllocationPlan;
import io.kontor.promo.api.allocation.AllocationTarget;
import io.kontor.promo.core.store.AllocationEntity;
import io.kontor.promo.core.store.IssueUsageTables;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.persistence.EntityManager;

/** What published plans that are not over promise and nobody has got yet. */
public final class OpenPlans {
    private OpenPlans() {}

    /** {@return base units by item} */
    public static Map<UUID, Long> on(EntityManager em, LocalDate day) {
        IssueUsageTables usage = new IssueUsageTables(em);
        Map<UUID, Long> open = new HashMap<>();
        em.createQuery(
                        "select p from AllocationEntity p where p.state = :published and p.to >= :day",
                        AllocationEntity.class)
                .setParameter("published", AllocationPlan.State.PUBLISHED)
                .setParameter("day", day)
                .getResultList()
                .forEach(entity -> {
                    AllocationPlan plan = JpaAllocationPlans.plan(entity, usage);
                    long rest = plan.shares().stream()
                            .mapToLong(share -> Math.max(0, share.quantity() - share.used()))
                            .sum();
                    open.merge(plan.data().itemId(), rest, Long::sum);
                });
        return open;
    }

    /**
     * {@return a quantity shared among places by weights, equally where none has any; largest remainder, ties by place}
     */
    public static Map<UUID, Long> share(long quantity, Map<UUID, Long> weights) {
        boolean none = weights.values().stream().allMatch(weight -> weight == 0);
        List<AllocationTarget> targets = weights.entrySet().stream()
                .map(each -> new AllocationTarget(
                        AllocationTarget.Kind.REGION,
                        each.getKey().toString(),
                        null,
                        none ? BigDecimal.ONE : BigDecimal.valueOf(each.getValue()),
                        0))
                .toList();
        List<Long> shares = Shares.weighted(quantity, targets);
        Map<UUID, Long> shared = new HashMap<>();
        for (int i = 0; i < targets.size(); i++) {
            shared.put(UUID.fromString(targets.get(i).ref()), shares.get(i));
        }
        return shared;
    }
}
