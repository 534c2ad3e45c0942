package io.kontor.kernel.core.attachment;

import io.kontor.kernel.api.attachment.AttachmentKind;
import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of files as people may give them to a file system without a surprise. */
final class FileName {
    private static final int MOST = 100;
    private static final String HARMLESS = " -_.()+,";

    private FileName() {}

    /**
     * {@return the name without folders, and with nothing but letters, digits and what is harmless; with an ending of
     * the type}
     *
     * @param given what the sender calls it, null for nothing
     * @param type what it is
     * @param kind names what has no name
     */
    static String clean(@Nullable String given, FileType type, AttachmentKind kind) {
        String whole = Normalizer.normalize(given == null ? "" : given, Normalizer.Form.NFC);
        String last = whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
        StringBuilder clean = new StringBuilder();
        last.codePoints().limit(MOST).map(c -> isHarmless(c) ? c : '_').forEach(clean::appendCodePoint);
        String name = clean.toString().replaceAll("^[ .]+|[ .]+$", "");
        return type.named(name.isEmpty() ? kind.name().toLowerCase(Locale.ROOT) : name);
    }

    private static boolean isHarmless(int c) {
        int category = Character.getType(c);
        return Character.isLetterOrDigit(c)
                || category == Character.NON_SPACING_MARK
                || category == Character.COMBINING_SPACING_MARK
                || HARMLESS.indexOf(c) >= 0;
    }
}
