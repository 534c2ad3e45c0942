package io.kontor.kernel.core.attachment;

import io.kontor.kernel.api.attachment.AttachmentStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A partner's store. */
final class Shelf implements AttachmentStore {
    final Map<UUID, byte[]> kept = new HashMap<>();

    @Override
    public String name() {
        return "shelf";
    }

    @Override
    public void keep(UUID id, InputStream octets) {
        try {
            kept.put(id, octets.readAllBytes());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public InputStream open(UUID id) {
        return new ByteArrayInputStream(kept.getOrDefault(id, new byte[0]));
    }

    @Override
    public void delete(UUID id) {
        kept.remove(id);
    }
}
