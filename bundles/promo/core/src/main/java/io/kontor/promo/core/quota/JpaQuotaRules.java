package io.kontor.promo.core.quota;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.quota.QuotaRule;
import io.kontor.promo.api.quota.QuotaRuleData;
import io.kontor.promo.api.quota.QuotaRules;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.IssueUsageTables;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.QuotaRuleEntity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rules in the database. */
@Component
public final class JpaQuotaRules implements QuotaRules {
    private static final String READ = "promo:quota:read";
    private static final String WRITE = "promo:quota:write";
    private static final Answer<QuotaRule> RULE = Answer.of(QuotaRule.class);
    private static final Tracked TRACKED = Tracked.type("QuotaRule");
    private static final Listing<QuotaRuleEntity> LISTING = Listing.of(QuotaRuleEntity.class, "id")
            .field("id", Kind.UUID_KIND, r -> r.get("id"))
            .field("code", Kind.TEXT, r -> r.get("code"))
            .field("itemId", Kind.UUID_KIND, r -> r.get("itemId"))
            .field("kind", Kind.ofEnum(ItemKind.class), r -> r.get("kind"))
            .field("grade", Kind.TEXT, r -> r.get("grade"))
            .field("customerId", Kind.UUID_KIND, r -> r.get("customerId"))
            .field("repId", Kind.UUID_KIND, r -> r.get("repId"))
            .field("regionCode", Kind.TEXT, r -> r.get("regionCode"))
            .field("effect", Kind.ofEnum(QuotaEffect.class), r -> r.get("effect"))
            .field("priority", Kind.INTEGER, r -> r.get("priority"))
            .field("validFrom", Kind.DATE, r -> r.get("validFrom"))
            .field("validTo", Kind.DATE, r -> r.get("validTo"))
            .defaultSort("priority,code")
            .build();

    private final Transactions transactions;
    private final StaffDirectory staff;
    private final RegionTree regions;

    /** Over the module's transactions. */
    @Activate
    public JpaQuotaRules(
            @Reference PromoTransactions transactions, @Reference StaffDirectory staff, @Reference RegionTree regions) {
        this.transactions = transactions.get();
        this.staff = staff;
        this.regions = regions;
    }

    @Override
    public Page<QuotaRule> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em ->
                LISTING.page(em, query, access, q -> q.cb().conjunction(), null).map(QuotaRuleEntity::rule));
    }

    @Override
    public Optional<QuotaRule> find(UUID id) {
        Call.require(READ);
        return transactions.read(
                em -> Optional.ofNullable(em.find(QuotaRuleEntity.class, id)).map(QuotaRuleEntity::rule));
    }

    @Override
    public QuotaRule add(QuotaRuleData data) {
        Call.require(WRITE);
        check(data);
        return transactions.write(RULE, em -> {
            requireItem(em, data);
            QuotaRuleEntity rule = new QuotaRuleEntity(Ids.next(), data);
            em.persist(rule);
            em.flush();
            new IssueUsageTables(em).openTurns(rule.id());
            QuotaRule added = rule.rule();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.created(rule.id(), rule.code(), added.data())
                                    .event("QuotaRuleAdded"));
            return added;
        });
    }

    @Override
    public QuotaRule change(UUID id, long version, UnaryOperator<QuotaRuleData> edit) {
        Call.require(WRITE);
        return transactions.write(RULE, em -> {
            QuotaRuleEntity rule = find(em, id, version);
            QuotaRuleData before = rule.data();
            QuotaRuleData after = edit.apply(before);
            check(after);
            requireItem(em, after);
            rule.apply(after);
            em.flush();
            QuotaRule changed = rule.rule();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.changed(id, rule.code(), before, changed.data())
                                    .event("QuotaRuleChanged"));
            return changed;
        });
    }

    @Override
    public void remove(UUID id, long version) {
        Call.require(WRITE);
        transactions.write(em -> {
            QuotaRuleEntity rule = find(em, id, version);
            em.remove(rule);
            em.flush();
            new IssueUsageTables(em).closeTurns(id);
            transactions
                    .chronicle()
                    .record(em, TRACKED.deleted(id, rule.code(), rule.data()).event("QuotaRuleRemoved"));
        });
    }

    private static QuotaRuleEntity find(EntityManager em, UUID id, long version) {
        QuotaRuleEntity rule = em.find(QuotaRuleEntity.class, id);
        if (rule == null) {
            throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
        }
        Versions.check(rule.version(), version);
        return rule;
    }

    private void check(QuotaRuleData data) {
        Violations violations = new Violations();
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        if (data.repId() != null && staff.people(List.of(data.repId())).isEmpty()) {
            violations.add("repId", "UNKNOWN_USER");
        }
        if (data.regionCode() != null && regions.find(data.regionCode()).isEmpty()) {
            violations.add("regionCode", "UNKNOWN_REGION");
        }
        violations.throwIfAny();
    }

    private static void requireItem(EntityManager em, QuotaRuleData data) {
        if (data.itemId() != null && em.find(ItemEntity.class, data.itemId()) == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_ITEM", "itemId");
        }
    }
}
