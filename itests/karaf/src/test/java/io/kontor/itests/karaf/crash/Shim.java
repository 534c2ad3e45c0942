package io.kontor.itests.karaf.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code powerloss.c}, compiled here: keeps a mirror of what is on the disk for certain. */
record Shim(Path library) {
    /** The shim, empty and loudly so where there is no compiler. */
    static Optional<Shim> compile() {
        try {
            Path folder = Files.createTempDirectory(
                    Files.createDirectories(Path.of(System.getProperty("kontor.work"))), "powerloss");
            Path source = folder.resolve("powerloss.c");
            try (InputStream text = Shim.class.getResourceAsStream("/powerloss.c")) {
                Files.copy(text, source);
            }
            Path library = folder.resolve("powerloss.so");
            List<String> command =
                    List.of("gcc", "-O2", "-shared", "-fPIC", "-o", library.toString(), source.toString(), "-ldl");
            int code = new ProcessBuilder(command).inheritIO().start().waitFor();
            return code == 0 ? Optional.of(new Shim(library)) : skipped("gcc ended with " + code);
        } catch (IOException e) {
            return skipped(e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Optional<Shim> skipped(String why) {
        System.out.println("power loss: SKIPPED, no power is cut without a C compiler: " + why);
        return Optional.empty();
    }

    /** Variables of a process whose files below a root are mirrored. */
    Map<String, String> environment(Path root, Path mirror) {
        return Map.of(
                "LD_PRELOAD", library.toString(), "POWER_ROOT", root.toString(), "POWER_MIRROR", mirror.toString());
    }

    /** Replaces a folder by what the disk holds for certain. */
    static void lose(Path root, Path mirror) {
        try {
            delete(root);
            try (Stream<Path> files = Files.walk(mirror)) {
                for (Path file : files.toList()) {
                    Files.copy(file, root.resolve(mirror.relativize(file).toString()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
