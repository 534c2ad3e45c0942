package io.kontor.itests.karaf.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The start script as a user runs it, with nothing of the tests inside. */
public final class Script implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Pattern URL = Pattern.compile("(http://127\\.0\\.0\\.1:\\d+)");
    private static final Pattern LISTENING =
            Pattern.compile("^\\s*\\d+: ([0-9A-F]+:[0-9A-F]+) \\S+ 0A (?:\\S+ +){5}(\\d+) ");

    /** The administrator's password as it is printed at a first start. */
    public static final Pattern PASSWORD = Pattern.compile("(?m)^ +admin / (\\S+)\\R");

    /** Starts it with the administrator's console. */
    public static final String CONSOLE = "--console";

    private final Path output;
    private final Process process;

    private Script(Path home, Map<String, String> environment, String... options) throws IOException {
        output = Files.createTempFile(home.getParent(), "output", ".txt");
        // a build in the background of a shell ignores INT, and so would all that it starts
        List<String> command = new ArrayList<>(List.of(
                "env", "--default-signal=INT", home.resolve("bin/kontor").toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(
                        command.contains(CONSOLE)
                                ? ProcessBuilder.Redirect.PIPE
                                : ProcessBuilder.Redirect.from(
                                        Path.of("/dev/null").toFile()));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        process = builder.start();
    }

    /** Unpacks the archive with the tool of the system and moves HTTP to a free port; nothing else is changed. */
    public static Path unpack() {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of(System.getProperty("kontor.work"))), "a folder with blanks");
            run("tar", "-xzf", System.getProperty("kontor.distribution"), "-C", folder.toString());
            Path home;
            try (Stream<Path> unpacked = Files.list(folder)) {
                home = unpacked.findFirst().orElseThrow();
            }
            Path web = home.resolve("etc/org.ops4j.pax.web.cfg");
            Files.writeString(web, Files.readString(web).replace("port = 8181", "port = " + Kontor.freePort()));
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts what is unpacked and waits until it says where it is. */
    public static Script start(Path home, String... options) {
        return start(home, Map.of(), options);
    }

    /** The same with variables of the environment, for example {@code JAVA_OPTS}. */
    public static Script start(Path home, Map<String, String> environment, String... options) {
        try {
            Script script = new Script(home, environment, options);
            try {
                Until.sees(
                        PATIENCE,
                        () -> script.process.isAlive() ? script.output() : "dead: " + script.output(),
                        text -> text.startsWith("dead") || URL.matcher(text).find());
            } catch (AssertionError e) {
                script.kill();
                throw e;
            }
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Types a command at the console and waits until it has written something; gives the first group of it. */
    public String type(String command, Pattern answer) {
        try {
            process.getOutputStream().write((command + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Until.sees(PATIENCE, () -> answer.matcher(output()), Matcher::find)
                .group(1);
    }

    /** What it wrote so far. */
    public String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Java process. */
    public ProcessHandle server() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(one ->
                        one.info().command().filter(c -> c.endsWith("/java")).isPresent())
                .findFirst()
                .orElseThrow();
    }

    /** The administrator's password it printed. */
    public String password() {
        Matcher found = PASSWORD.matcher(output());
        if (!found.find()) {
            throw new AssertionError("no password in: " + output());
        }
        return found.group(1);
    }

    /** The address it printed. */
    public Rest rest() {
        var matcher = URL.matcher(output());
        if (!matcher.find()) {
            throw new AssertionError("no address in: " + output());
        }
        return Rest.anonymous(URI.create(matcher.group(1) + "/api/v1"));
    }

    /** Every address on which its processes listen, as the kernel knows them: {@code 0100007F:1FF5} and the like. */
    public Set<String> listening() throws IOException {
        Set<String> found = new TreeSet<>();
        for (ProcessHandle one : Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList()) {
            Path proc = Path.of("/proc/" + one.pid());
            Set<String> sockets = sockets(proc.resolve("fd"));
            for (String table : List.of("net/tcp", "net/tcp6")) {
                for (String line : Files.readAllLines(proc.resolve(table))) {
                    var matcher = LISTENING.matcher(line);
                    if (matcher.find() && sockets.contains("socket:[" + matcher.group(2) + "]")) {
                        found.add(matcher.group(1));
                    }
                }
            }
        }
        return found;
    }

    private static Set<String> sockets(Path files) throws IOException {
        try (Stream<Path> open = Files.list(files)) {
            return open.map(Script::target).collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "";
        }
    }

    /** Sends a signal to the script, as Ctrl+C does, and waits for the end. */
    public int signal(String name) {
        List<ProcessHandle> all = process.descendants().toList();
        run("kill", "-" + name, String.valueOf(process.pid()));
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("still running after " + name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        Until.sees(PATIENCE, () -> all.stream().filter(ProcessHandle::isAlive).toList(), List::isEmpty);
        return process.exitValue();
    }

    /** Pulls the plug. */
    public void kill() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        all.forEach(ProcessHandle::destroyForcibly);
        Until.sees(PATIENCE, () -> all.stream().filter(ProcessHandle::isAlive).toList(), List::isEmpty);
    }

    @Override
    public void close() {
        kill();
    }

    private static void run(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(Map.of("command", List.of(command), "said", said));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
