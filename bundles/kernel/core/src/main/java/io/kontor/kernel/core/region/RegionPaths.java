package io.kontor.kernel.core.region;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;

/** Paths of regions for the rest of the kernel, within its own transaction. */
public final class RegionPaths {
    private RegionPaths() {}

    /**
     * {@return the paths of those that exist, by code}
     *
     * @param em the transaction's
     * @param codes codes of regions
     */
    public static Map<String, String> of(EntityManager em, Collection<String> codes) {
        return new RegionRepository(em)
                .findAll(codes).stream().collect(Collectors.toMap(RegionEntity::code, RegionEntity::path));
    }
}
