package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.Together;
import io.kontor.promo.api.value.CustomerRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** References to customers in all records that have one. The reference alone changes, whatever else a record is at. */
public final class CustomerLinks {
    private final Statements sql;

    /** Over the connection of a transaction. */
    public CustomerLinks(EntityManager em) {
        this.sql = new Statements(em);
    }

    /**
     * A record and the customer it refers to.
     *
     * @param id the record
     * @param code the code people know it by, null for none
     * @param root the place whose rows its history belongs to, null for none
     * @param customer the customer
     * @param singleKey what makes a place the only one of its kind, null for none and for other records
     */
    public record Link(
            UUID id,
            @Nullable String code,
            @Nullable UUID root,
            CustomerRef customer,
            @Nullable String singleKey) {}

    /** {@return how many records refer to a customer} */
    public long count(LinkKind kind, UUID customer) {
        return sql.list(
                        "select count(*) from " + kind.table() + " where customer_id = ?",
                        row -> row.getLong(1),
                        customer)
                .get(0);
    }

    /** {@return the records that refer to a customer} */
    public List<Link> of(LinkKind kind, UUID customer) {
        return sql.list(select(kind, "t") + " where t.customer_id = ? order by t.id", CustomerLinks::link, customer);
    }

    /** {@return those records a merge has re-linked that are still there, as they are now} */
    public List<Link> present(LinkKind kind, UUID merge) {
        return sql.list(
                select(kind, "t") + " join promo_merge_row r on r.row_id = t.id"
                        + " where r.merge_id = ? and r.kind = ? order by t.id",
                CustomerLinks::link,
                merge,
                kind);
    }

    private static String select(LinkKind kind, String alias) {
        String names = kind.namesCustomer()
                ? alias + ".customer_code, " + alias + ".customer_name"
                : "cast(null as varchar(64)), cast(null as varchar(200))";
        String key = kind == LinkKind.PLACE ? alias + ".single_key" : "cast(null as varchar(80))";
        return "select " + alias + ".id, " + kind.codeColumn() + ", " + kind.rootColumn() + ", " + alias
                + ".customer_id, " + names + ", " + key + " from " + kind.table() + " " + alias;
    }

    private static Link link(ResultSet row) throws SQLException {
        String name = row.getString(6);
        return new Link(
                Statements.idOf(row.getString(1)),
                row.getString(2),
                Statements.id(row.getString(3)),
                new CustomerRef(Statements.id(row.getString(4)), row.getString(5), name == null ? "" : name),
                row.getString(7));
    }

    /** Lets records refer to the customers they come with. */
    public void link(LinkKind kind, List<Link> links) {
        String names = kind.namesCustomer() ? ", customer_code = ?, customer_name = ?" : "";
        String key = kind == LinkKind.PLACE ? ", single_key = ?" : "";
        String update = "update " + kind.table() + " set version = version + 1, customer_id = ?" + names + key
                + " where id = ?";
        Together together = sql.together();
        for (Link link : links) {
            CustomerRef to = link.customer();
            switch (kind) {
                case QUOTA_RULE -> together.change(update, to.id(), link.id());
                case PLACE -> together.change(update, to.id(), to.code(), to.name(), link.singleKey(), link.id());
                default -> together.change(update, to.id(), to.code(), to.name(), link.id());
            }
        }
        together.send();
    }

    /** {@return whether a place has a key already} */
    public boolean isTaken(String singleKey) {
        return sql.first("select id from promo_place where single_key = ?", row -> row.getString(1), singleKey)
                .isPresent();
    }
}
