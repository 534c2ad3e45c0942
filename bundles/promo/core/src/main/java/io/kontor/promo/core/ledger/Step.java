package io.kontor.promo.core.ledger;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.UUID;

/**
 * One end of a line, as kept: a balance went up or down. The steps of a balance are numbered without gaps and chained
 * by their hashes, so that a lost, changed or added one is found.
 */
public record Step(
        UUID balanceId, long seq, UUID movementId, int lineNo, LocalDate day, long delta, long onHand, String hash) {
    private static final HexFormat HEX = HexFormat.of();

    /** {@return the step that made a turn} */
    static Step of(Turn turn, UUID movementId, int lineNo, LocalDate day, long delta) {
        return new Step(
                turn.balanceId(),
                turn.seq(),
                movementId,
                lineNo,
                day,
                delta,
                turn.onHand(),
                hash(turn, movementId, lineNo, day, delta));
    }

    /** {@return the hash that follows from the step before and from what this step says} */
    public static String hash(Turn turn, UUID movementId, int lineNo, LocalDate day, long delta) {
        ByteBuffer text = ByteBuffer.allocate(128)
                .put(HEX.parseHex(turn.lastHash()))
                .putLong(turn.balanceId().getMostSignificantBits())
                .putLong(turn.balanceId().getLeastSignificantBits())
                .putLong(turn.seq())
                .putLong(movementId.getMostSignificantBits())
                .putLong(movementId.getLeastSignificantBits())
                .putInt(lineNo)
                .putLong(day.toEpochDay())
                .putLong(delta)
                .putLong(turn.onHand());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.flip());
            return HEX.formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
