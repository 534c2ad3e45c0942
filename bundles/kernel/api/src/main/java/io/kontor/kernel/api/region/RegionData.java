package io.kontor.kernel.api.region;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is edited of a region.
 *
 * @param parentCode the node above, null for a root
 * @param label name in both languages
 * @param sortNo order among siblings, 0 to 1,000,000
 */
public record RegionData(@Nullable String parentCode, LocalizedText label, int sortNo) {
    /** {@return what is wrong with these values, empty when nothing} */
    public List<Violation> violations() {
        Violations v = new Violations().range("sortNo", sortNo, 0, 1_000_000).required("label", label);
        if (label != null) {
            label.check("label", v);
        }
        return v.list();
    }
}
