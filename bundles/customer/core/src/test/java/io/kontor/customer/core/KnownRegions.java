package io.kontor.customer.core;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionData;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A region tree in memory, as far as this module asks it. */
public final class KnownRegions implements RegionTree {
    private final Map<String, Region> regions = new TreeMap<>();

    /** Adds a region below another, null for a root. */
    public KnownRegions with(String code, String parent) {
        Region above = parent == null ? null : regions.get(parent);
        String path = (above == null ? "" : above.path()) + code + "/";
        int level = above == null ? 0 : above.level() + 1;
        regions.put(
                code, new Region(code, 1, parent, new LocalizedText("区域" + code, "Region " + code), 0, path, level));
        return this;
    }

    /** Forgets a region, as if it had been deleted. */
    public void without(String code) {
        regions.remove(code);
    }

    @Override
    public Page<Region> list(ListQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Region> find(String code) {
        return Optional.ofNullable(regions.get(code));
    }

    @Override
    public Map<String, Region> findAll(Collection<String> codes) {
        return codes.stream().filter(regions::containsKey).distinct().collect(Collectors.toMap(c -> c, regions::get));
    }

    @Override
    public Region create(String code, RegionData data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Region change(String code, long version, RegionData data) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(String code, long version) {
        throw new UnsupportedOperationException();
    }
}
