package io.kontor.itests.benchmarks.kernel;

import io.kontor.itests.benchmarks.kernel.Meter.Figure;
import io.kontor.itests.benchmarks.kernel.Workload.Kind;
import io.kontor.itests.benchmarks.kernel.Workload.Requests;
import io.kontor.itests.karaf.kit.Data;
import io.kontor.itests.karaf.kit.Rest;
import io.kontor.itests.karaf.kit.Script;
import io.kontor.itests.karaf.kit.Until;
import io.kontor.itests.karaf.kit.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Starts the shipped distribution, fills it, measures it, then its yardstick on the same tables, and prints both. */
public final class KernelBenchmark {
    private static final Pattern PASSWORD = Pattern.compile("(?m)^ +admin / (\\S+)$");
    private static final int[] CONNECTIONS = {1, 8, 32};
    private final Options options;
    private final Report report = new Report();
    private final Path home;
    private final Store store;
    private String password;
    private String owner;

    private KernelBenchmark(Options options) {
        this.options = options;
        this.home = Script.unpack();
        this.store = options.derby() ? Store.derby(home) : Store.postgres();
    }

    /** See {@code run}. */
    public static void main(String[] args) throws Exception {
        measure(args);
        System.exit(0);
    }

    /** {@return what was measured, printed already} */
    static Report measure(String... args) throws Exception {
        KernelBenchmark benchmark = new KernelBenchmark(Options.of(args));
        try (Store opened = benchmark.store) {
            assert opened != null;
            benchmark.run();
        }
        return benchmark.report;
    }

    private void run() throws Exception {
        report.begin(options);
        Files.writeString(home.resolve("etc/io.kontor.database.cfg"), store.settings());
        fill();
        try (Script script = Script.start(home, options.environment())) {
            report.goal(
                    "start to readiness, warm, s CPU", Cpu.of(script.server().pid()), 16);
            measure(script);
            script.signal("TERM");
        }
        if (options.wants("memory")) {
            memory();
        }
        if (options.wants("requests") && options.wants("yardstick")) {
            yardstick();
        }
        report.end();
    }

    private void fill() throws SQLException {
        try (Script script = Script.start(home)) {
            report.goal(
                    "start to readiness, the first time, s CPU",
                    Cpu.of(script.server().pid()),
                    24);
            Matcher printed = PASSWORD.matcher(script.output());
            if (!printed.find()) {
                throw new IllegalStateException("no password in " + script.output());
            }
            password = printed.group(1);
            Rest admin = script.rest().login("admin", password);
            owner = admin.get("session").expect(200).text("/user/id");
            for (int i = 0; i < Rows.REGIONS; i++) {
                Data.region(admin, Rows.region(i), null);
            }
            script.signal("TERM");
        }
        try (Connection connection = store.connect()) {
            connection.setAutoCommit(false);
            Rows rows = new Rows(connection, owner);
            rows.customers(options.customers());
            if (options.wants("analysis")) {
                rows.facts(options.facts(), options.customers());
            }
            if (!store.isDerby()) {
                connection.setAutoCommit(true);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("VACUUM ANALYZE");
                }
            }
        }
        store.release();
    }

    private void measure(Script script) throws Exception {
        long pid = script.server().pid();
        Rest admin = script.rest().login("admin", password);
        Meter meter = new Meter(admin.root().getPort(), () -> Cpu.of(pid), store::cpu);
        if (options.wants("empty")) {
            empty(admin, meter);
        }
        if (options.wants("requests")) {
            report.requests(Report.OURS, requests(meter, new Requests(admin.headers(), false, options.customers())));
        }
        Chores chores = new Chores(admin, report);
        if (options.wants("analysis")) {
            chores.analysis();
        }
        if (options.wants("import")) {
            chores.imports();
        }
        if (options.wants("modules")) {
            chores.modules();
        }
    }

    private void empty(Rest admin, Meter meter) {
        EmptyBundle.deploy(home);
        Until.keeps(Duration.ofMinutes(1), () -> status(admin, EmptyBundle.AUTHENTICATED), status -> status == 204);
        Until.keeps(Duration.ofMinutes(1), () -> status(admin, EmptyBundle.BARE), status -> status == 204);
        Requests requests = new Requests(admin.headers(), false, options.customers());
        Map<String, Figure> figures = new LinkedHashMap<>();
        for (String path : new String[] {EmptyBundle.BARE, EmptyBundle.AUTHENTICATED}) {
            meter.warm(requests.plain(path), 8, options.warmUp());
        }
        for (String path : new String[] {EmptyBundle.BARE, EmptyBundle.AUTHENTICATED}) {
            figures.put(path, meter.measure(requests.plain(path), 8, options.time()));
        }
        report.empty(figures.get(EmptyBundle.BARE), figures.get(EmptyBundle.AUTHENTICATED));
    }

    private static int status(Rest admin, String path) {
        try (Wire wire = Wire.to(admin.root().getPort())) {
            return wire.send(Wire.request("GET", path, admin.headers(), new byte[0]))
                    .status();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Figure> requests(Meter meter, Requests requests) {
        Map<String, Kind> kinds = new LinkedHashMap<>();
        kinds.put("get one", requests.get());
        kinds.put("list 50 with a filter", requests.list());
        kinds.put("search by name", requests.search());
        kinds.put("create", requests.create());
        kinds.put("update", requests.update());
        kinds.forEach((name, kind) -> meter.warm(kind, 8, options.warmUp()));
        Map<String, Figure> figures = new LinkedHashMap<>();
        kinds.forEach((name, kind) -> {
            for (int connections : CONNECTIONS) {
                figures.put(name + "|" + connections, meter.measure(kind, connections, options.time()));
            }
        });
        return figures;
    }

    private void yardstick() throws Exception {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Yardstick.class.getName(),
                        store.url(),
                        owner)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.inputReader()) {
            int port = Integer.parseInt(out.readLine().substring("port ".length()));
            Meter meter = new Meter(port, () -> Cpu.of(process.pid()), store::cpu);
            report.requests(Report.THEIRS, requests(meter, new Requests(Map.of(), true, options.customers())));
        } finally {
            process.destroyForcibly();
        }
    }

    private void memory() throws IOException, InterruptedException {
        try (Script script = Script.start(home, Map.of("JAVA_OPTS", "-Xmx256m"))) {
            Rest admin = script.rest().login("admin", password);
            for (int i = 0; i < 200; i++) {
                admin.get("customers?limit=5").expect(200);
            }
            // idle means that nothing asks for a while
            Thread.sleep(Duration.ofSeconds(20).toMillis());
            report.goal(
                    "resident, idle with -Xmx256m, MB",
                    Cpu.resident(script.server().pid()),
                    400);
            script.signal("TERM");
        }
        report.goal("distribution, MB", Files.size(Path.of(System.getProperty("kontor.distribution"))) / 1e6, 62);
    }
}
