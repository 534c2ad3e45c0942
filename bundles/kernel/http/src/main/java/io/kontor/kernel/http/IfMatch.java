package io.kontor.kernel.http;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code If-Match} header of a change, as {@code @HeaderParam(IfMatch.HEADER)}: the entity tag of the version the
 * caller saw.
 *
 * @param version the version
 */
public record IfMatch(long version) {
    /** Name of the header. */
    public static final String HEADER = "If-Match";

    // Jetty marks the entity tags of compressed answers
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})(?:--gzip)?\"");

    /**
     * {@return the parsed header}; called by JAX-RS
     *
     * @param header value of the header
     * @throws KontorException STALE when it is no entity tag of ours: no version of ours can match it
     */
    public static IfMatch valueOf(String header) {
        Matcher matcher = TAG.matcher(header.strip());
        if (!matcher.matches()) {
            throw KontorException.of(ProblemKind.STALE, "VERSION_STALE", HEADER);
        }
        return new IfMatch(Long.parseLong(matcher.group(1)));
    }

    /**
     * {@return the version the caller saw}
     *
     * @param header the header, null when absent
     * @throws KontorException PRECONDITION_REQUIRED when absent
     */
    public static long required(@Nullable IfMatch header) {
        if (header == null) {
            throw KontorException.of(ProblemKind.PRECONDITION_REQUIRED, "IF_MATCH_REQUIRED", HEADER);
        }
        return header.version();
    }
}
