package io.kontor.kernel.api.exchange;

import io.kontor.kernel.api.text.LocalizedText;

/**
 * What can be exported.
 *
 * @param name its name, unique over all modules and usable in a path, for example {@code customers}
 * @param module the module it belongs to
 * @param label its name for people
 * @param permission the permission to export it, {@code module:entity:action}
 */
public record ExportTarget(String name, String module, LocalizedText label, String permission) {}
