package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.exchange.Imports;
import io.kontor.kernel.core.table.Limits;
import io.kontor.kernel.core.table.TableSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An upload in a file of its own: it is read several times, and a transaction that is tried again reads it anew. */
final class Spooled implements TableSource, AutoCloseable {
    private final Path file;

    Spooled(InputStream upload) {
        try {
            file = Files.createTempFile("kontor-upload", null);
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                long all = 0;
                for (int read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
                    all += read;
                    if (all > Imports.MAX_BYTES) {
                        throw Limits.tooLarge("file");
                    }
                    out.write(buffer, 0, read);
                }
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open() {
        try {
            return new BufferedInputStream(Files.newInputStream(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
