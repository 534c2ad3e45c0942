package io.kontor.customer.core.trade;

import io.kontor.customer.core.store.CustomerScope;
import io.kontor.customer.core.store.TradeFactEntity;
import io.kontor.customer.core.store.TradeFactRepository;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.jpa.Conditions;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Rows;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;

/** The list of trade facts. Below a region are also the facts that name none and so count for their customer's. */
final class TradeFactList {
    private static final String REGION = "region";
    private static final Listing<TradeFactEntity> FACTS = Listing.of(TradeFactEntity.class, "id")
            .field("customerId", Kind.UUID_KIND, f -> f.get("customerId"))
            .field("tradedOn", Kind.DATE, f -> f.get("tradedOn"))
            .field("goodsClass", Kind.TEXT, f -> f.get("goodsClass"))
            .field("currency", Kind.TEXT, f -> f.get("currency"))
            .field("quantity", Kind.DECIMAL, f -> f.get("quantity"))
            .field("amount", Kind.DECIMAL, FieldClass.AMOUNT, f -> f.get("amount"))
            .field("externalId", Kind.TEXT, f -> f.get("externalId"))
            .field(REGION, Kind.TEXT, f -> f.get("regionCode"))
            .test(REGION, TradeFactList::inRegion)
            .defaultSort("-tradedOn")
            .build();

    private final RegionTree regions;

    TradeFactList(RegionTree regions) {
        this.regions = regions;
    }

    /**
     * A query and the paths of the regions it names, looked up before the transaction.
     *
     * @param query the query
     * @param paths paths by region code
     */
    record Asked(ListQuery query, Map<String, String> paths) {}

    Asked asked(ListQuery query) {
        Set<String> codes = new HashSet<>();
        collect(query.filter(), codes);
        Map<String, String> paths = codes.isEmpty()
                ? Map.of()
                : regions.findAll(codes).values().stream().collect(Collectors.toMap(Region::code, Region::path));
        return new Asked(query, paths);
    }

    private static void collect(@Nullable Filter filter, Set<String> codes) {
        if (filter instanceof Filter.And and) {
            and.parts().forEach(p -> collect(p, codes));
        } else if (filter instanceof Filter.Or or) {
            or.parts().forEach(p -> collect(p, codes));
        } else if (filter instanceof Filter.Not not) {
            collect(not.part(), codes);
        } else if (filter instanceof Filter.Condition c && c.operator() == Operator.DESCENDANT_OF) {
            codes.addAll(c.values());
        }
    }

    Page<TradeFactEntity> page(EntityManager em, Asked asked, Access access) {
        return page(
                em,
                asked,
                access,
                q -> CustomerScope.in(access.rows(), q.cb(), TradeFactRepository.customer(q.root())));
    }

    Page<TradeFactEntity> page(
            EntityManager em,
            Asked asked,
            Access access,
            Function<Listing.Query<TradeFactEntity>, Predicate> restriction) {
        return FACTS.page(em, asked.query(), access, restriction, asked.paths());
    }

    private static Predicate inRegion(Listing.Query<TradeFactEntity> query, Filter.Condition condition) {
        Expression<String> own = query.root().get("regionCode");
        if (condition.operator() != Operator.DESCENDANT_OF) {
            return Conditions.on(query.cb(), Kind.TEXT, own, condition);
        }
        Map<?, ?> paths = (Map<?, ?>) query.context();
        Object path = paths == null ? null : paths.get(condition.values().get(0));
        if (path == null) {
            return Conditions.never(query.cb(), own);
        }
        Expression<String> ownPath = query.root().get("regionPath");
        Predicate byFact = Rows.startsWith(query.cb(), ownPath, (String) path);
        Predicate byCustomer = query.cb()
                .and(
                        own.isNull(),
                        Rows.startsWith(
                                query.cb(),
                                TradeFactRepository.customer(query.root()).get("regionPath"),
                                (String) path));
        return query.cb().or(byFact, byCustomer);
    }
}
