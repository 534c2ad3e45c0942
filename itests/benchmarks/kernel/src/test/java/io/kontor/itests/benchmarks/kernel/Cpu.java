package io.kontor.itests.benchmarks.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What processes have cost so far, as Linux counts it: time of the processor, not of the clock on a busy machine. */
final class Cpu {
    private static final double TICKS_A_SECOND = 100;
    private static final int PARENT = 1;
    private static final int USER = 11;

    private Cpu() {}

    /** Seconds of one process. */
    static double of(long pid) {
        String[] stat = stat(pid);
        return (Long.parseLong(stat[USER]) + Long.parseLong(stat[USER + 1])) / TICKS_A_SECOND;
    }

    /** Seconds of a process, of those it started, and of those of them that have ended. */
    static double ofFamily(long pid) {
        String[] stat = stat(pid);
        double ended = (Long.parseLong(stat[USER + 2]) + Long.parseLong(stat[USER + 3])) / TICKS_A_SECOND;
        return of(pid) + ended + children(pid).stream().mapToDouble(Cpu::of).sum();
    }

    private static List<Long> children(long pid) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.map(p -> p.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .map(Long::valueOf)
                    .filter(child -> parent(child) == pid)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static long parent(long pid) {
        return Long.parseLong(stat(pid)[PARENT]);
    }

    /** Resident memory in megabytes. */
    static double resident(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            String line = lines.filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
            return Integer.parseInt(line.replaceAll("\\D", "")) / 1024.0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The fields after the name, which may hold blanks: state, parent, ... A process that has ended is all zeros. */
    private static String[] stat(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"));
            return line.substring(line.lastIndexOf(')') + 2).strip().split(" ", -1);
        } catch (IOException e) {
            return "Z 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0".split(" ", -1);
        }
    }
}
