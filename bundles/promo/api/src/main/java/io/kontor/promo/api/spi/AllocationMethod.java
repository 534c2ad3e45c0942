package io.kontor.promo.api.spi;

import io.kontor.promo.api.allocation.AllocationTarget;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Shares a quantity among targets. Register it as a service; plans name it by {@link #name()}. */
@ConsumerType
public interface AllocationMethod {
    /** {@return its name: upper-case letters and underscores} */
    String name();

    /**
     * {@return base units of each target, in the order of the targets; their sum is not above the quantity}
     * Deterministic: the same input gives the same answer.
     *
     * @param quantity base units to be shared
     * @param targets who gets a share
     */
    List<Long> allocate(long quantity, List<AllocationTarget> targets);
}
