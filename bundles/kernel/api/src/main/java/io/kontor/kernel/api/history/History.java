package io.kontor.kernel.api.history;

import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The history of one module. Each module registers its own, with property {@code kontor.module}. Reading needs
 * {@code <module>:history:read}; its scope is that of the records' roots.
 */
@ProviderType
public interface History {
    /** {@return the module's name} */
    String module();

    /**
     * {@return one page of entries, newest first when the caller does not say}
     *
     * @param query fields: {@code at}, {@code actor}, {@code subjectType}, {@code subjectId}, {@code rootId},
     *     {@code code}, {@code field}, {@code action}, {@code channel}, {@code correlationId}
     * @throws io.kontor.kernel.api.error.KontorException FORBIDDEN {@code PERMISSION_MISSING}; MALFORMED as every list
     */
    Page<HistoryEntry> list(ListQuery query);
}
