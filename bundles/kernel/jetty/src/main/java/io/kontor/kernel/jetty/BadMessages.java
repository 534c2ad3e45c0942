package io.kontor.kernel.jetty;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.BufferUtil;

/** Answers requests that are too broken to reach a servlet, as problems too. */
public final class BadMessages extends ErrorHandler {
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields fields) {
        JettyProblem problem = JettyProblem.of(status);
        fields.put(HttpHeader.CONTENT_TYPE, JettyProblem.MEDIA_TYPE);
        fields.put(HttpHeader.CACHE_CONTROL, "no-store");
        fields.put("X-Content-Type-Options", "nosniff");
        fields.put(JettyProblem.REQUEST_ID, problem.traceId());
        return BufferUtil.toBuffer(problem.json());
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
        JettyProblem problem = JettyProblem.of(code, request);
        response.setContentType(JettyProblem.MEDIA_TYPE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader(JettyProblem.REQUEST_ID, problem.traceId());
        response.getOutputStream().write(problem.json());
    }
}
