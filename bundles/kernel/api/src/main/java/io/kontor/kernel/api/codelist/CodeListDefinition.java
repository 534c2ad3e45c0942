package io.kontor.kernel.api.codelist;

import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;

/**
 * A code list and the entries it starts with.
 *
 * @param name unique name, {@code <module>.<list>}, for example {@code customer.industry}
 * @param label name in both languages
 * @param presets entries written when the list is first seen; the company may change them afterwards
 */
public record CodeListDefinition(String name, LocalizedText label, List<Preset> presets) {
    /** Keeps the presets by value. */
    public CodeListDefinition {
        presets = List.copyOf(presets);
    }

    /**
     * An entry a list starts with.
     *
     * @param code the code
     * @param label name in both languages
     */
    public record Preset(String code, LocalizedText label) {}
}
