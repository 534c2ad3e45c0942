package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.core.store.AxisEntity;
import io.kontor.customer.core.store.AxisTree;
import io.kontor.customer.core.store.ClassificationRepository;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.customer.core.store.ExternalIdEntity;
import io.kontor.customer.core.store.GradesInForce;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.Filter.Condition;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.jpa.Conditions;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Listing.Query;
import io.kontor.kernel.jpa.Rows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.Expression;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;

/** What customers can be filtered and sorted by. */
final class CustomerListing {
    /** The list, built once. */
    static final Listing<CustomerEntity> CUSTOMERS = Listing.of(CustomerEntity.class, "id")
            .field("code", Kind.TEXT, r -> r.get("code"))
            .field("name", Kind.TEXT, r -> r.get("name"))
            .field("shortName", Kind.TEXT, r -> r.get("shortName"))
            .field("unifiedSocialCreditCode", Kind.TEXT, r -> r.get("unifiedSocialCreditCode"))
            .field("lifecycle", Kind.ofEnum(Lifecycle.class), r -> r.get("lifecycle"))
            .field("ownerId", Kind.UUID_KIND, r -> r.get("ownerId"))
            .field("teamId", Kind.UUID_KIND, r -> r.get("teamId"))
            .field("region", Kind.TEXT, r -> r.get("regionPath"))
            .field("routeOrder", Kind.INTEGER, r -> r.get("routeOrder"))
            .field("organisationForm", Kind.TEXT, r -> r.get("organisationForm"))
            .field("industry", Kind.TEXT, r -> r.get("industry"))
            .field("source", Kind.TEXT, r -> r.get("source"))
            .field("employeeCount", Kind.INTEGER, r -> r.get("traits").get("employeeCount"))
            .field("salesCapability", Kind.INTEGER, r -> r.get("traits").get("salesCapability"))
            .field("growthPotential", Kind.INTEGER, r -> r.get("traits").get("growthPotential"))
            .field("annualSales", Kind.DECIMAL, FieldClass.AMOUNT, CustomerListing::annualSales)
            .field("createdAt", Kind.INSTANT, r -> r.get("createdAt"))
            .field("changedAt", Kind.INSTANT, r -> r.get("changedAt"))
            .computed("grade", Kind.TEXT, CustomerListing::gradeValue)
            .test("region", CustomerListing::region)
            .test("grade", CustomerListing::grade)
            .test("externalId", CustomerListing::externalId)
            .test("search", CustomerListing::search)
            .prefixTest("axis.", CustomerListing::axis)
            .defaultSort("code")
            .build();

    private static final String AXIS = "axis.";

    private CustomerListing() {}

    /**
     * What conditions need to know.
     *
     * @param em runs queries of the same transaction
     * @param day day for which grades and codes are meant
     * @param regionPaths paths of the regions named in the filter
     */
    record Context(EntityManager em, LocalDate day, Map<String, String> regionPaths) {}

    private static Context context(Query<CustomerEntity> query) {
        return (Context) Objects.requireNonNull(query.context());
    }

    private static Expression<BigDecimal> annualSales(Root<CustomerEntity> root) {
        return root.get("sums").get("annualSales");
    }

    private static Expression<String> gradeValue(Query<CustomerEntity> query) {
        return GradesInForce.value(
                query.cb(), query.query(), query.root(), context(query).day());
    }

    private static Predicate region(Query<CustomerEntity> query, Condition condition) {
        if (condition.operator() != Operator.DESCENDANT_OF) {
            return Conditions.on(query.cb(), Kind.TEXT, query.root().get("regionCode"), condition);
        }
        String path = context(query).regionPaths().get(condition.values().get(0));
        return path == null
                ? Conditions.never(query.cb(), query.root().get("regionPath"))
                : Rows.startsWith(query.cb(), query.root().get("regionPath"), path);
    }

    private static Predicate grade(Query<CustomerEntity> query, Condition condition) {
        LocalDate day = context(query).day();
        return switch (condition.operator()) {
            case EQ, IN -> GradesInForce.has(query.cb(), query.query(), query.root(), condition.values(), day);
            case NE ->
                query.cb().not(GradesInForce.has(query.cb(), query.query(), query.root(), condition.values(), day));
            case IS_NULL -> query.cb().not(GradesInForce.has(query.cb(), query.query(), query.root(), List.of(), day));
            default -> throw Conditions.operator(condition);
        };
    }

    private static Predicate axis(Query<CustomerEntity> query, Condition condition) {
        String axis = condition.field().substring(AXIS.length());
        EntityManager em = context(query).em();
        if (AxisEntity.find(em, axis).isEmpty()) {
            throw KontorException.of(ProblemKind.MALFORMED, "FILTER_FIELD", "filter")
                    .with("field", condition.field());
        }
        return switch (condition.operator()) {
            case EQ, IN -> hasCode(query, axis, condition.values());
            case NE -> query.cb().not(hasCode(query, axis, condition.values()));
            case IS_NULL -> query.cb().not(hasCode(query, axis, List.of()));
            case DESCENDANT_OF ->
                hasCode(
                        query,
                        axis,
                        AxisTree.load(em, axis).subtree(condition.values().get(0)));
            default -> throw Conditions.operator(condition);
        };
    }

    private static Predicate hasCode(Query<CustomerEntity> query, String axis, Collection<String> codes) {
        CriteriaBuilder cb = query.cb();
        LocalDate day = context(query).day();
        return ClassificationRepository.has(cb, query.query(), query.root().get("id"), axis, row -> {
            Predicate holds = ClassificationRepository.holds(cb, row, day);
            return codes.isEmpty() ? holds : cb.and(holds, row.get("code").in(codes));
        });
    }

    private static Predicate externalId(Query<CustomerEntity> query, Condition condition) {
        if (condition.operator() != Operator.EQ && condition.operator() != Operator.IN) {
            throw Conditions.operator(condition);
        }
        CriteriaBuilder cb = query.cb();
        Subquery<UUID> sub = query.query().subquery(UUID.class);
        Root<ExternalIdEntity> row = sub.from(ExternalIdEntity.class);
        List<Predicate> any = new ArrayList<>();
        for (String value : condition.values()) {
            int colon = value.indexOf(':');
            if (colon < 0) {
                throw KontorException.of(ProblemKind.MALFORMED, "FILTER_VALUE", "filter")
                        .with("field", condition.field());
            }
            any.add(cb.and(
                    cb.equal(row.get("systemCode"), value.substring(0, colon)),
                    cb.equal(row.get("externalId"), value.substring(colon + 1))));
        }
        sub.select(row.get("id"))
                .where(cb.equal(row.get("customerId"), query.root().get("id")), cb.or(any.toArray(Predicate[]::new)));
        return cb.exists(sub);
    }

    /** Every word must occur in name, short name or code. */
    private static Predicate search(Query<CustomerEntity> query, Condition condition) {
        if (condition.operator() != Operator.EQ && condition.operator() != Operator.LIKE) {
            throw Conditions.operator(condition);
        }
        Set<String> words = new HashSet<>(Arrays.asList(
                condition.values().get(0).toLowerCase(Locale.ROOT).strip().split("\\s+", -1)));
        Expression<String> text = query.root().get("searchText");
        Predicate[] all = words.stream()
                .map(w -> Conditions.like(query.cb(), text, "*" + w + "*"))
                .toArray(Predicate[]::new);
        return query.cb().and(all);
    }
}
