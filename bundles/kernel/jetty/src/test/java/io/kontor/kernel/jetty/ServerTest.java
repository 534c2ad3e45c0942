package io.kontor.kernel.jetty;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.servlet.ServletException;
import javax.servlet.UnavailableException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.AbstractHandler;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.resource.Resource;
import org.eclipse.jetty.xml.XmlConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Our jetty.xml on a real Jetty, with contexts that redirect their root as those of Pax Web do. */
class ServerTest {
    private static final Server SERVER = new Server();
    private static final long SHORT = 500;
    private static final Map<String, Integer> TRIES = new ConcurrentHashMap<>();
    /** How a path answers one time after the other. */
    private static final Map<String, List<String>> WAYS = Map.of(
            "/late", List.of("/html", "/marked", "/nothing", "/error", "/there"),
            "/torn", List.of("/taken", "/there"),
            "/raw", List.of("/uninitialised", "/unavailable", "/there"));

    @BeforeAll
    static void start() throws Exception {
        ServerConnector connector = new ServerConnector(SERVER);
        connector.setHost("127.0.0.1");
        SERVER.addConnector(connector);
        SERVER.setHandler(
                new ContextHandlerCollection(context("/api/v1"), context("/api/v1/things"), context("/ui"), rebuilt()));
        new XmlConfiguration(Resource.newResource(ServerTest.class.getResource("/jetty.xml"))).configure(SERVER);
        SERVER.getChildHandlerByClass(RequestGuard.class).patience(SHORT);
        SERVER.start();
    }

    @AfterAll
    static void stop() throws Exception {
        SERVER.stop();
    }

    /** What a log was told of a request. */
    private record Ended(int status, boolean timed, int inFlight) {}

    @Test
    void tellsTheLogsOfEveryRequestWhoeverAnsweredIt() throws Exception {
        BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
        SERVER.getChildHandlerByClass(Observed.class)
                .add((request, response) -> ended.add(new Ended(
                        response.getStatus(),
                        request.getAttribute(Observed.STARTED) instanceof Long,
                        String.valueOf(request.getAttribute(Observed.IN_FLIGHT)).equals("0") ? 0 : 1)));
        send("GET /api/v1/things");
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(new Ended(200, true, 0));
        send("TRACE /api/v1/things");
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(new Ended(405, true, 0));
        send("GET /nothing-there");
        assertThat(ended.poll(10, TimeUnit.SECONDS)).isEqualTo(new Ended(404, true, 0));
    }

    private static ContextHandler context(String path) {
        ContextHandler context = new ContextHandler(path);
        context.setHandler(new AbstractHandler() {
            @Override
            public void handle(
                    String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
                    throws IOException {
                baseRequest.setHandled(true);
                response.setContentType("text/plain");
                response.getWriter()
                        .print(request.getMethod() + " " + request.getRequestURI() + " in " + request.getContextPath()
                                + " at " + request.getPathInfo());
            }
        });
        return context;
    }

    /** Answers as CXF and Pax Web do while an application is rebuilt. */
    private static ContextHandler rebuilt() {
        ContextHandler context = new ContextHandler("/api/v1/rebuilt");
        context.setHandler(new AbstractHandler() {
            @Override
            public void handle(
                    String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
                    throws IOException, ServletException {
                baseRequest.setHandled(true);
                int times = TRIES.merge(target, 1, Integer::sum);
                List<String> ways = WAYS.getOrDefault(target, List.of(target));
                answer(ways.get((times - 1) % ways.size()), request, response);
            }
        });
        return context;
    }

    private static void answer(String way, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        switch (way) {
            case "/error" -> response.sendError(404, "gone");
            case "/marked" -> {
                request.setAttribute("io.kontor.starting", true);
                response.setStatus(503);
                response.addHeader("Retry-After", "5");
                response.getOutputStream().write("not seen".getBytes(UTF_8));
                response.flushBuffer();
            }
            case "/uninitialised" ->
                throw new ServletException("cxf-servlet", new NullPointerException("serviceObjects"));
            case "/unavailable" -> throw new UnavailableException("Servlet Not Initialized");
            case "/taken" -> throw new NullPointerException("incomingObserver");
            case "/there" -> {
                response.setContentType("text/plain");
                response.getWriter()
                        .print("there after "
                                + new String(request.getInputStream().readAllBytes(), UTF_8));
            }
            case "/read" -> {
                assertThat(request.getInputStream().read()).isPositive();
                response.sendError(404);
            }
            case "/html" -> {
                response.setStatus(404);
                response.setContentType("text/html");
                response.getWriter().write("<html><body>No service was found.</body></html>");
            }
            default -> assertThat(way).isEqualTo("/nothing");
        }
    }

    private static String send(String requestLine) throws IOException {
        return raw(requestLine + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    }

    private static String raw(String request) throws IOException {
        int port = ((ServerConnector) SERVER.getConnectors()[0]).getLocalPort();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            // less than the server keeps an idle connection: it is to close this one by itself
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1, /api/v1, /api/v1, /",
        "POST /api/v1/things, /api/v1/things, /api/v1/things, /",
        "GET /api/v1/things?limit=1, /api/v1/things, /api/v1/things, /",
        "GET /api/v1/things/, /api/v1/things/, /api/v1/things, /",
        "GET /api/v1/things/5, /api/v1/things/5, /api/v1/things, /5",
        "GET /api/v1/other, /api/v1/other, /api/v1, /other",
    })
    void servesTheRootOfAnApplicationWhereItIs(String line, String uri, String context, String path)
            throws IOException {
        assertThat(send(line)).startsWith("HTTP/1.1 200").endsWith(uri + " in " + context + " at " + path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/rebuilt/html",
                "/api/v1/rebuilt/marked",
                "/api/v1/rebuilt/error",
                "/api/v1/rebuilt/nothing",
                "/api/v1/rebuilt/taken",
                "/api/v1/rebuilt/uninitialised"
            })
    void tellsToAskAgainWhileAnApplicationIsRebuilt(String path) throws IOException {
        assertThat(send("GET " + path))
                .startsWith("HTTP/1.1 503")
                .contains("Retry-After: 1", "Content-Type: application/problem+json", "\"code\":\"STARTING\"")
                .doesNotContain("html", "not seen", "Retry-After: 5");
    }

    @Test
    void aRequestWaitsForTheApplicationThatIsBeingBuilt() throws IOException {
        patiently(() -> {
            assertThat(send("GET /api/v1/rebuilt/late"))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("there after ");
            assertThat(post("/api/v1/rebuilt/late")).startsWith("HTTP/1.1 200").endsWith("there after body");
        });
    }

    @Test
    void onlyWhatReadsIsTriedAgainWhenItsEndpointIsTakenAway() throws IOException {
        patiently(() -> {
            assertThat(send("GET /api/v1/rebuilt/raw")).startsWith("HTTP/1.1 200");
            assertThat(send("GET /api/v1/rebuilt/torn")).startsWith("HTTP/1.1 200");
            assertThat(post("/api/v1/rebuilt/torn")).startsWith("HTTP/1.1 503").contains("STARTING");
            assertThat(TRIES).containsEntry("/torn", 3);
        });
    }

    @Test
    void whatWasReadIsNotTriedAgain() throws IOException {
        patiently(() -> {
            assertThat(post("/api/v1/rebuilt/read")).startsWith("HTTP/1.1 503").contains("STARTING");
            assertThat(TRIES).containsEntry("/read", 1);
        });
    }

    private static String post(String path) throws IOException {
        return raw(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 4\r\n\r\nbody");
    }

    /** Something that asks the server. */
    private interface Asking {
        void run() throws IOException;
    }

    /** So that what is answered does not depend on how busy the machine is. */
    private static void patiently(Asking asking) throws IOException {
        RequestGuard guard = SERVER.getChildHandlerByClass(RequestGuard.class);
        guard.patience(60_000);
        try {
            asking.run();
        } finally {
            guard.patience(SHORT);
        }
    }

    @Test
    void leavesOtherContextsAlone() throws IOException {
        assertThat(send("GET /ui")).startsWith("HTTP/1.1 302");
    }

    @ParameterizedTest
    @CsvSource({
        "GET /api/v1/a%zz, 400",
        "GET /api/v1/a%00, 400",
        "GET /api/v1/a\\b, 400",
        "GET /api/v1?x=%zz, 400",
        "GET /api/v1/..;/x, 400",
        "GET /../x, 400",
        "GET *, 400",
        "TRACE /api/v1, 405",
        "CONNECT /api/v1, 405",
        "GET /nowhere, 404",
    })
    void answersWhatNoServletShallSeeAsProblem(String line, int status) throws IOException {
        assertProblem(send(line), status);
    }

    @ParameterizedTest
    @CsvSource({
        "'zh-CN,zh;q=0.9,en;q=0.5', 不允许该方法",
        "'fr, zh;q=0.5', 不允许该方法",
        "'en, zh;q=0.5', Method not allowed",
        "fr, Method not allowed"
    })
    void speaksTheCallersLanguage(String languages, String title) throws IOException {
        assertThat(raw("TRACE /api/v1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAccept-Language: " + languages
                        + "\r\n\r\n"))
                .contains("\"title\":\"" + title + "\"", "\"detail\":");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 404, 405, 414, 431, 500, 503})
    void hasBothLanguagesForEveryStatus(int status) {
        String chinese = new String(new JettyProblem(status, "id", Locale.CHINESE).json(), StandardCharsets.UTF_8);
        String english = new String(JettyProblem.of(status).json(), StandardCharsets.UTF_8);
        assertThat(chinese).containsPattern("title\":\"\\p{IsHan}").containsPattern("detail\":\"\\p{IsHan}");
        assertThat(english).doesNotContainPattern("\\p{IsHan}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /api/v1 HTTP/1.1\r\n\r\n",
                "POST /api/v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
                "POST /api/v1 HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
            })
    void answersBrokenHttpAsProblem(String request) throws IOException {
        assertProblem(raw(request), 400);
    }

    @Test
    void answersOversizedHeadsAsProblem() throws IOException {
        assertProblem(send("GET /api/v1/" + "x".repeat(20_000)), 414);
        assertProblem(raw("GET /api/v1 HTTP/1.1\r\nHost: a\r\nX-A: " + "x".repeat(20_000) + "\r\n\r\n"), 431);
    }

    private static void assertProblem(String answer, int status) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json")
                .contains("X-Content-Type-Options: nosniff")
                .contains("\"status\":" + status + ",\"code\":\"")
                .doesNotContain("<");
    }
}
