package io.kontor.promo.core.campaign;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Rows;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.campaign.Campaign;
import io.kontor.promo.api.campaign.CampaignData;
import io.kontor.promo.api.campaign.Campaigns;
import io.kontor.promo.api.campaign.CloseOut;
import io.kontor.promo.api.campaign.CloseOutLine;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.CampaignEntity;
import io.kontor.promo.core.store.CampaignFlows;
import io.kontor.promo.core.store.IssueLineEntity;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The campaigns in the database. */
@Component
public final class JpaCampaigns implements Campaigns {
    private static final String READ = "promo:campaign:read";
    private static final String WRITE = "promo:campaign:write";
    private static final Answer<Campaign> CAMPAIGN = Answer.of(Campaign.class);
    private static final Tracked TRACKED = Tracked.type("Campaign").classified(FieldClass.AMOUNT, "/data/plannedCost");
    private static final Listing<CampaignEntity> LISTING = Listing.of(CampaignEntity.class, "id")
            .field("id", Kind.UUID_KIND, c -> c.get("id"))
            .field("code", Kind.TEXT, c -> c.get("code"))
            .field("name", Kind.TEXT, c -> c.get("name"))
            .field("from", Kind.DATE, c -> c.get("from"))
            .field("to", Kind.DATE, c -> c.get("to"))
            .field("ownerId", Kind.UUID_KIND, c -> c.get("ownerId"))
            .field("state", Kind.ofEnum(Campaign.State.class), c -> c.get("state"))
            .field("regionCode", Kind.TEXT, c -> c.get("regionCode"))
            .defaultSort("-from")
            .build();

    private final Transactions transactions;
    private final StaffDirectory staff;
    private final RegionTree regions;

    /** Over the module's transactions. */
    @Activate
    public JpaCampaigns(
            @Reference PromoTransactions transactions, @Reference StaffDirectory staff, @Reference RegionTree regions) {
        this.transactions = transactions.get();
        this.staff = staff;
        this.regions = regions;
    }

    private static Predicate readable(RowScope rows, Listing.Query<CampaignEntity> q) {
        if (rows.all()) {
            return q.cb().conjunction();
        }
        Expression<UUID> owner = q.root().get("ownerId");
        // a campaign has no team
        RowScope teamless = new RowScope(false, rows.owners(), Set.of(), rows.regionPaths());
        Predicate mine = Rows.in(teamless, q.cb(), owner, owner, q.root().get("regionPath"));
        return q.cb().or(q.cb().isNull(q.root().get("regionCode")), mine);
    }

    private static boolean seesCost(Access access) {
        return access.seesEverywhere(FieldClass.AMOUNT);
    }

    @Override
    public Page<Campaign> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> LISTING.page(em, query, access, q -> readable(access.rows(), q), null)
                .map(campaign -> campaign.campaign(seesCost(access))));
    }

    @Override
    public Optional<Campaign> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> readable(em, id, access).map(c -> c.campaign(seesCost(access))));
    }

    private static Optional<CampaignEntity> readable(EntityManager em, UUID id, Access access) {
        return Optional.ofNullable(em.find(CampaignEntity.class, id)).filter(c -> c.isReadableIn(access.rows()));
    }

    @Override
    public Campaign add(CampaignData data) {
        Access access = Call.require(WRITE);
        String path = check(data, access);
        return transactions.write(CAMPAIGN, em -> {
            CampaignData stored = seesCost(access) ? data : withCost(data, null);
            CampaignEntity campaign = new CampaignEntity(Ids.next(), stored, path);
            em.persist(campaign);
            em.flush();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.created(campaign.id(), campaign.code(), campaign.campaign(true))
                                    .event("CampaignAdded"));
            return campaign.campaign(seesCost(access));
        });
    }

    private static CampaignData withCost(CampaignData d, @Nullable Money cost) {
        return new CampaignData(
                d.code(), d.name(), d.days(), d.ownerId(), d.plannedQuantity(), cost, d.regionCode(), d.remark());
    }

    private @Nullable String check(CampaignData data, Access access) {
        Violations violations = new Violations();
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        String path = null;
        if (data.ownerId() != null && staff.people(List.of(data.ownerId())).isEmpty()) {
            violations.add("ownerId", "UNKNOWN_USER");
        }
        if (data.regionCode() != null) {
            path = regions.find(data.regionCode()).map(Region::path).orElse(null);
            if (path == null) {
                violations.add("regionCode", "UNKNOWN_REGION");
            }
        }
        if (violations.list().isEmpty() && !access.rows().covers(data.ownerId(), null, path)) {
            violations.add("ownerId", "OUTSIDE_OWN_ROWS");
        }
        violations.throwIfAny();
        return path;
    }

    @Override
    public Campaign change(UUID id, long version, UnaryOperator<CampaignData> edit) {
        Access access = Call.require(WRITE);
        boolean seesCost = seesCost(access);
        return transactions.write(CAMPAIGN, em -> {
            CampaignEntity campaign = open(em, id, version, access);
            Campaign before = campaign.campaign(true);
            CampaignData asked = edit.apply(campaign.campaign(seesCost).data());
            CampaignData after =
                    seesCost ? asked : withCost(asked, before.data().plannedCost());
            campaign.apply(after, check(after, access));
            em.flush();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.changed(id, campaign.code(), before, campaign.campaign(true))
                                    .event("CampaignChanged"));
            return campaign.campaign(seesCost);
        });
    }

    /** {@return an open campaign of the caller's rows, which nobody else touches until the end of the transaction} */
    private static CampaignEntity open(EntityManager em, UUID id, long version, Access access) {
        CampaignEntity campaign = Optional.ofNullable(em.find(CampaignEntity.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(c -> c.isIn(access.rows()))
                .orElseThrow(JpaCampaigns::notFound);
        Versions.check(campaign.version(), version);
        if (campaign.state() == Campaign.State.CLOSED) {
            throw KontorException.of(ProblemKind.CONFLICT, "CAMPAIGN_CLOSED").with("campaign", campaign.code());
        }
        return campaign;
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }

    @Override
    public CloseOut closeOut(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            CampaignEntity campaign = readable(em, id, access).orElseThrow(JpaCampaigns::notFound);
            return closeOut(em, campaign.id(), seesCost(access));
        });
    }

    private static CloseOut closeOut(EntityManager em, UUID id, boolean withCost) {
        Map<String, BigDecimal> costs = new TreeMap<>();
        if (withCost) {
            em.createQuery(
                            "select l from IssueLineEntity l where l.issueId in (select i.id from IssueEntity i"
                                    + " where i.campaignId = :campaign and i.state ="
                                    + " io.kontor.promo.api.issue.IssueState.GIVEN)",
                            IssueLineEntity.class)
                    .setParameter("campaign", id)
                    .getResultStream()
                    .flatMap(line -> Optional.ofNullable(line.cost()).stream())
                    .forEach(cost -> costs.merge(cost.currency(), cost.amount(), BigDecimal::add));
        }
        return new CloseOut(
                id,
                Accounts.of(new CampaignFlows(em), id),
                costs.entrySet().stream()
                        .map(e -> new Money(e.getValue(), e.getKey()))
                        .toList());
    }

    @Override
    public Campaign close(UUID id, long version) {
        Access access = Call.require(WRITE);
        return transactions.write(CAMPAIGN, em -> {
            CampaignEntity campaign = open(em, id, version, access);
            Campaign before = campaign.campaign(true);
            CloseOut accounts = closeOut(em, id, false);
            long gap = accounts.lines().stream()
                    .mapToLong(CloseOutLine::gap)
                    .map(Math::abs)
                    .sum();
            if (gap != 0) {
                throw KontorException.of(ProblemKind.CONFLICT, "CAMPAIGN_GAP").with("count", gap);
            }
            campaign.close();
            em.flush();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.changed(id, campaign.code(), before, campaign.campaign(true))
                                    .event("CampaignClosed", accounts));
            return campaign.campaign(seesCost(access));
        });
    }
}
