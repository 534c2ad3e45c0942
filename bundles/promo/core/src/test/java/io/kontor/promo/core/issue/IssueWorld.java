package io.kontor.promo.core.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.archive.CustomerDirectory;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.quota.QuotaRuleData;
import io.kontor.promo.api.spi.PromoQuotaPolicy;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.campaign.JpaCampaigns;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.quota.JpaQuotaRules;
import io.kontor.promo.core.quota.QuotaBook;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A promo module with hand-outs, quotas and campaigns, and customers a test names. */
public final class IssueWorld implements AutoCloseable {
    public static final Grant GIVE = new Grant("promo:issue:write", Scope.OWN, Set.of());
    public static final Grant READ = new Grant("promo:issue:read", Scope.OWN, Set.of());
    public static final Grant APPROVE = new Grant("promo:issue:approve", Scope.ALL, Set.of());
    public static final Grant GIVE_SEEING_COST = new Grant("promo:issue:write", Scope.OWN, Set.of(FieldClass.AMOUNT));

    public final PromoWorld base;
    public final Recipients recipients = new Recipients();
    public final GiftConditions conditions = new GiftConditions();
    public final List<PromoQuotaPolicy> policies = new ArrayList<>();
    public final JpaCustomerIssues issues;
    public final JpaQuotaRules rules;
    public final JpaCampaigns campaigns;
    public final Map<UUID, CustomerDirectory.Snapshot> customers = new HashMap<>();

    public IssueWorld() {
        this(PromoWorld.derby());
    }

    public IssueWorld(PromoWorld base) {
        this.base = base;
        Drafts drafts = new Drafts(
                base.transactions, base.automatic, recipients, base.kernel.regions(), conditions, base.clock);
        issues = new JpaCustomerIssues(base.transactions, base.ledger, drafts, new QuotaBook(policies), base.clock);
        rules = new JpaQuotaRules(base.transactions, base.kernel.staff(), base.kernel.regions());
        campaigns = new JpaCampaigns(base.transactions, base.kernel.staff(), base.kernel.regions());
    }

    /** Lets the customer archive come. */
    public void archiveComes() {
        recipients.directory = new CustomerDirectory() {
            @Override
            public Map<UUID, Snapshot> snapshots(Collection<UUID> ids) {
                Map<UUID, Snapshot> found = new HashMap<>(customers);
                found.keySet().retainAll(ids);
                return found;
            }

            @Override
            public Map<UUID, UUID> resolve(Collection<UUID> ids) {
                return Map.of();
            }
        };
    }

    /** {@return a customer of the archive} */
    public UUID customer(String name, String grade, String region) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        customers.put(id, new CustomerDirectory.Snapshot(id, name, name, Lifecycle.ACTIVE, grade, null, region));
        return id;
    }

    /** {@return an item that costs something} */
    public UUID item(String code, String cost) {
        return PromoWorld.admin(() -> base.items.add(new PromoItemData(
                        code,
                        code,
                        ItemKind.GIFT,
                        Tracking.NONE,
                        "piece",
                        Map.of("box", 10),
                        new Money(new BigDecimal(cost), "CNY"),
                        null,
                        0,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)))
                .id();
    }

    /** {@return a rep with some in the bag} */
    public Actor rep(String name, UUID item, long units, Grant... grants) {
        Actor rep = base.rep(name, grants);
        UUID store = base.warehouse("STORE-" + name);
        UUID bag = base.automatic.bagOf(rep.id());
        base.receive(item, store, units);
        UUID transit = PromoWorld.as(PromoWorld.ADMIN, () -> base.automatic.transitTo(bag));
        base.move(MovementKind.DISPATCH, Leg.of(item, null, store, transit, units));
        base.move(MovementKind.CONFIRM, Leg.of(item, null, transit, bag, units));
        return rep;
    }

    /** {@return the bag of a rep} */
    public UUID bag(Actor rep) {
        return base.automatic.bagOf(rep.id());
    }

    /** {@return some of an item for somebody, from the caller's bag} */
    public static CustomerIssueData data(CustomerRef to, UUID item, String quantity) {
        return data(to, line(item, quantity));
    }

    public static CustomerIssueData data(CustomerRef to, CustomerIssueData.Line... lines) {
        return new CustomerIssueData(to, null, null, null, List.of(lines), "visit", null, null, null, null, List.of());
    }

    public static CustomerIssueData.Line line(UUID item, String quantity) {
        return new CustomerIssueData.Line(item, null, List.of(), new BigDecimal(quantity), null);
    }

    public CustomerIssue give(Actor rep, CustomerIssueData data) {
        return PromoWorld.as(rep, () -> issues.give(data));
    }

    /** {@return a rule for gifts of a year} */
    public static QuotaRuleData rule(String code, QuotaRuleData.Measure measure, String limit, QuotaEffect effect) {
        return new QuotaRuleData(
                code,
                new LocalizedText("规则", "Rule"),
                null,
                null,
                null,
                null,
                null,
                null,
                measure,
                new BigDecimal(limit),
                measure == QuotaRuleData.Measure.VALUE ? "CNY" : null,
                QuotaRuleData.Period.YEAR,
                QuotaRuleData.Each.CUSTOMER,
                effect,
                10,
                null,
                null);
    }

    /** Expects a refusal with a code. */
    public static void refused(String code, ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOfSatisfying(KontorException.class, e -> {
            boolean named = e.code().equals(code)
                    || e.violations().stream().anyMatch(v -> v.code().equals(code));
            assertThat(named).as(e.getMessage()).isTrue();
        });
    }

    @Override
    public void close() {
        assertThat(base.broken()).isZero();
        base.close();
    }
}
