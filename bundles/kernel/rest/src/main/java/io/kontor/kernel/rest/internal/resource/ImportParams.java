package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.exchange.ImportOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of an import, as {@code @BeanParam}. */
public final class ImportParams {
    @QueryParam("mapping")
    private @Nullable String mapping;

    @QueryParam("map")
    private @Nullable List<String> map;

    @QueryParam("key")
    private @Nullable String key;

    @QueryParam("nullText")
    private @Nullable String nullText;

    @QueryParam("system")
    private @Nullable String system;

    @QueryParam("currency")
    private @Nullable String currency;

    @QueryParam("dryRun")
    private @Nullable Boolean dryRun;

    ImportOptions options() {
        Map<String, String> parameters = new HashMap<>();
        if (system != null) {
            parameters.put("system", system);
        }
        if (currency != null) {
            parameters.put("currency", currency);
        }
        return new ImportOptions(
                mapping,
                columns(map == null ? List.of() : map),
                key,
                nullText,
                Boolean.TRUE.equals(dryRun),
                parameters);
    }

    /** {@return the column by header of pairs {@code header:column}; only the header may hold a colon itself} */
    static Map<String, String> columns(List<String> pairs) {
        Map<String, String> columns = new HashMap<>();
        Violations wrong = new Violations();
        for (int i = 0; i < pairs.size(); i++) {
            String pair = pairs.get(i);
            int colon = pair.lastIndexOf(':');
            if (colon < 1) {
                wrong.add("map[" + i + "]", "ILLEGAL_MAPPING");
            } else if (columns.put(pair.substring(0, colon), pair.substring(colon + 1)) != null) {
                wrong.add("map[" + i + "]", "DUPLICATE");
            }
        }
        wrong.throwIfAny();
        return columns;
    }
}
