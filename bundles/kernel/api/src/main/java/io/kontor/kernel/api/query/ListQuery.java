package io.kontor.kernel.api.query;

import io.kontor.kernel.api.error.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list is asked for.
 *
 * @param filter which rows, null for all in scope
 * @param sort in which order, empty for the list's own; ties are broken by id
 * @param limit most rows of the page, 1 to 500
 * @param cursor where the page begins, from the page before; null for the first
 * @param count whether the total is wanted
 */
public record ListQuery(
        @Nullable Filter filter,
        List<Sort> sort,
        int limit,
        @Nullable String cursor,
        boolean count) {
    /** Most rows of one page. */
    public static final int MAX_LIMIT = 500;

    /** Rows of a page when the caller does not say. */
    public static final int DEFAULT_LIMIT = 50;

    /** Keeps the sort keys by value and checks the limits. */
    public ListQuery {
        sort = List.copyOf(sort);
        new Violations()
                .range("limit", limit, 1, MAX_LIMIT)
                .size("sort", sort, 5)
                .throwIfAny();
    }

    /**
     * {@return the first page of the rows a filter finds}
     *
     * @param filter the filter as written
     */
    public static ListQuery where(String filter) {
        return new ListQuery(FilterParser.parse(filter), List.of(), DEFAULT_LIMIT, null, false);
    }

    /** {@return the first page of all rows, with the total} */
    public static ListQuery all() {
        return new ListQuery(null, List.of(), DEFAULT_LIMIT, null, true);
    }

    /**
     * {@return the query of a caller's parameters}
     *
     * @param filter the filter as written, null for none
     * @param sort the sort keys as written, null for the list's own order
     * @param limit most rows, null for {@value #DEFAULT_LIMIT}
     * @param cursor where the page begins, null for the first
     * @param count whether the total is wanted, null for no
     */
    public static ListQuery of(
            @Nullable String filter,
            @Nullable String sort,
            @Nullable Integer limit,
            @Nullable String cursor,
            @Nullable Boolean count) {
        return new ListQuery(
                filter == null || filter.isBlank() ? null : FilterParser.parse(filter),
                sort == null || sort.isBlank() ? List.of() : Sort.parse(sort),
                limit == null ? DEFAULT_LIMIT : limit,
                cursor,
                Boolean.TRUE.equals(count));
    }
}
