package io.kontor.kernel.core.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The types of file that are taken, told by the octets alone. Where a format has an end, the file must end there, so
 * that nothing hides behind a picture; a JPEG has none, because cameras add to it.
 */
enum FileType {
    JPEG("image/jpeg", "jpg", "jpeg") {
        @Override
        boolean fits(byte[] head, byte[] tail, long size) {
            return starts(head, 0, 0xff, 0xd8, 0xff) && head.length > 3 && (head[3] & 0xff) >= 0xc0 && head[3] != -1;
        }
    },
    PNG("image/png", "png", "png") {
        @Override
        boolean fits(byte[] head, byte[] tail, long size) {
            return starts(head, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')
                    && starts(head, 12, 'I', 'H', 'D', 'R')
                    && starts(tail, tail.length - 12, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82);
        }
    },
    WEBP("image/webp", "webp", "webp") {
        @Override
        boolean fits(byte[] head, byte[] tail, long size) {
            if (!starts(head, 0, 'R', 'I', 'F', 'F') || !starts(head, 8, 'W', 'E', 'B', 'P', 'V', 'P', '8')) {
                return false;
            }
            long inside = ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN).getInt(4) & 0xffffffffL;
            return size == inside + 8;
        }
    },
    PDF("application/pdf", "pdf", "pdf") {
        @Override
        boolean fits(byte[] head, byte[] tail, long size) {
            String end = new String(tail, StandardCharsets.ISO_8859_1);
            return starts(head, 0, '%', 'P', 'D', 'F', '-') && end.contains("%%EOF");
        }
    };

    /** Octets of the beginning and of the end that tell a type. */
    static final int SEEN = 1_024;

    private final String mediaType;
    private final String ending;
    private final String otherEnding;

    FileType(String mediaType, String ending, String otherEnding) {
        this.mediaType = mediaType;
        this.ending = ending;
        this.otherEnding = otherEnding;
    }

    abstract boolean fits(byte[] head, byte[] tail, long size);

    private static boolean starts(byte[] octets, int at, int... wanted) {
        if (at < 0 || at + wanted.length > octets.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((octets[at + i] & 0xff) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * {@return the type of a file, empty for one that is not taken}
     *
     * @param head its first octets
     * @param tail its last octets
     * @param size how many there are
     */
    static Optional<FileType> of(byte[] head, byte[] tail, long size) {
        return Arrays.stream(values())
                .filter(type -> type.fits(head, tail, size))
                .findFirst();
    }

    String mediaType() {
        return mediaType;
    }

    /** {@return a name with an ending of this type} */
    String named(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith("." + ending) || lower.endsWith("." + otherEnding) ? name : name + "." + ending;
    }
}
