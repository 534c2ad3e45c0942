package io.kontor.kernel.api.module;

import io.kontor.kernel.api.text.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A module of this installation.
 *
 * @param name its name
 * @param version its version, empty when unknown
 * @param label its name in both languages, null while it does not run
 * @param root the root of its REST resources, null while it does not run
 * @param status its state
 * @param reason why it does not run, in English for the administrator; null while it runs
 */
public record ModuleState(
        String name,
        String version,
        @Nullable LocalizedText label,
        @Nullable String root,
        Status status,
        @Nullable String reason) {
    /** State of a module. */
    public enum Status {
        /** It answers. */
        RUNNING,
        /** It is installed and on its way. */
        STARTING,
        /** It is installed but cannot run; the reason says why. */
        FAILED,
        /** It is known, but not installed or not to run; its data stays. */
        STOPPED
    }
}
