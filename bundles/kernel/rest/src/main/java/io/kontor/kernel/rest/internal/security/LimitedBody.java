package io.kontor.kernel.rest.internal.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * A body of limited length that must arrive at a least speed. Only the time spent waiting for the sender counts:
 * Jetty's own {@code minRequestDataRate} counts our work as well, and so fails requests of honest senders on a busy
 * server.
 */
final class LimitedBody extends FilterInputStream {
    private static final int KILOBYTE = 1_000;
    private static final long SECOND = 1_000_000_000L;
    private static final long GRACE = 5 * SECOND;
    private static final int OCTETS_A_SECOND = 100;

    private final LongSupplier nanos;
    private int limit;
    private long given;
    private long waited;

    LimitedBody(InputStream in, int limit, LongSupplier nanos) {
        super(in);
        this.limit = limit;
        this.nanos = nanos;
    }

    /** Sets another limit, for what was read already as well. */
    void limitTo(int octets) {
        limit = octets;
    }

    /** {@return the refusal of a longer body} */
    static KontorException tooLarge(int limit) {
        return KontorException.of(ProblemKind.TOO_LARGE, "BODY_TOO_LARGE").with("kilobytes", limit / KILOBYTE);
    }

    @Override
    public int read() throws IOException {
        byte[] octet = new byte[1];
        return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        long before = nanos.getAsLong();
        int octets = receive(buffer, offset, length);
        waited += nanos.getAsLong() - before;
        given += Math.max(octets, 0);
        if (given > limit) {
            throw new IOException(tooLarge(limit));
        }
        if (waited > GRACE && given < OCTETS_A_SECOND * (waited / SECOND)) {
            throw new IOException(KontorException.of(ProblemKind.MALFORMED, "BODY_TOO_SLOW"));
        }
        return octets;
    }

    private int receive(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException e) {
            throw new IOException(KontorException.of(ProblemKind.MALFORMED, "BODY_INCOMPLETE"));
        }
    }
}
