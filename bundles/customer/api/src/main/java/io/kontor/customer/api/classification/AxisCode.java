package io.kontor.customer.api.classification;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Versioned;
import org.jspecify.annotations.Nullable;

/**
 * A code of an axis; codes form a tree.
 *
 * @param axis the axis
 * @param code unique in its axis, never used again
 * @param version for If-Match
 * @param parentCode code above, null for a root
 * @param label name in both languages
 * @param sortNo order among siblings
 * @param active false hides it from new input
 */
public record AxisCode(
        String axis,
        String code,
        long version,
        @Nullable String parentCode,
        LocalizedText label,
        int sortNo,
        boolean active)
        implements Versioned {}
