package io.kontor.kernel.rest.internal.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Why the caller changes something: a header with percent-encoded UTF-8, because headers are ASCII. */
public final class ChangeReason {
    /** Its name. */
    public static final String HEADER = "Change-Reason";

    private static final Pattern FORM = Pattern.compile("(?:[\\x20-\\x24\\x26-\\x7e]|%[0-9A-Fa-f]{2}){0,6000}+");
    private static final Pattern ENCODED = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
    private static final int MAX = 500;

    private ChangeReason() {}

    /** {@return the reason, null when none is given} */
    static @Nullable String of(@Nullable String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        if (!FORM.matcher(header).matches()) {
            throw illegal();
        }
        String reason = ENCODED.matcher(header)
                .replaceAll(run -> Matcher.quoteReplacement(decode(run.group())))
                .strip();
        boolean printable = reason.codePoints().noneMatch(c -> Character.isISOControl(c) && c != '\n');
        if (!printable || reason.codePointCount(0, reason.length()) > MAX) {
            throw illegal();
        }
        return reason;
    }

    private static String decode(String run) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(HexFormat.of().parseHex(run.replace("%", ""))))
                    .toString();
        } catch (CharacterCodingException e) {
            throw illegal();
        }
    }

    private static KontorException illegal() {
        return KontorException.of(ProblemKind.MALFORMED, "CHANGE_REASON", HEADER);
    }
}
