package io.kontor.promo.core.item;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.security.StaffDirectory.Person;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Conditions;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.item.PromoItem;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.PromoItems;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.ItemEntity;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import javax.persistence.criteria.Predicate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The catalogue in the database. */
@Component
public final class JpaPromoItems implements PromoItems {
    private static final String READ = "promo:item:read";
    private static final String WRITE = "promo:item:write";
    private static final Answer<PromoItem> ITEM = Answer.of(PromoItem.class);
    private static final Tracked TRACKED =
            Tracked.type("PromoItem").classified(FieldClass.AMOUNT, "/unitCost", "/salesPrice");
    private static final Listing<ItemEntity> LISTING = Listing.of(ItemEntity.class, "id")
            .field("id", Kind.UUID_KIND, i -> i.get("id"))
            .field("code", Kind.TEXT, i -> i.get("code"))
            .field("name", Kind.TEXT, i -> i.get("name"))
            .field("kind", Kind.ofEnum(ItemKind.class), i -> i.get("kind"))
            .field("tracking", Kind.ofEnum(Tracking.class), i -> i.get("tracking"))
            .field("barcode", Kind.TEXT, i -> i.get("barcode"))
            .field("validFrom", Kind.DATE, i -> i.get("validFrom"))
            .field("validTo", Kind.DATE, i -> i.get("validTo"))
            .field("productRef", Kind.TEXT, i -> i.get("productRef"))
            .field("ownerId", Kind.UUID_KIND, i -> i.get("ownerId"))
            .field("consignor", Kind.TEXT, i -> i.get("consignor"))
            .test("search", JpaPromoItems::search)
            .defaultSort("code")
            .build();

    private final Transactions transactions;
    private final StaffDirectory staff;

    /** Over the module's transactions. */
    @Activate
    public JpaPromoItems(@Reference PromoTransactions transactions, @Reference StaffDirectory staff) {
        this.transactions = transactions.get();
        this.staff = staff;
    }

    private static Predicate search(Listing.Query<ItemEntity> query, Filter.Condition condition) {
        if (condition.operator() != Operator.EQ && condition.operator() != Operator.LIKE) {
            throw Conditions.operator(condition);
        }
        String text = condition.values().get(0).strip();
        return Conditions.like(query.cb(), query.root().get("searchText"), "*" + text + "*");
    }

    @Override
    public Page<PromoItem> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em ->
                LISTING.page(em, query, access, q -> q.cb().conjunction(), null).map(item -> item(item, access)));
    }

    @Override
    public Optional<PromoItem> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(
                em -> Optional.ofNullable(em.find(ItemEntity.class, id)).map(item -> item(item, access)));
    }

    @Override
    public PromoItem add(PromoItemData data) {
        Access access = Call.require(WRITE);
        PromoItemData checked = checked(data, access);
        PromoItemData stored = mine(checked, access) && Amounts.seen(access, data.ownerId(), data.teamId())
                ? checked
                : Amounts.keep(checked, null);
        return transactions.write(ITEM, em -> {
            ItemEntity item = new ItemEntity(Ids.next(), stored);
            em.persist(item);
            em.flush();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.created(item.id(), item.code(), item.data()).event("PromoItemAdded"));
            return item(item, access);
        });
    }

    @Override
    public PromoItem change(UUID id, long version, UnaryOperator<PromoItemData> edit) {
        Access access = Call.require(WRITE);
        return transactions.write(ITEM, em -> {
            ItemEntity item = em.find(ItemEntity.class, id);
            if (item == null) {
                throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
            }
            Versions.check(item.version(), version);
            PromoItemData before = item.data();
            if (!mine(before, access)) {
                throw KontorException.of(ProblemKind.FORBIDDEN, "ITEM_NOT_YOURS")
                        .with("item", before.code());
            }
            boolean amounts = Amounts.seen(access, item.ownerId(), item.teamId());
            PromoItemData asked = checked(edit.apply(amounts ? before : Amounts.without(before)), access);
            PromoItemData after = amounts ? asked : Amounts.keep(asked, before);
            requireUnused(em, id, before, after);
            item.apply(after);
            em.flush();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.changed(id, item.code(), before, item.data())
                                    .event("PromoItemChanged"));
            return item(item, access);
        });
    }

    private PromoItemData checked(PromoItemData data, Access access) {
        Violations violations = new Violations();
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        if (data.ownerId() != null) {
            Person owner = staff.people(List.of(data.ownerId())).get(data.ownerId());
            if (owner == null || !owner.enabled()) {
                violations.add("ownerId", "UNKNOWN_USER");
            }
        }
        if (data.teamId() != null && !staff.teamExists(data.teamId())) {
            violations.add("teamId", "UNKNOWN_TEAM");
        }
        if (violations.list().isEmpty() && !mine(data, access)) {
            violations.add("ownerId", "OUTSIDE_OWN_ROWS");
        }
        violations.throwIfAny();
        return data;
    }

    private static boolean mine(PromoItemData data, Access access) {
        return (data.ownerId() == null && data.teamId() == null)
                || access.rows().covers(data.ownerId(), data.teamId(), null);
    }

    private static void requireUnused(EntityManager em, UUID id, PromoItemData before, PromoItemData after) {
        boolean same =
                before.tracking() == after.tracking() && before.baseUnit().equals(after.baseUnit());
        if (!same
                && !em.createQuery("select b.id from BalanceEntity b where b.itemId = :item", UUID.class)
                        .setParameter("item", id)
                        .setMaxResults(1)
                        .getResultList()
                        .isEmpty()) {
            throw KontorException.of(
                    ProblemKind.CONFLICT,
                    "ITEM_IN_USE",
                    before.tracking() == after.tracking() ? "baseUnit" : "tracking");
        }
    }

    /** {@return whether an item is there and, to change it, is in the caller's rows} */
    public static boolean reaches(EntityManager em, UUID id, Access access) {
        ItemEntity item = em.find(ItemEntity.class, id);
        return item != null && (access.permission().equals(READ) || mine(item.data(), access));
    }

    private static PromoItem item(ItemEntity item, Access access) {
        PromoItemData data = item.data();
        boolean amounts = Amounts.seen(access, item.ownerId(), item.teamId());
        return new PromoItem(item.id(), item.version(), amounts ? data : Amounts.without(data));
    }
}
