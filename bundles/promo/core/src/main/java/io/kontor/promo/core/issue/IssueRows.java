package io.kontor.promo.core.issue;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.Conditions;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.IssueState;
import io.kontor.promo.core.store.IssueEntity;
import io.kontor.promo.core.store.IssueLineEntity;
import io.kontor.promo.core.store.PlaceScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;

/** Issues in the database, and what they can be filtered and sorted by. */
final class IssueRows {
    private static final Listing<IssueEntity> LISTING = Listing.of(IssueEntity.class, "id")
            .field("id", Kind.UUID_KIND, i -> i.get("id"))
            .field("state", Kind.ofEnum(IssueState.class), i -> i.get("state"))
            .field("day", Kind.DATE, i -> i.get("day"))
            .field("repId", Kind.UUID_KIND, i -> i.get("repId"))
            .field("customerId", Kind.UUID_KIND, i -> i.get("customerId"))
            .field("customerName", Kind.TEXT, i -> i.get("customerName"))
            .field("placeId", Kind.UUID_KIND, i -> i.get("placeId"))
            .field("campaignId", Kind.UUID_KIND, i -> i.get("campaignId"))
            .field("visitRef", Kind.TEXT, i -> i.get("visitRef"))
            .field("orderRef", Kind.TEXT, i -> i.get("orderRef"))
            .field("madeAt", Kind.INSTANT, i -> i.get("madeAt"))
            .test("itemId", IssueRows::withItem)
            .defaultSort("-madeAt")
            .build();

    private final EntityManager em;

    IssueRows(EntityManager em) {
        this.em = em;
    }

    private static Predicate withItem(Listing.Query<IssueEntity> q, Filter.Condition condition) {
        if (condition.operator() != Operator.EQ && condition.operator() != Operator.IN) {
            throw Conditions.operator(condition);
        }
        Subquery<UUID> lines = q.query().subquery(UUID.class);
        Root<IssueLineEntity> line = lines.from(IssueLineEntity.class);
        lines.select(line.get("issueId")).where(Conditions.on(q.cb(), Kind.UUID_KIND, line.get("itemId"), condition));
        return q.root().<UUID>get("id").in(lines);
    }

    /** {@return issues of a rep or from a place in some rows} */
    static Predicate in(RowScope rows, Listing.Query<IssueEntity> q) {
        if (rows.all()) {
            return q.cb().conjunction();
        }
        Predicate places = q.root().<UUID>get("placeId").in(PlaceScope.places(rows, q.cb(), q.query()));
        return rows.owners().isEmpty()
                ? places
                : q.cb().or(q.root().<UUID>get("repId").in(rows.owners()), places);
    }

    Page<IssueEntity> page(ListQuery query, Access access) {
        return LISTING.page(em, query, access, q -> in(access.rows(), q), null);
    }

    /** {@return issues the caller may both read and export} */
    Page<IssueEntity> page(ListQuery query, Access read, Access export) {
        return LISTING.page(em, query, read, q -> q.cb().and(in(read.rows(), q), in(export.rows(), q)), null);
    }

    Page<CustomerIssue> issues(ListQuery query, Access access) {
        Page<IssueEntity> page = page(query, access);
        Map<UUID, List<IssueLineEntity>> lines = lines(page.items());
        boolean withCost = seesCost(access);
        return page.map(issue -> issue.issue(lines.getOrDefault(issue.id(), List.of()), withCost));
    }

    static boolean seesCost(Access access) {
        return access.seesEverywhere(FieldClass.AMOUNT);
    }

    Map<UUID, List<IssueLineEntity>> lines(List<IssueEntity> issues) {
        if (issues.isEmpty()) {
            return new HashMap<>();
        }
        return em.createQuery("select l from IssueLineEntity l where l.issueId in :issues", IssueLineEntity.class)
                .setParameter("issues", issues.stream().map(IssueEntity::id).toList())
                .getResultStream()
                .collect(Collectors.groupingBy(IssueLineEntity::issueId));
    }

    Optional<IssueEntity> find(UUID id, Access access) {
        Filter same = new Filter.Condition("id", Operator.EQ, List.of(id.toString()));
        return page(new ListQuery(same, List.of(), 1, null, false), access).items().stream()
                .findFirst();
    }

    CustomerIssue issue(IssueEntity issue, boolean withCost) {
        return issue.issue(lines(List.of(issue)).getOrDefault(issue.id(), List.of()), withCost);
    }

    /** {@return the refusal of what cannot be done in an issue's state} */
    static KontorException wrongState(IssueEntity issue) {
        return KontorException.of(ProblemKind.CONFLICT, "ISSUE_STATE").with("state", issue.state());
    }
}
