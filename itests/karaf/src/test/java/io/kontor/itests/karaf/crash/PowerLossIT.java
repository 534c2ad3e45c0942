package io.kontor.itests.karaf.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/**
 * Power losses under the kernel's own write path over an embedded Derby: only synced bytes survive.
 * {@code -Dkontor.losses=} says how many. A kill alone proves nothing, because what was written stays in the cache of
 * the system; so the rig must find the losses of a Derby that does not sync.
 */
@EnabledOnOs(OS.LINUX)
class PowerLossIT {
    private static final int LOSSES = Integer.getInteger("kontor.losses", 3);
    private static final int CONTROLS = 3;

    private final Random random = new Random(Long.getLong("kontor.loss.seed", 20_261_125));
    private final Optional<Shim> shim = Shim.compile();

    @Test
    void nothingToldIsLostWithThePower() throws Exception {
        assumeTrue(shim.isPresent(), "no C compiler");
        int told = 0;
        for (int i = 0; i < LOSSES; i++) {
            Loss loss = lose();
            assertThat(loss.faults()).as("loss %d", i).isEmpty();
            told += loss.told().size();
        }
        System.out.printf("power loss: %d losses, %d bookings told, none lost%n", LOSSES, told);
        assertThat(told).isGreaterThan(LOSSES * 10);
    }

    @Test
    void theRigFindsTheLossesOfADatabaseThatDoesNotSync() throws Exception {
        assumeTrue(shim.isPresent(), "no C compiler");
        for (int i = 0; i < CONTROLS; i++) {
            if (!lose("-Dderby.system.durability=test").faults().isEmpty()) {
                return;
            }
        }
        throw new AssertionError(CONTROLS + " losses without a sync, and nothing is missing: the rig is blind");
    }

    /**
     * What a loss did.
     *
     * @param told the bookings told before it
     * @param faults what is wrong after it
     */
    private record Loss(List<String> told, List<String> faults) {}

    private Loss lose(String... options) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory(Path.of(System.getProperty("kontor.work")), "loss");
        Path root = folder.resolve("disk");
        Path mirror = folder.resolve("mirror");
        Files.createDirectories(root);
        Files.createDirectories(mirror);
        List<String> told = written(root, mirror, options);
        Shim.lose(root, mirror);
        List<String> there =
                lines(java(Map.of(), root, "read").redirectErrorStream(true).start());
        Set<String> found = new HashSet<>(there);
        List<String> faults = new ArrayList<>();
        told.stream().filter(id -> !found.contains(id)).forEach(id -> faults.add("lost " + id));
        there.stream().filter(line -> line.startsWith("WRONG")).forEach(faults::add);
        if (!found.contains("consistent")) {
            faults.add("does not boot: " + there.stream().limit(5).toList());
        }
        Shim.delete(folder);
        return new Loss(told, faults);
    }

    private List<String> written(Path root, Path mirror, String... options) throws IOException, InterruptedException {
        Process writer = java(shim.orElseThrow().environment(root, mirror), root, "write", options)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<String> told = new ArrayList<>();
        int enough = 50 + random.nextInt(1_000);
        try (BufferedReader lines = writer.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                told.add(line);
                if (told.size() == enough) {
                    // the process itself would also close the pipe
                    writer.toHandle().destroyForcibly();
                }
            }
        }
        writer.waitFor();
        // a line the kill cut off was not told
        return told.subList(0, told.size() - 1);
    }

    private static ProcessBuilder java(Map<String, String> environment, Path root, String task, String... options) {
        List<String> command =
                new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow()));
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                Ledger.class.getName(),
                root.resolve("db").toString(),
                task));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder;
    }

    private static List<String> lines(Process process) throws IOException, InterruptedException {
        try (BufferedReader lines = process.inputReader()) {
            List<String> all = lines.lines().toList();
            process.waitFor();
            return all;
        }
    }
}
