package io.kontor.customer.api.classification;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Versioned;

/**
 * A classification axis, for example ownership or channel type.
 *
 * @param code stable code, {@code [a-z][a-z0-9-]*}, used in filters as {@code axis.<code>}
 * @param version for If-Match
 * @param label name in both languages
 * @param multiple whether a customer may have several codes of it at once
 * @param active false hides it from new input
 */
public record Axis(String code, long version, LocalizedText label, boolean multiple, boolean active)
        implements Versioned {}
