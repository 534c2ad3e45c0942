package io.kontor.kernel.http;

import io.kontor.kernel.api.attachment.AttachedFile;
import io.kontor.kernel.api.attachment.AttachedTo;
import io.kontor.kernel.api.attachment.Attachment;
import io.kontor.kernel.api.attachment.AttachmentKind;
import io.kontor.kernel.api.attachment.Attachments;
import io.kontor.kernel.api.attachment.Upload;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;

/**
 * The attachments of one record. A module's resource answers it from a method that has only a {@code @Path}:
 *
 * <pre>{@code
 * @Path("{id}/attachments")
 * public RecordAttachments attachments(@PathParam("id") UUID id) {
 *     return new RecordAttachments(attachments, new AttachedTo("thing", "Thing", id));
 * }
 * }</pre>
 *
 * Who may do what is told by the module's {@code AttachmentGuard}. Files are only ever answered as downloads, under the
 * type that was told by their octets.
 */
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RecordAttachments {
    private static final String JPEG = "image/jpeg";
    private static final String PNG = "image/png";
    private static final String WEBP = "image/webp";
    private static final String PDF = "application/pdf";

    private final Attachments attachments;
    private final AttachedTo record;

    /**
     * The attachments of a record.
     *
     * @param attachments the service
     * @param record the record, which need not exist
     */
    public RecordAttachments(Attachments attachments, AttachedTo record) {
        this.attachments = attachments;
        this.record = record;
    }

    /**
     * Why a file is removed.
     *
     * @param reason why
     */
    public record Removal(String reason) {}

    /**
     * For how long a file is kept.
     *
     * @param until last day, null for ever
     */
    public record Keeping(@Nullable LocalDate until) {}

    /** {@return the attachments of the record} */
    @GET
    @Summary("Files of the record, newest first; also what was removed, with its hash")
    public Items<Attachment> list() {
        return new Items<>(attachments.list(record));
    }

    /**
     * {@return the new attachment, or the one with the same octets}
     *
     * @param kind what it is of
     * @param name name of the file
     * @param sha256 SHA-256 the octets should have
     * @param uri the request's
     * @param octets the file
     */
    @POST
    @Consumes({JPEG, PNG, WEBP, PDF})
    @Summary("Add a file to the record; its type is told by its octets, and sha256 is compared when it is given")
    @Answered(Attachment.class)
    public Response add(
            @QueryParam("kind") @Nullable AttachmentKind kind,
            @QueryParam("name") @Nullable String name,
            @QueryParam("sha256") @Nullable String sha256,
            @Context UriInfo uri,
            InputStream octets) {
        Attachment added = attachments.add(record, new Upload(kind, name, sha256, octets));
        return Answers.created(uri, added.id(), added);
    }

    /**
     * {@return a file}
     *
     * @param id identity of the attachment
     */
    @GET
    @Path("{attachment}")
    @Produces({JPEG, PNG, WEBP, PDF})
    @Summary("Download a file; its hash is verified before the first octet is sent")
    @Answered(value = InputStream.class, status = 200)
    public Response content(@PathParam("attachment") UUID id) {
        AttachedFile file = attachments.open(record, id);
        Attachment attachment = file.attachment();
        byte[] hash = HexFormat.of().parseHex(attachment.sha256());
        return Response.ok(file.octets(), attachment.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(attachment.name()))
                .header(HttpHeaders.CONTENT_LENGTH, attachment.size())
                .header(HttpHeaders.ETAG, "\"" + attachment.version() + "\"")
                .header("Repr-Digest", "sha-256=:" + Base64.getEncoder().encodeToString(hash) + ":")
                .build();
    }

    /** RFC 6266: a name of ASCII for those who read no other. */
    private static String disposition(String name) {
        String ascii = name.replaceAll("[^ -~]|[\"\\\\]", "_");
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + encoded;
    }

    /**
     * {@return the attachment without its octets}
     *
     * @param id identity of the attachment
     * @param version the version the caller saw
     * @param why why
     */
    @POST
    @Path("{attachment}:remove")
    @Summary("Remove a file; its line stays, with the hash")
    public Attachment remove(
            @PathParam("attachment") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Removal why) {
        return attachments.remove(record, id, IfMatch.required(version), why.reason());
    }

    /**
     * {@return the attachment with its new last day}
     *
     * @param id identity of the attachment
     * @param version the version the caller saw
     * @param keeping until when
     */
    @POST
    @Path("{attachment}:keep")
    @Summary("Keep a file until another day than is configured for its kind, or for ever")
    public Attachment keep(
            @PathParam("attachment") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Keeping keeping) {
        return attachments.keepUntil(record, id, IfMatch.required(version), keeping.until());
    }
}
