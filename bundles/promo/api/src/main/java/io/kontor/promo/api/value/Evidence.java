package io.kontor.promo.api.value;

import io.kontor.kernel.api.error.Violations;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A photo or signature that another system keeps, with the hash that proves it unchanged. What Kontor keeps itself is
 * attached to the record, see {@link RecordType}.
 *
 * @param kind what it is
 * @param uri where it is kept: an address or a path, at most 500 characters
 * @param sha256 SHA-256 of its octets, 64 hexadecimal digits in lower case
 * @param signer who signed, null for a photo; at most 100 characters
 */
public record Evidence(
        Kind kind, String uri, String sha256, @Nullable String signer) {
    /** Kinds of evidence. */
    public enum Kind {
        /** A photo of goods, paper or place. */
        PHOTO,
        /** A signature. */
        SIGNATURE,
        /** A scanned paper. */
        PAPER
    }

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /**
     * Checks the parts.
     *
     * @param field where the value stands
     * @param violations receives what is wrong
     */
    public void check(String field, Violations violations) {
        violations
                .required(field + ".kind", kind)
                .required(field + ".uri", uri)
                .text(field + ".uri", uri, 500)
                .required(field + ".sha256", sha256)
                .text(field + ".signer", signer, 100);
        if (sha256 != null && !HASH.matcher(sha256).matches()) {
            violations.add(field + ".sha256", "ILLEGAL_HASH");
        }
    }
}
