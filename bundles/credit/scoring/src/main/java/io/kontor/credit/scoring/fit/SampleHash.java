package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Column;
import io.kontor.credit.api.fitting.LevelColumn;
import io.kontor.credit.api.fitting.NumberColumn;
import io.kontor.credit.api.fitting.Sample;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Names a development sample by its content, whatever the order of its rows: a digest over sorted hashes of rows. */
final class SampleHash {
    private SampleHash() {}

    static String of(Sample sample) {
        long[] rows = new long[sample.rows()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = sample.isBad(row) ? 1 : 2;
        }
        for (Column column : sample.columns()) {
            if (column instanceof NumberColumn numbers) {
                for (int row = 0; row < rows.length; row++) {
                    rows[row] = mix(rows[row], Double.doubleToLongBits(numbers.value(row) + 0.0));
                }
            } else {
                levels((LevelColumn) column, rows);
            }
        }
        Arrays.sort(rows);
        MessageDigest digest = sha256();
        for (Column column : sample.columns()) {
            digest.update(column.code().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(rows.length, Long.BYTES));
        buffer.asLongBuffer().put(rows);
        digest.update(buffer);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void levels(LevelColumn column, long[] rows) {
        Map<String, Long> hashes = new HashMap<>();
        for (int row = 0; row < rows.length; row++) {
            String level = column.value(row);
            long hash = level == null ? 0 : hashes.computeIfAbsent(level, SampleHash::text);
            rows[row] = mix(rows[row], hash);
        }
    }

    /** A number for a text, well mixed. */
    static long text(String text) {
        long hash = 1;
        for (int i = 0; i < text.length(); i++) {
            hash = mix(hash, text.charAt(i));
        }
        return hash;
    }

    /** The finaliser of SplitMix64 over a running value. */
    private static long mix(long hash, long value) {
        long z = hash * 0x9E3779B97F4A7C15L + value;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
