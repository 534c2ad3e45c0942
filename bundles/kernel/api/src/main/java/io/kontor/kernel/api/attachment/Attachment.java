package io.kontor.kernel.api.attachment;

import io.kontor.kernel.api.value.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An attachment without its octets. The line stays, with the hash, when the octets are removed.
 *
 * @param id identity, random enough not to be guessed
 * @param version grows with every change
 * @param kind what it is of
 * @param name name of the file: without folders and characters that mean something to a file system, with the ending of
 *     its type; at most 105 characters
 * @param mediaType what the octets are, whatever the sender called them: {@code image/jpeg}, {@code image/png},
 *     {@code image/webp} or {@code application/pdf}
 * @param size octets, positive
 * @param sha256 SHA-256 of the octets, 64 hexadecimal digits in lower case
 * @param addedBy who added it
 * @param addedAt when
 * @param keepUntil last day on which it is kept, in the company's zone; null for ever
 * @param removedAt when the octets were removed, null while they are there
 * @param removedBy who removed them, null while they are there
 * @param reason why they were removed; null while they are there, and when they had been kept long enough
 */
public record Attachment(
        UUID id,
        long version,
        AttachmentKind kind,
        String name,
        String mediaType,
        long size,
        String sha256,
        UUID addedBy,
        Instant addedAt,
        @Nullable LocalDate keepUntil,
        @Nullable Instant removedAt,
        @Nullable UUID removedBy,
        @Nullable String reason)
        implements Versioned {}
