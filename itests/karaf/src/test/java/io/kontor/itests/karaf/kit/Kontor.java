package io.kontor.itests.karaf.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.karaf.options.KarafDistributionBaseConfigurationOption;

/** One running Kontor: the distribution as shipped, on a free port, seen from outside. */
public final class Kontor implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Option[] options;
    private final int port;
    private final Console console = Console.open();
    private final Exam exam;
    private final Path home;
    private final String password;

    private Kontor(
            KarafDistributionBaseConfigurationOption distribution, int port, String password, Option... options) {
        this.options = options;
        this.port = port;
        try {
            exam = Exam.start(distribution, port, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        home = exam.home();
        try {
            Until.keeps(PATIENCE, this::door, status -> status == 401);
        } catch (AssertionError e) {
            // or it would be taken for the next one
            exam.process().destroyForcibly();
            throw e;
        }
        this.password = password.isEmpty() ? console.await(PATIENCE, Script.PASSWORD) : password;
    }

    /** Starts a fresh one and waits until all of it answers. */
    public static Kontor start(Option... options) {
        try {
            Kontor kontor = new Kontor(Exam.packed(), freePort(), "", options);
            kontor.admin().settled();
            return kontor;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How a stranger is answered, 0 while nobody listens. */
    private int door() {
        try {
            return anonymous().get("session").status();
        } catch (UncheckedIOException e) {
            return 0;
        }
    }

    /** Stops it and starts it again where it is. */
    public Kontor restart() {
        close();
        return new Kontor(new KarafDistributionBaseConfigurationOption(home.toFile()), port, password, options);
    }

    /** A caller that nobody knows. */
    public Rest anonymous() {
        return Rest.anonymous(URI.create("http://127.0.0.1:" + port + "/api/v1"));
    }

    /** The administrator, with the password printed at the first start. */
    public Rest admin() {
        return anonymous().login("admin", password);
    }

    /** The password printed at the first start. */
    public String password() {
        return password;
    }

    /** The password printed last: each database that is new to Kontor gets its own. */
    public String printedPassword() {
        return console.last(Script.PASSWORD);
    }

    /** Where it is installed. */
    public Path home() {
        return home;
    }

    /** The Java process. */
    public ProcessHandle process() {
        return exam.process();
    }

    /** The lines a {@link Probe} inside tells: {@code bundles}, {@code events}, {@code loaders} ... */
    public List<String> probe(String what) {
        Rest outside = new Rest(URI.create("http://127.0.0.1:" + port + "/probe"), Map.of());
        if (outside.get(what).status() == 404) {
            exam.container().install(Probe.bundle());
        }
        Answer answer = Until.sees(PATIENCE, () -> outside.get(what), told -> told.status() == 200);
        return answer.body().lines().toList();
    }

    @Override
    public void close() {
        ProcessHandle process = exam.process();
        exam.container().stop();
        Until.sees(PATIENCE, process::isAlive, alive -> !alive);
        console.close();
    }

    /** A port that no connection of this machine gets by chance before the server listens. */
    static int freePort() throws IOException {
        for (int tries = 0; tries < 100; tries++) {
            int port = ThreadLocalRandom.current().nextInt(15_000, 30_000);
            try (ServerSocket free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return free.getLocalPort();
            } catch (BindException e) {
                // somebody has it: another one
            }
        }
        throw new IOException("no free port");
    }
}
