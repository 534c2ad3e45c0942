package io.kontor.customer.core.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** A SHA-256 over values in order, each with its length, so that no two lists of values read the same. */
public final class Hash {
    private final MessageDigest digest;

    /** Starts with nothing. */
    public Hash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Adds a value's text; null differs from every text. */
    public Hash add(@Nullable Object value) {
        byte[] text = String.valueOf(value).getBytes(StandardCharsets.UTF_8);
        digest.update(((value == null ? "-" : "") + text.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(text);
        return this;
    }

    /** {@return the hash of all values added, in hexadecimal} */
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
