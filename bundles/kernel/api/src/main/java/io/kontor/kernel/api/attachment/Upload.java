package io.kontor.kernel.api.attachment;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What is to be attached.
 *
 * @param kind what it is of; refused when null
 * @param name name the sender gives the file, null for none; it is cleaned
 * @param sha256 SHA-256 the octets should have, 64 hexadecimal digits; null not to compare
 * @param octets the file; read once and not closed
 */
public record Upload(
        @Nullable AttachmentKind kind,
        @Nullable String name,
        @Nullable String sha256,
        InputStream octets) {}
