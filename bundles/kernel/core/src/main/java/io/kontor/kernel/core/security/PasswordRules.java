package io.kontor.kernel.core.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;

/** What a password may be, and how it is brought to one form so that every keyboard gives the same one. */
final class PasswordRules {
    static final int MIN = 10;
    static final int MAX = 128;

    /** Above this a login is refused before the text is normalised, which may lengthen it eighteenfold. */
    private static final int MAX_RAW = 4 * MAX;

    /** 31 signs that nobody mixes up: 24 of them are 118 bits. */
    private static final String READABLE = "abcdefghjkmnpqrstuvwxyz23456789";

    private PasswordRules() {}

    /** {@return the form that is hashed} */
    static String normalise(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFKC);
    }

    /** {@return whether a login may be tried with this text} */
    static boolean plausible(String password) {
        return password.length() <= MAX_RAW;
    }

    /**
     * {@return the new password in the form that is hashed}
     *
     * @throws KontorException INVALID {@code WEAK_PASSWORD}
     */
    static String accept(String username, String password) {
        if (password == null || !plausible(password)) {
            throw weak();
        }
        String normal = normalise(password);
        int length = normal.codePointCount(0, normal.length());
        boolean text = normal.codePoints().noneMatch(c -> Character.isISOControl(c) || isSurrogate(c));
        if (length < MIN
                || length > MAX
                || !text
                || normal.isBlank()
                || lower(normal).equals(lower(username))) {
            throw weak();
        }
        return normal;
    }

    /** {@return a password for the first administrator} */
    static String generate(SecureRandom random) {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < 24; i++) {
            if (i > 0 && i % 6 == 0) {
                password.append('-');
            }
            password.append(READABLE.charAt(random.nextInt(READABLE.length())));
        }
        return password.toString();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static KontorException weak() {
        return KontorException.of(ProblemKind.INVALID, "WEAK_PASSWORD", "newPassword");
    }
}
