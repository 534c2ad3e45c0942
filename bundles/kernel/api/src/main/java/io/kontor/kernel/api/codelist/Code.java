package io.kontor.kernel.api.codelist;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Versioned;

/**
 * One entry of a code list.
 *
 * @param list the list
 * @param code unique in its list, never changed or used again
 * @param version for If-Match
 * @param label name in both languages
 * @param sortNo order in the list
 * @param active false hides it from new input; old values stay readable
 */
public record Code(String list, String code, long version, LocalizedText label, int sortNo, boolean active)
        implements Versioned {}
