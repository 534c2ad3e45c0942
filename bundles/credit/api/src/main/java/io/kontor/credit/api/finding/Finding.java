package io.kontor.credit.api.finding;

import io.kontor.kernel.api.text.LocalizedText;

/**
 * What a check or a fit has to say about one part of its input. Nothing is thrown for bad data: the finding names it.
 *
 * @param severity what follows from it
 * @param code stable upper-case code such as {@code CONSTANT_COLUMN}
 * @param subject the part concerned: code of a column, a row's id, or empty for the whole
 * @param text the finding in both languages, with its numbers
 */
public record Finding(Severity severity, String code, String subject, LocalizedText text) {
    /** What follows from a finding. */
    public enum Severity {
        /** Worth knowing; nothing was changed. */
        INFO,
        /** The part was changed or left out, or needs a second look. */
        WARNING,
        /** The whole was refused. */
        ERROR
    }
}
