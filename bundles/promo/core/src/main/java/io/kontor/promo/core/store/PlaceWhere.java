package io.kontor.promo.core.store;

import io.kontor.kernel.api.security.RowScope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The condition on a place {@code p} in a statement: below another one, and in some rows. */
record PlaceWhere(String text, List<Object> values) {
    static PlaceWhere of(@Nullable String treePath, RowScope rows) {
        StringBuilder text = new StringBuilder();
        List<Object> values = new ArrayList<>();
        if (treePath != null) {
            text.append(" and p.tree_path like ?");
            values.add(treePath + "%");
        }
        if (!rows.all()) {
            List<String> parts = new ArrayList<>();
            if (!rows.owners().isEmpty()) {
                parts.add("p.keeper_id in " + Statements.marks(rows.owners().size()));
                values.addAll(rows.owners());
            }
            if (!rows.teams().isEmpty()) {
                parts.add("p.team_id in " + Statements.marks(rows.teams().size()));
                values.addAll(rows.teams());
            }
            for (String path : rows.regionPaths()) {
                parts.add("substr(p.region_path, 1, " + path.length() + ") = ?");
                values.add(path);
            }
            text.append(parts.isEmpty() ? " and 1 = 0" : " and (" + String.join(" or ", parts) + ")");
        }
        return new PlaceWhere(text.toString(), values);
    }
}
