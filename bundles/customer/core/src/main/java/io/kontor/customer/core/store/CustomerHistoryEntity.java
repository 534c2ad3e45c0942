package io.kontor.customer.core.store;

import io.kontor.kernel.jpa.HistoryRow;
import javax.persistence.Entity;
import javax.persistence.Table;

/** A line of the module's history. */
@Entity
@Table(name = "customer_history")
public class CustomerHistoryEntity extends HistoryRow {
    /** For JPA. */
    protected CustomerHistoryEntity() {}
}
