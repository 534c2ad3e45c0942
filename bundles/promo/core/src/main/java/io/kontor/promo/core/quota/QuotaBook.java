package io.kontor.promo.core.quota;

import io.kontor.promo.api.quota.QuotaAnswer;
import io.kontor.promo.api.quota.QuotaDecision;
import io.kontor.promo.api.spi.IssueRequest;
import io.kontor.promo.api.spi.IssueUsage;
import io.kontor.promo.api.spi.PromoQuotaPolicy;
import io.kontor.promo.core.store.IssueUsageTables;
import io.kontor.promo.core.store.QuotaRuleEntity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What all rules and all policies together say to an issue. */
@Component(service = QuotaBook.class)
public final class QuotaBook {
    private static final UUID NOBODY = new UUID(0, 0);

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<PromoQuotaPolicy> policies = List.of();

    /** Begins with the rules alone; policies come and go. */
    @Activate
    public QuotaBook() {}

    /** Begins with policies given, for tests without OSGi. */
    public QuotaBook(List<PromoQuotaPolicy> policies) {
        this.policies = policies;
    }

    /** {@return what they say now, which may be different a moment later} */
    public QuotaDecision look(EntityManager em, IssueRequest request, @Nullable String regionPath) {
        return decide(em, request, concerning(em, request, regionPath));
    }

    /** {@return what they say, and stay with until the end of the transaction: others wait for their turn} */
    public QuotaDecision decide(EntityManager em, IssueRequest request, @Nullable String regionPath) {
        List<QuotaRuleEntity> rules = concerning(em, request, regionPath);
        if (!rules.isEmpty()) {
            new IssueUsageTables(em)
                    .takeTurn(rules.stream().map(QuotaRuleEntity::id).toList());
        }
        return decide(em, request, rules);
    }

    private QuotaDecision decide(EntityManager em, IssueRequest request, List<QuotaRuleEntity> rules) {
        List<PromoQuotaPolicy> partners = policies;
        if (rules.isEmpty() && partners.isEmpty()) {
            return QuotaDecision.of(List.of());
        }
        IssueUsage usage = new IssueUsageTables(em);
        List<QuotaAnswer> answers = new ArrayList<>();
        rules.forEach(rule -> answers.add(new Counting(rule.data(), request).answer(usage)));
        partners.forEach(policy -> answers.addAll(policy.check(request, usage)));
        return QuotaDecision.of(answers);
    }

    private static List<QuotaRuleEntity> concerning(
            EntityManager em, IssueRequest request, @Nullable String regionPath) {
        UUID customer = request.recipient().id();
        Set<String> regions = regionPath == null ? Set.of() : Set.copyOf(Arrays.asList(regionPath.split("/", -1)));
        return em
                .createQuery(
                        "select r from QuotaRuleEntity r where (r.customerId is null or r.customerId = :customer)"
                                + " and (r.repId is null or r.repId = :rep) order by r.priority, r.code",
                        QuotaRuleEntity.class)
                .setParameter("customer", customer == null ? NOBODY : customer)
                .setParameter("rep", request.repId())
                .getResultList()
                .stream()
                .filter(rule -> new Counting(rule.data(), request).concerns(regions))
                .toList();
    }
}
