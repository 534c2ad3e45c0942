package io.kontor.kernel.rest.internal.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.http.MergePatch;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Map;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import org.apache.cxf.io.DelegatingInputStream;
import org.jspecify.annotations.Nullable;

/** Limits of request bodies, whatever their sender says about their length. */
final class Bodies {
    private static final int MAX_OPEN = 10_000;
    private static final int MAX_JSON = 1_000_000;
    private static final int MAX_FILE = 20_000_000;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String SPOOLED = Bodies.class.getName();

    /** Of attachments at most the configured size is taken. */
    private static final Map<String, Integer> LIMITS = Map.of(
            MediaType.APPLICATION_JSON,
            MAX_JSON,
            MergePatch.MEDIA_TYPE,
            MAX_JSON,
            "text/csv",
            MAX_FILE,
            XLSX,
            MAX_FILE,
            "image/jpeg",
            MAX_FILE,
            "image/png",
            MAX_FILE,
            "image/webp",
            MAX_FILE,
            "application/pdf",
            MAX_FILE);

    private Bodies() {}

    /**
     * Refuses a body of an unknown type, in a coding, or too large; the limit holds for what is read later as well.
     *
     * @param request the request
     * @param open whether it needs no login; strangers have little to say
     */
    static void limit(ContainerRequestContext request, boolean open) {
        // also what is refused below must not arrive too slowly
        LimitedBody body = limited(request);
        if (!hasBody(request)) {
            return;
        }
        String coding = request.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null && !coding.equalsIgnoreCase("identity")) {
            throw KontorException.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "BODY_CODING", HttpHeaders.CONTENT_ENCODING);
        }
        int forType = limit(request.getHeaderString(HttpHeaders.CONTENT_TYPE));
        int limit = open ? Math.min(forType, MAX_OPEN) : forType;
        if (length(request) > limit) {
            throw LimitedBody.tooLarge(limit);
        }
        body.limitTo(limit);
    }

    private static LimitedBody limited(ContainerRequestContext request) {
        InputStream body = request.getEntityStream();
        if (body instanceof DelegatingInputStream cxf) {
            // CXF reads the rest of a body before it answers, from where it thinks the body is
            LimitedBody limited = new LimitedBody(cxf.getInputStream(), MAX_FILE, System::nanoTime);
            cxf.setInputStream(limited);
            return limited;
        }
        LimitedBody limited = new LimitedBody(body, MAX_FILE, System::nanoTime);
        request.setEntityStream(limited);
        return limited;
    }

    /**
     * Hashes the whole body, which can still be read afterwards. A large one waits in a file, for which {@link #close}
     * is needed.
     *
     * @param request the request
     * @param digest receives the body
     */
    static void hash(ContainerRequestContext request, MessageDigest digest) throws IOException {
        if (!hasBody(request)) {
            return;
        }
        if (limit(request.getHeaderString(HttpHeaders.CONTENT_TYPE)) <= MAX_JSON) {
            byte[] body = request.getEntityStream().readAllBytes();
            digest.update(body);
            request.setEntityStream(new ByteArrayInputStream(body));
            return;
        }
        Path file = Files.createTempFile("kontor-body", null);
        request.setProperty(SPOOLED, file);
        try (OutputStream out = new DigestOutputStream(Files.newOutputStream(file), digest)) {
            request.getEntityStream().transferTo(out);
        }
        request.setEntityStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    /**
     * Removes the file of a large body.
     *
     * @param request the request, answered
     */
    static void close(ContainerRequestContext request) throws IOException {
        if (request.getProperty(SPOOLED) instanceof Path file) {
            request.getEntityStream().close();
            Files.deleteIfExists(file);
        }
    }

    private static boolean hasBody(ContainerRequestContext request) {
        return request.getHeaderString("Transfer-Encoding") != null || length(request) > 0;
    }

    private static long length(ContainerRequestContext request) {
        String length = request.getHeaderString(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length.strip());
        } catch (NumberFormatException e) {
            throw KontorException.of(ProblemKind.MALFORMED, "BAD_REQUEST", HttpHeaders.CONTENT_LENGTH);
        }
    }

    private static int limit(@Nullable String contentType) {
        try {
            MediaType type = contentType == null ? MediaType.WILDCARD_TYPE : MediaType.valueOf(contentType);
            String charset = type.getParameters().getOrDefault(MediaType.CHARSET_PARAMETER, "utf-8");
            Integer limit = LIMITS.get((type.getType() + "/" + type.getSubtype()).toLowerCase(Locale.ROOT));
            if (limit != null && charset.equalsIgnoreCase("utf-8")) {
                return limit;
            }
        } catch (IllegalArgumentException e) {
            // refused below, like an unknown type
        }
        throw KontorException.of(
                ProblemKind.UNSUPPORTED_MEDIA_TYPE, "UNSUPPORTED_MEDIA_TYPE", HttpHeaders.CONTENT_TYPE);
    }
}
