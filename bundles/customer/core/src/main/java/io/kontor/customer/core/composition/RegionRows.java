package io.kontor.customer.core.composition;

import io.kontor.customer.api.composition.Composition;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionTree;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of an analysis by region: the region itself, or its ancestor at a level. A region the tree does not know, or
 * one above the level, belongs to the row for unknown.
 */
final class RegionRows {
    private final Map<String, String> keys = new HashMap<>();
    private final Map<String, Region> labels;
    private final boolean plain;

    RegionRows(RegionTree tree, Set<String> codes, @Nullable Integer level) {
        tree.findAll(codes).forEach((code, region) -> {
            String[] path = region.path().split("/", -1);
            if (level == null) {
                keys.put(code, code);
            } else if (level <= region.level()) {
                keys.put(code, path[level]);
            }
        });
        labels = tree.findAll(Set.copyOf(keys.values()));
        plain = level == null && keys.keySet().containsAll(codes);
    }

    /** {@return whether each region is a row of its own, so that customers counted by region are counted by row} */
    boolean isPlain() {
        return plain;
    }

    String key(@Nullable String region) {
        return region == null ? Composition.UNKNOWN : keys.getOrDefault(region, Composition.UNKNOWN);
    }

    String label(String key, Locale locale) {
        Region region = labels.get(key);
        return region == null ? key : region.label().in(locale);
    }
}
