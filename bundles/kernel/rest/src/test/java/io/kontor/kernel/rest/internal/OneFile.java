package io.kontor.kernel.rest.internal;

import io.kontor.kernel.api.attachment.AttachedFile;
import io.kontor.kernel.api.attachment.AttachedTo;
import io.kontor.kernel.api.attachment.Attachment;
import io.kontor.kernel.api.attachment.AttachmentKind;
import io.kontor.kernel.api.attachment.Attachments;
import io.kontor.kernel.api.attachment.Upload;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every record has one file, whose text is the record's identity. */
final class OneFile implements Attachments {
    static final UUID ID = new UUID(0, 1);
    static final UUID GONE = new UUID(0, 410);

    private static Attachment attachment(AttachmentKind kind, @Nullable String name, long size, @Nullable String why) {
        boolean gone = why != null;
        return new Attachment(
                ID,
                gone ? 8 : 7,
                kind,
                Objects.requireNonNullElse(name, "none"),
                "image/png",
                size,
                "0".repeat(63) + "f",
                ID,
                Instant.EPOCH,
                null,
                gone ? Instant.EPOCH : null,
                gone ? ID : null,
                why);
    }

    @Override
    public List<Attachment> list(AttachedTo record) {
        return List.of(attachment(AttachmentKind.PHOTO, record.id().toString(), 36, null));
    }

    @Override
    public Attachment add(AttachedTo record, Upload upload) {
        Call.current();
        try {
            AttachmentKind kind = Objects.requireNonNullElse(upload.kind(), AttachmentKind.DOCUMENT);
            return attachment(kind, upload.name(), upload.octets().readAllBytes().length, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public AttachedFile open(AttachedTo record, UUID id) {
        if (id.equals(GONE)) {
            throw KontorException.of(ProblemKind.GONE, "ATTACHMENT_REMOVED");
        }
        byte[] octets = record.id().toString().getBytes(StandardCharsets.US_ASCII);
        Attachment attachment = attachment(AttachmentKind.PHOTO, "签名 \"1\".png", octets.length, null);
        return new AttachedFile(attachment, new ByteArrayInputStream(octets));
    }

    @Override
    public Attachment remove(AttachedTo record, UUID id, long version, String reason) {
        return attachment(AttachmentKind.PHOTO, "version " + version, 36, reason);
    }

    @Override
    public Attachment keepUntil(AttachedTo record, UUID id, long version, @Nullable LocalDate until) {
        return attachment(AttachmentKind.PHOTO, "until " + until, 36, null);
    }
}
