package io.kontor.kernel.core.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;

/**
 * Hashes passwords with Argon2id at the strength OWASP names. A hash costs 19 MiB and some 50 ms, so that only few run
 * at once and few wait; otherwise logins would be a way to stop the whole machine.
 */
@Component(service = PasswordHasher.class)
public final class PasswordHasher {
    static final int RUNNING = 2;
    static final int WAITING = 24;

    private static final int MEMORY_KIB = 19 * 1024;
    private static final int PASSES = 2;
    private static final int LANES = 1;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern PHC = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,7}),t=(\\d{1,3}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final SecureRandom random = new SecureRandom();
    private final Semaphore admitted = new Semaphore(RUNNING + WAITING);
    private final Semaphore running = new Semaphore(RUNNING, true);
    private final Cost cost;
    private final String nobody;

    /** Creates the hasher. */
    public PasswordHasher() {
        this(MEMORY_KIB);
    }

    /** For tests, which need many hashes and no strength. */
    PasswordHasher(int memoryKib) {
        cost = new Cost(memoryKib, PASSES, LANES);
        nobody = text(bytes(SALT_BYTES), bytes(HASH_BYTES));
    }

    /** {@return the hash as PHC string, with a fresh salt} */
    String hash(String password) {
        byte[] salt = bytes(SALT_BYTES);
        return text(salt, queued(() -> argon2(password, salt, cost, HASH_BYTES)));
    }

    /** {@return whether the password has this hash; without a hash it takes as long, and is false} */
    boolean matches(String password, @Nullable String stored) {
        Matcher phc = PHC.matcher(stored == null ? nobody : stored);
        if (!phc.matches()) {
            throw new IllegalStateException("Unknown form of a password hash");
        }
        Cost its = new Cost(number(phc, 1), number(phc, 2), number(phc, 3));
        byte[] salt = Base64.getDecoder().decode(phc.group(4));
        byte[] expected = Base64.getDecoder().decode(phc.group(5));
        byte[] actual = queued(() -> argon2(password, salt, its, expected.length));
        return MessageDigest.isEqual(expected, actual) && stored != null;
    }

    private <T> T queued(Supplier<T> work) {
        if (!admitted.tryAcquire()) {
            throw KontorException.of(ProblemKind.TOO_MANY_REQUESTS, "LOGIN_THROTTLED")
                    .with("seconds", 2);
        }
        try {
            running.acquireUninterruptibly();
            try {
                return work.get();
            } finally {
                running.release();
            }
        } finally {
            admitted.release();
        }
    }

    private static byte[] argon2(String password, byte[] salt, Cost cost, int length) {
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.memoryKib)
                .withIterations(cost.passes)
                .withParallelism(cost.lanes)
                .withSalt(salt)
                .build());
        byte[] hash = new byte[length];
        generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
        return hash;
    }

    private String text(byte[] salt, byte[] hash) {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=" + cost.memoryKib + ",t=" + cost.passes + ",p=" + cost.lanes + "$"
                + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static int number(Matcher phc, int group) {
        return Integer.parseInt(phc.group(group));
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private record Cost(int memoryKib, int passes, int lanes) {}
}
