package io.kontor.kernel.core.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook. It waits in a file of its own, because only the directory at its end tells where they are.
 * Parts nobody asks for are not inflated.
 */
final class XlsxPackage implements AutoCloseable {
    private static final long LEAST = 20_000_000;
    private static final long MOST = 300_000_000;
    private static final int RATIO = 100;
    private static final int BETWEEN_TAGS = 1_000_000;

    private final Path file;
    private final ZipFile zip;
    private final long budget;
    private long inflated;

    XlsxPackage(TableSource source) throws IOException {
        file = Files.createTempFile("kontor-table", null);
        try {
            try (InputStream in = source.open()) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            budget = Math.min(MOST, LEAST + RATIO * Files.size(file));
            zip = new ZipFile(file.toFile());
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(file);
            throw e;
        }
    }

    /**
     * {@return a part, null when there is none of this name} A text or attribute in it cannot be large, because readers
     * keep those whole.
     *
     * @param name name of the part
     * @param most octets it may have
     */
    @Nullable
    InputStream part(String name, long most) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        return entry == null ? null : new Part(zip.getInputStream(entry), most);
    }

    /** Counts what comes out of the file. */
    private final class Part extends FilterInputStream {
        private final long most;
        private long read;
        private int sinceTag;

        Part(InputStream in, long most) {
            super(in);
            this.most = most;
        }

        @Override
        public int read() throws IOException {
            byte[] octet = new byte[1];
            return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int octets = super.read(into, offset, length);
            for (int i = offset; i < offset + octets; i++) {
                sinceTag = into[i] == '>' ? 0 : sinceTag + 1;
            }
            read += Math.max(octets, 0);
            inflated += Math.max(octets, 0);
            if (read > most || inflated > budget || sinceTag > BETWEEN_TAGS) {
                throw Limits.tooLarge("inflated");
            }
            return octets;
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
