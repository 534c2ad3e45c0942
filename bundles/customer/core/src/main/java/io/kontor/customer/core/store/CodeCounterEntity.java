package io.kontor.customer.core.store;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** The number of the next code given; whoever gives one locks it. */
@Entity
@Table(name = "customer_code_counter")
public class CodeCounterEntity {
    @Id
    @Column(name = "id")
    private String id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "next_no")
    private long nextNo;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected CodeCounterEntity() {}

    /** {@return a number, never given before} */
    public long next() {
        return nextNo++;
    }
}
