package io.kontor.customer.core.imports;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** The text of a file: strict UTF-8, with or without byte order mark. */
final class CsvText {
    private static final int MAX_BYTES = 20 * 1024 * 1024;
    private static final char MARK = '\uFEFF';

    private CsvText() {}

    /**
     * {@return the text}
     *
     * @param file the file, not closed
     * @throws KontorException TOO_LARGE {@code IMPORT_TOO_LARGE}; MALFORMED {@code CSV_ENCODING} with argument
     *     {@code line}
     */
    static String read(InputStream file) {
        byte[] bytes;
        try {
            bytes = file.readNBytes(MAX_BYTES + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        CharBuffer text = CharBuffer.allocate(bytes.length);
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, text, true);
        text.flip();
        int nul = text.toString().indexOf('\0');
        if (result.isError() || nul >= 0) {
            String before = nul >= 0 ? text.toString().substring(0, nul) : text.toString();
            throw KontorException.of(ProblemKind.MALFORMED, "CSV_ENCODING").with("line", line(before));
        }
        return text.length() > 0 && text.get(0) == MARK ? text.toString().substring(1) : text.toString();
    }

    static KontorException tooLarge() {
        return KontorException.of(ProblemKind.TOO_LARGE, "IMPORT_TOO_LARGE");
    }

    /** {@return on which line a text ends} */
    static int line(String text) {
        return 1 + breaks(text);
    }

    /** {@return how many line breaks a text has: CR LF, LF or CR} */
    static int breaks(String text) {
        int breaks = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean second = c == '\n' && i > 0 && text.charAt(i - 1) == '\r';
            if ((c == '\n' && !second) || c == '\r') {
                breaks++;
            }
        }
        return breaks;
    }
}
