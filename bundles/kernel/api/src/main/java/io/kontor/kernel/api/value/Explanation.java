package io.kontor.kernel.api.value;

import io.kontor.kernel.api.text.LocalizedText;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One reason of a decision.
 *
 * @param code stable code
 * @param text the reason in both languages
 * @param input name of the input it rests on
 * @param value the input's value as text
 * @param source where the value came from
 * @param asOf the day the value was true
 */
public record Explanation(
        String code,
        LocalizedText text,
        @Nullable String input,
        @Nullable String value,
        String source,
        LocalDate asOf) {}
