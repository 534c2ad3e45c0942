package io.kontor.customer.core.composition;

import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.core.store.Hash;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a page of customers ends: greatest sums first, ties by id. Fits only the analysis it came from. */
record ShareCursor(BigDecimal value, UUID id) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{16}) (-?\\d{1,40}(?:\\.\\d{1,6})?) ([0-9a-f-]{36})");
    private static final int MAX_LENGTH = 300;

    static ShareCursor of(Map.Entry<UUID, BigDecimal> last) {
        return new ShareCursor(last.getValue(), last.getKey());
    }

    /** {@return whether a customer comes after this one} */
    boolean isBefore(Map.Entry<UUID, BigDecimal> other) {
        int order = value.compareTo(other.getValue());
        return order > 0 || (order == 0 && id.compareTo(other.getKey()) < 0);
    }

    String text(CompositionRequest request, @Nullable String key) {
        String plain = mark(request, key) + " " + value.toPlainString() + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    static ShareCursor read(String text, CompositionRequest request, @Nullable String key) {
        try {
            if (text.length() <= MAX_LENGTH) {
                Matcher matcher =
                        FORM.matcher(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
                if (matcher.matches() && mark(request, key).equals(matcher.group(1))) {
                    return new ShareCursor(new BigDecimal(matcher.group(2)), UUID.fromString(matcher.group(3)));
                }
            }
        } catch (IllegalArgumentException e) {
            throw invalid();
        }
        throw invalid();
    }

    private static KontorException invalid() {
        return KontorException.of(ProblemKind.MALFORMED, "CURSOR_INVALID", "cursor");
    }

    private static String mark(CompositionRequest request, @Nullable String key) {
        return new Hash().add(request).add(key).hex().substring(0, 16);
    }
}
