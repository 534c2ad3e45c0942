package io.kontor.kernel.http;

import io.kontor.kernel.api.query.ListQuery;
import javax.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** The query parameters of every list, as {@code @BeanParam}. */
public final class ListParams {
    @QueryParam("filter")
    private @Nullable String filter;

    @QueryParam("sort")
    private @Nullable String sort;

    @QueryParam("limit")
    private @Nullable Integer limit;

    @QueryParam("cursor")
    private @Nullable String cursor;

    @QueryParam("count")
    private @Nullable Boolean count;

    /** {@return the list query they ask} */
    public ListQuery query() {
        return ListQuery.of(filter, sort, limit, cursor, count);
    }
}
