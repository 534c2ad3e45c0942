package io.kontor.customer.core.imports;

import io.kontor.customer.core.store.AxisCodeEntity;
import io.kontor.customer.core.store.AxisEntity;
import io.kontor.customer.core.store.Fetch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;

/**
 * What the codes and names of a file of customers stand for.
 *
 * @param owners users by login name
 * @param teams teams by code
 * @param regionPaths paths by region
 * @param codes active codes by column
 * @param axes axes by code
 */
record CustomerTerms(
        Map<String, UUID> owners,
        Map<String, UUID> teams,
        Map<String, String> regionPaths,
        Map<String, Map<String, String>> codes,
        Map<String, AxisTerms> axes) {
    private static final Map<String, String> LISTS = Map.of(
            "organisationForm", "customer.organisation-form",
            "industry", "customer.industry",
            "source", "customer.source");

    /**
     * An axis of new input.
     *
     * @param multiple whether a customer may have several codes
     * @param codes its active codes
     */
    record AxisTerms(boolean multiple, Set<String> codes) {}

    static CustomerTerms of(Sheet sheet, ImportLookups lookups, Map<String, AxisTerms> axes) {
        Map<String, Map<String, String>> codes = new HashMap<>();
        LISTS.forEach((column, list) -> codes.put(column, lookups.codes(list, sheet.values(column))));
        return new CustomerTerms(
                lookups.owners(sheet.values("owner")),
                lookups.teams(sheet.values("team")),
                lookups.regions(sheet.values("region")),
                codes,
                axes);
    }

    /** {@return the axes in use} */
    static Map<String, AxisTerms> axes(EntityManager em) {
        Map<String, AxisTerms> axes = new HashMap<>();
        em.createQuery("select a from AxisEntity a", AxisEntity.class)
                .getResultStream()
                .map(AxisEntity::axis)
                .filter(a -> a.active())
                .forEach(a -> axes.put(a.code(), new AxisTerms(a.multiple(), codes(em, a.code()))));
        return axes;
    }

    private static Set<String> codes(EntityManager em, String axis) {
        return Fetch.rows(em, AxisCodeEntity.class, "axis", List.of(axis)).stream()
                .map(AxisCodeEntity::axisCode)
                .filter(c -> c.active())
                .map(c -> c.code())
                .collect(Collectors.toSet());
    }
}
