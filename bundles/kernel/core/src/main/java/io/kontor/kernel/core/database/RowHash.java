package io.kontor.kernel.core.database;

import io.kontor.kernel.core.file.Sha256;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A sum of the SHA-256 of rows: the same for the same rows in whatever order, which two databases do not share. One
 * value that differs makes another sum.
 */
final class RowHash {
    private static final int LANES = 4;

    private final MessageDigest digest = Sha256.digest();
    private final long[] sum = new long[LANES];
    private long rows;

    void add(@Nullable Object[] row) {
        for (Object value : row) {
            byte[] bytes =
                    value instanceof byte[] octets ? octets : canonical(value).getBytes(StandardCharsets.UTF_8);
            digest.update(value instanceof byte[] ? (byte) 'b' : (byte) 'v');
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        ByteBuffer hash = ByteBuffer.wrap(digest.digest());
        for (int i = 0; i < LANES; i++) {
            sum[i] += hash.getLong();
        }
        rows++;
    }

    /** The two databases differ in the classes of values, and in digits of times that nobody keeps. */
    private static String canonical(@Nullable Object value) {
        if (value == null) {
            return "-";
        }
        if (value instanceof Number number) {
            return "n" + new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
        }
        if (value instanceof Timestamp time) {
            return "t" + time.toInstant().truncatedTo(ChronoUnit.MICROS);
        }
        return "s" + value;
    }

    long rows() {
        return rows;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RowHash that && rows == that.rows && Arrays.equals(sum, that.sum);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(sum);
    }
}
