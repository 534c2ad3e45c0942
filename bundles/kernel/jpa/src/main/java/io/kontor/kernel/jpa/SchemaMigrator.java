package io.kontor.kernel.jpa;

import io.kontor.kernel.api.error.KontorException;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Brings a module's tables to the newest state. Each module runs it when it starts, before anything uses its tables.
 */
@ProviderType
public interface SchemaMigrator {
    /**
     * Runs {@code db/kontor-module.xml} of this bundle (with parameter {@code module}) and then {@code db/<module>.xml}
     * of the module's bundle. History and lock are the module's own tables. A failure is recorded for the module
     * registry.
     *
     * @param module name of the module
     * @param owner a class of the bundle that holds the changelog
     * @throws KontorException UNAVAILABLE {@code MIGRATION_FAILED}
     */
    void migrate(String module, Class<?> owner);
}
