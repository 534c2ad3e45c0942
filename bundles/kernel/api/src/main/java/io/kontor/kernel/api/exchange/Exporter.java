package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Gives rows of a module. Register it as a service; it is called with the actor of the export bound to the thread and
 * gives only rows and field classes that actor may both read and export.
 */
@ConsumerType
public interface Exporter {
    /** {@return what it exports} */
    ExportTarget target();

    /** {@return the columns it knows now, in order} */
    List<TableColumn> columns();

    /**
     * {@return one page of rows; each has a value a column in order: {@code String}, {@code Integer}, {@code Long},
     * {@code BigDecimal}, {@code LocalDate}, {@code Instant}, {@code Boolean} or null}
     *
     * @param query filter, order and page
     * @param columns the columns wanted
     * @throws KontorException FORBIDDEN; MALFORMED for an unknown field in filter or sort
     */
    Page<List<@Nullable Object>> rows(ListQuery query, List<String> columns);

    /** The pages of one file, asked for one after the other by one thread. */
    @FunctionalInterface
    interface Pages {
        /**
         * {@return one page, as for {@link Exporter#rows}}
         *
         * @param query filter, order and page
         */
        Page<List<@Nullable Object>> page(ListQuery query);
    }

    /**
     * {@return the pages of one file} Called once for each file. An exporter that must work out all rows to give any
     * does so once here, not for each page; filter and order of a file are the same for all its pages.
     *
     * @param columns the columns wanted
     */
    default Pages pages(List<String> columns) {
        return query -> rows(query, columns);
    }

    /**
     * Records in the module's history that rows leave, before the first one does.
     *
     * @param order what was asked
     * @param rows how many rows there are
     */
    void exported(ExportOrder order, long rows);
}
