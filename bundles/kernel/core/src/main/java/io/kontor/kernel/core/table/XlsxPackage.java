package io.kontor.kernel.core.table;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a workbook, read in the order of the file. What is passed over counts as well: skipping a part of a ZIP
 * means to inflate it.
 */
final class XlsxPackage implements AutoCloseable {
    private static final int ENTRIES = 2_000;
    private static final long LEAST = 20_000_000;
    private static final long MOST = 300_000_000;
    private static final int RATIO = 100;
    private static final int BETWEEN_TAGS = 1_000_000;

    private final ZipInputStream zip;
    private final Counted packed;
    private long inflated;
    private int entries;

    XlsxPackage(TableSource source) {
        packed = new Counted(source.open());
        zip = new ZipInputStream(packed);
    }

    /** Counts what was read. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count += octet < 0 ? 0 : 1;
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = super.read(into, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    /** {@return name of the next part, null at the end} */
    @Nullable
    String next() throws IOException {
        skipRest();
        ZipEntry entry = zip.getNextEntry();
        if (entry != null && ++entries > ENTRIES) {
            throw Limits.tooLarge("parts");
        }
        return entry == null ? null : entry.getName();
    }

    private void skipRest() throws IOException {
        if (entries == 0) {
            return;
        }
        byte[] waste = new byte[1 << 16];
        InputStream rest = part(MOST, Integer.MAX_VALUE);
        while (rest.read(waste, 0, waste.length) >= 0) {
            // counts itself
        }
    }

    /**
     * {@return the present part; a text or attribute cannot be large, because readers keep those whole}
     *
     * @param most octets it may have
     */
    InputStream part(long most) {
        return part(most, BETWEEN_TAGS);
    }

    private InputStream part(long most, int betweenTags) {
        return new FilterInputStream(zip) {
            private long read;
            private int sinceTag;

            @Override
            public int read() throws IOException {
                byte[] octet = new byte[1];
                return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int octets = zip.read(into, offset, length);
                read += Math.max(octets, 0);
                count(Math.max(octets, 0));
                for (int i = offset; i < offset + octets; i++) {
                    sinceTag = into[i] == '>' ? 0 : sinceTag + 1;
                }
                if (read > most || sinceTag > betweenTags) {
                    throw Limits.tooLarge("part");
                }
                return octets;
            }

            @Override
            public void close() {
                // the next part comes from the same stream
            }
        };
    }

    private void count(int octets) {
        inflated += octets;
        if (inflated > Math.min(MOST, LEAST + RATIO * packed.count)) {
            throw Limits.tooLarge("inflated");
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
