package io.kontor.kernel.api.attachment;

import java.io.InputStream;

/**
 * An attachment with its octets.
 *
 * @param attachment the line
 * @param octets the octets, read piece by piece while they are used; closed by whoever asked. They were compared with
 *     the hash before; when they differ all the same at the end, the last read fails
 */
public record AttachedFile(Attachment attachment, InputStream octets) {}
