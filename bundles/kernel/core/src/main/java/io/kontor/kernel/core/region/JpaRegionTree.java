package io.kontor.kernel.core.region;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionData;
import io.kontor.kernel.api.region.RegionMoveListener;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.internal.NamedLock;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Conditions;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.Path;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The region tree in the database. All changes queue on one lock: two moves at once could make a cycle. */
@Component(service = RegionTree.class)
public final class JpaRegionTree implements RegionTree {
    private static final Logger LOG = LoggerFactory.getLogger(JpaRegionTree.class);
    private static final String WRITE = "kernel:region:write";
    private static final Answer<Region> REGION = Answer.of(Region.class);
    private static final Tracked TRACKED = Tracked.type("Region");
    private static final Access EVERYBODY = new Access("kernel:region:read", RowScope.ALL, Map.of());
    private static final Listing<RegionEntity> LISTING = Listing.of(RegionEntity.class, "id")
            .field("code", Kind.TEXT, r -> r.get("code"))
            .field("parentCode", Kind.TEXT, r -> r.get("parentCode"))
            .field("labelZh", Kind.TEXT, r -> r.get("labelZh"))
            .field("labelEn", Kind.TEXT, r -> r.get("labelEn"))
            .field("level", Kind.INTEGER, r -> r.get("level"))
            .field("path", Kind.TEXT, r -> r.get("path"))
            .field("treeOrder", Kind.TEXT, r -> r.get("treeOrder"))
            .test("path", JpaRegionTree::byPath)
            .defaultSort("treeOrder")
            .build();

    private final Transactions transactions;

    /** Fetched when a region moves: a listener needs this tree, so that fetching it now would go in a circle. */
    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<ComponentServiceObjects<RegionMoveListener>> listeners = List.of();

    /** Over the kernel's transactions. */
    @Activate
    public JpaRegionTree(@Reference KernelTransactions kernel) {
        transactions = kernel.transactions();
    }

    @Override
    public Page<Region> list(ListQuery query) {
        Call.current();
        return transactions.read(em -> LISTING.page(em, query, EVERYBODY, q -> q.cb().conjunction(), null)
                .map(RegionEntity::toRegion));
    }

    @Override
    public Optional<Region> find(String code) {
        Call.current();
        return transactions.read(em -> new RegionRepository(em).find(code).map(RegionEntity::toRegion));
    }

    @Override
    public Map<String, Region> findAll(Collection<String> codes) {
        Call.current();
        return transactions.read(em -> new RegionRepository(em)
                .findAll(new HashSet<>(codes)).stream()
                        .map(RegionEntity::toRegion)
                        .collect(Collectors.toMap(Region::code, Function.identity())));
    }

    @Override
    public Region create(String code, RegionData data) {
        Call.require(WRITE);
        check(code, data);
        return transactions.write(REGION, em -> {
            NamedLock.REGIONS.take(em);
            RegionRepository regions = new RegionRepository(em);
            RegionEntity parent = parent(regions, data);
            if (regions.find(code).isPresent()) {
                throw KontorException.of(ProblemKind.CONFLICT, "REGION_CODE_TAKEN", "code");
            }
            RegionEntity region = new RegionEntity(Ids.next(), code);
            region.apply(data, parent);
            requireDepth(region.level());
            em.persist(region);
            em.flush();
            return keep(em, code, null, region.toRegion(), "RegionAdded");
        });
    }

    @Override
    public Region change(String code, long version, RegionData data) {
        Call.require(WRITE);
        check(code, data);
        return transactions.write(REGION, em -> {
            NamedLock.REGIONS.take(em);
            RegionRepository regions = new RegionRepository(em);
            RegionEntity region = known(regions, code);
            Versions.check(region.version(), version);
            Region before = region.toRegion();
            place(regions, region, data);
            em.flush();
            return keep(em, code, before, region.toRegion(), "RegionChanged");
        });
    }

    @Override
    public void delete(String code, long version) {
        Call.require(WRITE);
        transactions.write(em -> {
            NamedLock.REGIONS.take(em);
            RegionRepository regions = new RegionRepository(em);
            RegionEntity region = known(regions, code);
            Versions.check(region.version(), version);
            if (regions.hasChildren(code)) {
                throw KontorException.of(ProblemKind.CONFLICT, "REGION_HAS_CHILDREN");
            }
            transactions
                    .chronicle()
                    .record(em, TRACKED.byCode(code, region.toRegion(), null).event("RegionRemoved"));
            em.remove(region);
        });
    }

    private Region keep(EntityManager em, String code, @Nullable Region before, Region after, String event) {
        transactions.chronicle().record(em, TRACKED.byCode(code, before, after).event(event));
        return after;
    }

    private void place(RegionRepository regions, RegionEntity region, RegionData data) {
        RegionEntity parent = parent(regions, data);
        String oldPath = region.path();
        String oldOrder = region.treeOrder();
        int oldLevel = region.level();
        if (parent != null && parent.path().startsWith(oldPath)) {
            throw KontorException.of(ProblemKind.CONFLICT, "REGION_CYCLE", "parentCode");
        }
        int deepest = regions.depth(oldPath);
        region.apply(data, parent);
        if (region.level() > oldLevel) {
            requireDepth(deepest + region.level() - oldLevel);
        }
        if (!region.treeOrder().equals(oldOrder)) {
            regions.moveAlong(region, oldPath, oldOrder, oldLevel);
        }
        String newPath = region.path();
        if (!newPath.equals(oldPath)) {
            transactions.afterCommit(() -> tell(oldPath, newPath));
        }
    }

    private void tell(String oldPath, String newPath) {
        for (ComponentServiceObjects<RegionMoveListener> source : listeners) {
            RegionMoveListener listener = source.getService();
            if (listener != null) {
                tell(listener, oldPath, newPath);
                source.ungetService(listener);
            }
        }
    }

    private static void tell(RegionMoveListener listener, String oldPath, String newPath) {
        try {
            listener.regionMoved(oldPath, newPath);
        } catch (RuntimeException e) {
            LOG.error("{} failed to follow a region's move", listener.getClass().getName(), e);
        }
    }

    private static RegionEntity known(RegionRepository regions, String code) {
        return regions.find(code).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    private static @Nullable RegionEntity parent(RegionRepository regions, RegionData data) {
        String code = data.parentCode();
        return code == null
                ? null
                : regions.find(code)
                        .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "UNKNOWN_REGION", "parentCode"));
    }

    private static void requireDepth(int level) {
        if (level >= MAX_LEVELS) {
            throw KontorException.of(ProblemKind.INVALID, "TREE_TOO_DEEP", "parentCode")
                    .with("max", MAX_LEVELS);
        }
    }

    private static void check(String code, RegionData data) {
        Violations violations = new Violations().required("code", code).segment("code", code);
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        violations.throwIfAny();
    }

    private static Predicate byPath(Listing.Query<RegionEntity> query, Filter.Condition condition) {
        CriteriaBuilder cb = query.cb();
        Path<String> path = query.root().get("path");
        if (condition.operator() != Operator.DESCENDANT_OF) {
            return Conditions.on(cb, Kind.TEXT, path, condition);
        }
        // not EXISTS: with it EclipseLink binds no parameter on Derby
        Subquery<UUID> below = query.query().subquery(UUID.class);
        Root<RegionEntity> region = below.from(RegionEntity.class);
        Root<RegionEntity> top = below.from(RegionEntity.class);
        below.select(region.get("id"))
                .where(
                        cb.equal(top.get("code"), condition.values().get(0)),
                        cb.equal(cb.locate(region.get("path"), top.<String>get("path")), 1));
        return query.root().<UUID>get("id").in(below);
    }
}
