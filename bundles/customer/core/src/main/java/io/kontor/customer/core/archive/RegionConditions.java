package io.kontor.customer.core.archive;

import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.region.RegionTree;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds the regions a filter asks descendants of, so that the tree is asked once and outside the transaction. */
final class RegionConditions {
    private RegionConditions() {}

    /** {@return the paths of the regions known among those named after {@code descendantOf}, by code} */
    static Map<String, String> paths(@Nullable Filter filter, RegionTree regions) {
        Set<String> codes = new HashSet<>();
        if (filter != null) {
            collect(filter, codes);
        }
        Map<String, String> paths = new HashMap<>();
        if (!codes.isEmpty()) {
            regions.findAll(codes).forEach((code, region) -> paths.put(code, region.path()));
        }
        return paths;
    }

    private static void collect(Filter filter, Set<String> codes) {
        if (filter instanceof Filter.And and) {
            and.parts().forEach(p -> collect(p, codes));
        } else if (filter instanceof Filter.Or or) {
            or.parts().forEach(p -> collect(p, codes));
        } else if (filter instanceof Filter.Not not) {
            collect(not.part(), codes);
        } else if (filter instanceof Filter.Condition condition
                && condition.operator() == Operator.DESCENDANT_OF
                && "region".equals(condition.field())) {
            codes.addAll(condition.values());
        }
    }
}
