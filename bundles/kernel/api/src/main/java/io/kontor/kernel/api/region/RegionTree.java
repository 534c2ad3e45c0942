package io.kontor.kernel.api.region;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The region tree. Reading needs only a login; writing needs {@code kernel:region:write}. */
@ProviderType
public interface RegionTree {
    /** Most levels of the tree. */
    int MAX_LEVELS = 12;

    /**
     * {@return one page of regions, in tree order unless sorted otherwise}
     *
     * @param query filter and sort fields: code, parentCode, labelZh, labelEn, level, path ({@code descendantOf} a
     *     code)
     */
    Page<Region> list(ListQuery query);

    /**
     * {@return the region, or empty when unknown}
     *
     * @param code its code
     */
    Optional<Region> find(String code);

    /**
     * {@return the regions known among these, by code}
     *
     * @param codes codes
     */
    Map<String, Region> findAll(Collection<String> codes);

    /**
     * Creates a region.
     *
     * @param code new code
     * @param data its values
     * @return the region created
     * @throws KontorException CONFLICT {@code REGION_CODE_TAKEN}; INVALID {@code UNKNOWN_REGION} for the parent or
     *     {@code TREE_TOO_DEEP}
     */
    Region create(String code, RegionData data);

    /**
     * Changes a region; another parent moves it with everything below it.
     *
     * @param code the region
     * @param version the version the caller saw
     * @param data new values
     * @return the region changed
     * @throws KontorException NOT_FOUND, STALE; CONFLICT {@code REGION_CYCLE}; INVALID as for {@link #create}
     */
    Region change(String code, long version, RegionData data);

    /**
     * Deletes a region without regions below it. Modules that refer to it keep the code and show it as unknown.
     *
     * @param code the region
     * @param version the version the caller saw
     * @throws KontorException NOT_FOUND, STALE; CONFLICT {@code REGION_HAS_CHILDREN}
     */
    void delete(String code, long version);
}
