package io.kontor.kernel.api.region;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A node of the region tree.
 *
 * @param code unique code, never changed
 * @param version for If-Match
 * @param parentCode the node above, null for a root
 * @param label name in both languages
 * @param sortNo order among siblings, for touring: route order goes by region first
 * @param path codes from the root to this node, each followed by a slash: {@code 31/3101/310104/}
 * @param level 0 for a root
 */
public record Region(
        String code, long version, @Nullable String parentCode, LocalizedText label, int sortNo, String path, int level)
        implements Versioned {}
