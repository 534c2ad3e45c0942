package io.kontor.kernel.core.history;

import io.kontor.kernel.jpa.HistoryRow;
import javax.persistence.Entity;
import javax.persistence.Table;

/** A line of the kernel's history. */
@Entity
@Table(name = "kernel_history")
class KernelHistoryEntity extends HistoryRow {
    /** For JPA. */
    protected KernelHistoryEntity() {}
}
