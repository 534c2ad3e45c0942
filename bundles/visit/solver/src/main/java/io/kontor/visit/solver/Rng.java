package io.kontor.visit.solver;

/** Fast repeatable random numbers (xorshift64*): the search draws some hundred million of them a minute. */
final class Rng {
    private static final double UNIT = 0x1.0p-53;

    private long state;

    Rng(long seed) {
        long mixed = seed + 0x9E3779B97F4A7C15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        state = mixed == 0 ? 1 : mixed;
    }

    private long next() {
        state ^= state >>> 12;
        state ^= state << 25;
        state ^= state >>> 27;
        return state * 0x2545F4914F6CDD1DL;
    }

    /** Uniform in 0..bound-1. */
    int below(int bound) {
        return (int) (((next() >>> 32) * bound) >>> 32);
    }

    /** Uniform in (0, 1]. */
    double unit() {
        return ((next() >>> 11) + 1) * UNIT;
    }

    /** How many draws a rare event of this probability lets pass before it happens. */
    int untilRare(double probability) {
        return (int) (Math.log(unit()) / Math.log1p(-probability));
    }
}
