package io.kontor.kernel.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;

/** Answers requests that are too broken to reach a servlet, as problems too; their language cannot be known. */
public final class BadMessages extends ErrorHandler {
    static final String REQUEST_ID = "X-Request-Id";
    static final String MEDIA_TYPE = "application/problem+json";

    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
        fields.put(HttpHeader.CONTENT_TYPE, MEDIA_TYPE);
        fields.put(HttpHeader.CACHE_CONTROL, "no-store");
        fields.put("X-Content-Type-Options", "nosniff");
        String id = UUID.randomUUID().toString();
        fields.put(REQUEST_ID, id);
        return BufferUtil.toBuffer(problem(status, id));
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateAcceptableResponse(
            Request baseRequest, HttpServletRequest request, HttpServletResponse response, int code, String message)
            throws IOException {
        baseRequest.setHandled(true);
        response.setContentType(MEDIA_TYPE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        String id = UUID.randomUUID().toString();
        response.setHeader(REQUEST_ID, id);
        response.getOutputStream().write(problem(code, id).getBytes(StandardCharsets.UTF_8));
    }

    static String problem(int status, String id) {
        String code =
                switch (status) {
                    case HttpStatus.URI_TOO_LONG_414 -> "URI_TOO_LONG";
                    case HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 -> "HEADERS_TOO_LARGE";
                    case HttpStatus.NOT_FOUND_404 -> "NOT_FOUND";
                    case HttpStatus.METHOD_NOT_ALLOWED_405 -> "METHOD_NOT_ALLOWED";
                    case HttpStatus.SERVICE_UNAVAILABLE_503 -> "STARTING";
                    default -> status < HttpStatus.INTERNAL_SERVER_ERROR_500 ? "BAD_REQUEST" : "INTERNAL";
                };
        return "{\"type\":\"urn:kontor:problem:" + code + "\",\"title\":\"" + HttpStatus.getMessage(status)
                + "\",\"status\":" + status + ",\"code\":\"" + code + "\",\"traceId\":\"" + id
                + "\",\"violations\":[]}";
    }
}
