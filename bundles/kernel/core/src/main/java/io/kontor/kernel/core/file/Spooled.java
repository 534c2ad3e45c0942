package io.kontor.kernel.core.file;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.core.table.TableSource;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** An upload in a file of its own: it is read several times, and a transaction that is tried again reads it anew. */
public final class Spooled implements TableSource, AutoCloseable {
    private final Path file;
    private final long size;

    /**
     * Receives an upload.
     *
     * @param upload the upload
     * @param most most octets
     * @param tooLarge the refusal of more
     */
    public Spooled(InputStream upload, long most, Supplier<KontorException> tooLarge) {
        try {
            file = Files.createTempFile("kontor-upload", null);
            try (OutputStream out = Files.newOutputStream(file)) {
                byte[] buffer = new byte[1 << 16];
                long all = 0;
                for (int read = upload.read(buffer); read >= 0; read = upload.read(buffer)) {
                    all += read;
                    if (all > most) {
                        throw tooLarge.get();
                    }
                    out.write(buffer, 0, read);
                }
                size = all;
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return its octets} */
    public long size() {
        return size;
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
