package io.kontor.kernel.rest.internal;

import io.kontor.kernel.rest.internal.json.JsonExtension;
import io.kontor.kernel.rest.internal.problem.AbsentModules;
import io.kontor.kernel.rest.internal.problem.ProblemExtension;
import io.kontor.kernel.rest.internal.problem.ProblemWriter;
import io.kontor.kernel.rest.internal.security.SecurityExtension;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import javax.ws.rs.core.Application;
import org.apache.cxf.jaxrs.servlet.CXFNonSpringJaxrsServlet;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;

/** Our three extensions and a resource on a real CXF and Jetty, without OSGi. */
public final class RestServer implements AutoCloseable {
    private final Server server = new Server();
    private final HttpClient client = HttpClient.newHttpClient();
    private final String root;

    /** What the access log is told: id, user, module and route of each request. */
    public final BlockingQueue<List<Object>> traces = new LinkedBlockingQueue<>();

    public RestServer(String base, Object resource) {
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler(server, base);
        context.setAllowNullPathInfo(true);
        server.setRequestLog((request, response) -> traces.add(Arrays.asList(
                request.getAttribute("kontor.request.id"),
                request.getAttribute("kontor.request.user"),
                request.getAttribute("kontor.request.module"),
                request.getAttribute("kontor.request.route"))));
        context.addServlet(new ServletHolder(new CXFNonSpringJaxrsServlet(application(resource))), "/*");
        try {
            server.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        root = "http://127.0.0.1:" + connector.getLocalPort() + base;
    }

    private static Application application(Object resource) {
        Set<Object> singletons = Set.of(
                resource,
                new JsonExtension(),
                new ProblemExtension(new ProblemWriter(Fakes.texts()), new AbsentModules()),
                new SecurityExtension(Fakes.sessions(), Fakes.storage()));
        return new Application() {
            @Override
            public Set<Object> getSingletons() {
                return singletons;
            }

            @Override
            public Map<String, Object> getProperties() {
                return Map.of();
            }
        };
    }

    /** A request as the device {@link Fakes#DEVICE_SECRET}. */
    public HttpRequest.Builder device(String path) {
        return stranger(path).header("Authorization", "Bearer " + Fakes.DEVICE_SECRET);
    }

    /** A request of the browser {@link Fakes#BROWSER_SECRET}. */
    public HttpRequest.Builder browser(String path) {
        return stranger(path).header("Cookie", "kontor-session=" + Fakes.BROWSER_SECRET);
    }

    /** A request without any credential. */
    public HttpRequest.Builder stranger(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
