package io.kontor.customer.core.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/**
 * The row every confirmation of grades locks first, so that they go one after the other and a customer never has two
 * confirmed grades on a day. Locking each customer instead would read and lock the whole archive.
 */
@Entity
@Table(name = "customer_grade_turn")
public class GradeTurnEntity {
    /** Id of the only row. */
    public static final String CONFIRM = "confirm";

    @Id
    @Column(name = "id")
    private String id;

    @Version
    @Column(name = "version")
    private long version;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected GradeTurnEntity() {}
}
