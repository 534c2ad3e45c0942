package io.kontor.customer.core;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionData;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A region tree a test builds by paths. */
public final class FakeRegions implements RegionTree {
    private final Map<String, Region> regions = new ConcurrentHashMap<>();

    public FakeRegions() {
        put("31/");
        put("31/3101/");
        put("31/3101/310104/");
        put("33/");
        put("33/3301/");
    }

    /** Puts a region at a path, moving it when it is there already. */
    public void put(String path) {
        String[] codes = path.split("/", -1);
        int level = codes.length - 2;
        String code = codes[level];
        String parent = level == 0 ? null : codes[level - 1];
        regions.put(code, new Region(code, 1, parent, new LocalizedText(code, code), 0, path, level));
    }

    public void remove(String code) {
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
        Map<String, Region> found = new HashMap<>();
        codes.forEach(c -> find(c).ifPresent(r -> found.put(c, r)));
        return found;
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
