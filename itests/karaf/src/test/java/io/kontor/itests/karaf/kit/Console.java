package io.kontor.itests.karaf.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a container writes to standard output: Pax Exam copies it to that of this JVM. */
final class Console extends ByteArrayOutputStream {
    private static final PrintStream OUT = System.out;

    private Console() {}

    /** Listens from now on. */
    static Console open() {
        Console console = new Console();
        System.setOut(new PrintStream(console, true, StandardCharsets.UTF_8));
        // Pax Exam hands ours to the container; it is Maven's channel to this JVM
        System.setIn(new ByteArrayInputStream(new byte[0]));
        return console;
    }

    String text() {
        return toString(StandardCharsets.UTF_8);
    }

    /** The first group of a pattern, once it is written. */
    String await(Duration deadline, Pattern pattern) {
        Matcher found = Until.sees(deadline, () -> pattern.matcher(text()), Matcher::find);
        return found.group(1);
    }

    /** The first group of the last match. */
    String last(Pattern pattern) {
        return pattern.matcher(text())
                .results()
                .reduce((a, b) -> b)
                .orElseThrow()
                .group(1);
    }

    @Override
    public void close() {
        System.setOut(OUT);
    }
}
