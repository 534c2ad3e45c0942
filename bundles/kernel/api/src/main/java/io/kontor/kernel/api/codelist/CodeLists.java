package io.kontor.kernel.api.codelist;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The code lists, owned by modules and edited by the company. Reading needs only a login; writing needs
 * {@code kernel:code-list:write}.
 */
@ProviderType
public interface CodeLists {
    /** {@return the lists of the running modules, by name} */
    List<CodeListDefinition> lists();

    /**
     * {@return all entries of a list, by sort number and code; lists have at most 2,000}
     *
     * @param list name of the list
     * @throws KontorException NOT_FOUND for an unknown list
     */
    List<Code> codes(String list);

    /**
     * Adds a violation {@code UNKNOWN_CODE} unless the code is an active entry. Null passes.
     *
     * @param list name of the list
     * @param code the code
     * @param field where the value stands
     * @param violations receives what is wrong
     */
    void check(String list, @Nullable String code, String field, Violations violations);

    /**
     * Adds an entry.
     *
     * @param list name of the list
     * @param code new code
     * @param label name in both languages
     * @param sortNo order in the list
     * @return the entry
     * @throws KontorException NOT_FOUND for an unknown list; CONFLICT {@code CODE_TAKEN} or {@code CODE_LIST_FULL}
     */
    Code add(String list, String code, LocalizedText label, int sortNo);

    /**
     * Changes an entry's name, order and state.
     *
     * @param changed the entry with its new values and the version the caller saw
     * @return the entry
     * @throws KontorException NOT_FOUND, STALE
     */
    Code change(Code changed);
}
