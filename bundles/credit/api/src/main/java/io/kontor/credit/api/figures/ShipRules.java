package io.kontor.credit.api.figures;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Answers "may I ship?" from figures, without reading or writing anything. */
@ProviderType
public interface ShipRules {
    /**
     * {@return the answer: STOP when stopped, HOLD when overdue too long, the limit expired, over the limit, too great
     * an order, a payment index too low or figures too old, WARN from 90 % use of the limit, else OK}
     *
     * @param check the figures
     */
    ShipAnswer answer(ShipCheck check);

    /**
     * {@return the answer where several limits hold at once: the customer's own, that of a segment (brand, company) and
     * that of its group. The gravest verdict, the reasons of all in their order, the least that passes and the most
     * that must be paid first}
     *
     * @param path the figures against each limit, at least one
     */
    ShipAnswer answer(List<ShipCheck> path);
}
