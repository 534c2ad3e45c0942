package io.kontor.kernel.rest.internal.fallback;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.http.Problem;
import io.kontor.kernel.rest.internal.KernelApplication;
import io.kontor.kernel.rest.internal.Languages;
import io.kontor.kernel.rest.internal.Paths;
import io.kontor.kernel.rest.internal.RequestId;
import io.kontor.kernel.rest.internal.ResponseHeaders;
import io.kontor.kernel.rest.internal.json.Json;
import io.kontor.kernel.rest.internal.problem.ProblemWriter;
import io.kontor.kernel.rest.internal.problem.Starting;
import java.io.IOException;
import java.util.Locale;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.http.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Answers paths outside all applications, in place of the servlet of the whiteboard's default application, which has
 * the same pattern and would answer HTML.
 */
@Component(service = Servlet.class, property = "service.ranking:Integer=1000")
@HttpWhiteboardServletName("kontor.fallback")
@HttpWhiteboardServletPattern("/*")
public final class FallbackServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ProblemWriter problems;
    private final transient Json json = new Json();

    /**
     * Creates the servlet.
     *
     * @param problems words refusals
     */
    @Activate
    public FallbackServlet(@Reference ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String requestId = RequestId.begin();
        try {
            Locale locale = Languages.of(request.getHeader("Accept-Language"), Locale.ENGLISH);
            KontorException refusal = refusal(request);
            Starting.mark(request, refusal);
            Problem problem = problems.of(refusal, locale, Paths.of(request));
            ResponseHeaders.of(requestId, locale).forEach(response::setHeader);
            response.setStatus(problem.status());
            response.setContentType(Problem.MEDIA_TYPE);
            response.getOutputStream().write(json.write(problem));
        } finally {
            RequestId.end();
        }
    }

    /** Below the kernel's base this servlet is only asked while the kernel's own resources wait for something. */
    private static KontorException refusal(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        boolean kernel = path.equals(KernelApplication.BASE) || path.startsWith(KernelApplication.BASE + "/");
        return kernel
                ? KontorException.of(ProblemKind.UNAVAILABLE, "STARTING")
                : KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }
}
