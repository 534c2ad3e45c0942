package io.kontor.kernel.api.value;

import java.security.SecureRandom;
import java.util.UUID;

/** Gives identities: UUID version 7 (RFC 9562), random but ordered by time, so that indexes grow at their end. */
public final class Ids {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Ids() {}

    /** {@return a new identity} */
    public static UUID next() {
        long random = RANDOM.nextLong();
        long high = (System.currentTimeMillis() << 16) | 0x7000L | (random >>> 52);
        return new UUID(high, (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L);
    }
}
