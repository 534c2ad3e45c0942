package io.kontor.kernel.core.file;

import io.kontor.kernel.api.attachment.Attachment;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256, and whether octets are still what they were by it. */
public final class Sha256 {
    private Sha256() {}

    /** {@return a new digest} */
    public static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static boolean isOf(MessageDigest digest, Attachment attachment) {
        return HexFormat.of().formatHex(digest.digest()).equals(attachment.sha256());
    }

    /** {@return whether these are the octets of an attachment} */
    public static boolean fits(InputStream octets, Attachment attachment) {
        MessageDigest digest = digest();
        try (InputStream read = new DigestInputStream(octets, digest)) {
            byte[] buffer = new byte[1 << 16];
            while (read.read(buffer) >= 0) {
                // the digest sees it
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return isOf(digest, attachment);
    }

    /** {@return octets whose last read fails when they are not those of an attachment} */
    public static InputStream checked(InputStream octets, Attachment attachment) {
        MessageDigest digest = digest();
        return new FilterInputStream(new DigestInputStream(octets, digest)) {
            private boolean ended;

            @Override
            public int read() throws IOException {
                byte[] octet = new byte[1];
                return read(octet, 0, 1) < 0 ? -1 : octet[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int count = super.read(into, offset, length);
                if (count < 0 && !ended) {
                    ended = true;
                    if (!isOf(digest, attachment)) {
                        throw new IOException("attachment " + attachment.id() + " changed while it was read");
                    }
                }
                return count;
            }
        };
    }
}
