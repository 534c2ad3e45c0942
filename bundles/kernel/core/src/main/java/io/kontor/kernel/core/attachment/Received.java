package io.kontor.kernel.core.attachment;

import io.kontor.kernel.api.attachment.AttachmentKind;
import io.kontor.kernel.api.attachment.Upload;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.core.file.Sha256;
import io.kontor.kernel.core.file.Spooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/** An upload that was received and looked at, before anything of it is kept. */
final class Received implements AutoCloseable {
    private final Spooled file;
    private final String sha256;
    private final AttachmentKind kind;
    private final FileType type;
    private final String name;

    private Received(Spooled file, String sha256, Upload upload) {
        this.file = file;
        this.sha256 = sha256;
        this.kind = Objects.requireNonNull(upload.kind());
        this.type = type(file);
        this.name = FileName.clean(upload.name(), type, kind);
        String wanted = upload.sha256();
        if (wanted != null && !wanted.toLowerCase(Locale.ROOT).equals(sha256)) {
            throw KontorException.of(ProblemKind.INVALID, "ATTACHMENT_HASH", "sha256");
        }
    }

    /** {@return an upload of the right size, type and hash} */
    static Received of(Upload upload, int megabytes) {
        MessageDigest digest = Sha256.digest();
        Spooled file = new Spooled(
                new DigestInputStream(upload.octets(), digest), megabytes * 1_000_000L, () -> KontorException.of(
                                ProblemKind.TOO_LARGE, "ATTACHMENT_TOO_LARGE")
                        .with("megabytes", megabytes));
        try {
            return new Received(file, HexFormat.of().formatHex(digest.digest()), upload);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static FileType type(Spooled file) {
        byte[] head = from(file, 0);
        byte[] tail = from(file, Math.max(0, file.size() - FileType.SEEN));
        return FileType.of(head, tail, file.size())
                .orElseThrow(() -> KontorException.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "ATTACHMENT_TYPE"));
    }

    /** {@return what a look shows from an octet on} */
    private static byte[] from(Spooled file, long begin) {
        try (InputStream octets = file.open()) {
            octets.skipNBytes(begin);
            return octets.readNBytes(FileType.SEEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    InputStream open() {
        return file.open();
    }

    long size() {
        return file.size();
    }

    String sha256() {
        return sha256;
    }

    AttachmentKind kind() {
        return kind;
    }

    FileType type() {
        return type;
    }

    String name() {
        return name;
    }

    @Override
    public void close() {
        file.close();
    }
}
