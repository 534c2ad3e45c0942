package io.kontor.credit.api.figures;

import org.osgi.annotation.versioning.ProviderType;

/** Answers "may I ship?" from figures, without reading or writing anything. */
@ProviderType
public interface ShipRules {
    /**
     * {@return the answer: STOP when stopped, HOLD when overdue too long, over the limit or too great an order, WARN
     * from 90 % use of the limit, else OK}
     *
     * @param check the figures
     */
    ShipAnswer answer(ShipCheck check);
}
