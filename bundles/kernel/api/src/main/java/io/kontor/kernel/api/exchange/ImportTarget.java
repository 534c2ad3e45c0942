package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.text.LocalizedText;

/**
 * What can be imported.
 *
 * @param name its name, unique over all modules and usable in a path, for example {@code customers}
 * @param module the module it belongs to
 * @param label its name for people
 * @param permission the permission to import it, {@code module:entity:action}
 */
public record ImportTarget(String name, String module, LocalizedText label, String permission) {}
