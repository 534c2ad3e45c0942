package io.kontor.promo.core.allocation;

import io.kontor.promo.api.allocation.AllocationTarget;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** The methods shipped: they share a quantity in whole units, and the same input always gives the same answer. */
final class Shares {
    private static final int SCALE = 4;

    private Shares() {}

    /** {@return what each asks, in order, until nothing is left} */
    static List<Long> fill(long quantity, List<AllocationTarget> targets) {
        List<Long> shares = new ArrayList<>();
        long rest = quantity;
        for (AllocationTarget target : targets) {
            long share = Math.min(rest, target.wanted());
            shares.add(share);
            rest -= share;
        }
        return shares;
    }

    /** {@return the same for all} */
    static List<Long> split(long quantity, List<AllocationTarget> targets) {
        return byWeight(quantity, targets, Collections.nCopies(targets.size(), BigDecimal.ONE));
    }

    /** {@return what is written} */
    static List<Long> custom(List<AllocationTarget> targets) {
        return targets.stream().map(AllocationTarget::wanted).toList();
    }

    /** {@return shares by the targets' weights} */
    static List<Long> weighted(long quantity, List<AllocationTarget> targets) {
        return byWeight(
                quantity,
                targets,
                targets.stream().map(AllocationTarget::weight).toList());
    }

    /** Largest remainder: each gets the whole part of its due, what is left goes by one to the largest fractions. */
    private static List<Long> byWeight(long quantity, List<AllocationTarget> targets, List<BigDecimal> weights) {
        List<BigInteger> exact =
                weights.stream().map(w -> w.setScale(SCALE).unscaledValue()).toList();
        BigInteger total = exact.stream().reduce(BigInteger.ZERO, BigInteger::add);
        if (total.signum() == 0) {
            return new ArrayList<>(Collections.nCopies(targets.size(), 0L));
        }
        List<Long> shares = new ArrayList<>();
        List<BigInteger> remainders = new ArrayList<>();
        long rest = quantity;
        for (BigInteger weight : exact) {
            BigInteger[] due = weight.multiply(BigInteger.valueOf(quantity)).divideAndRemainder(total);
            shares.add(due[0].longValueExact());
            remainders.add(due[1]);
            rest -= due[0].longValueExact();
        }
        IntStream.range(0, targets.size())
                .boxed()
                .filter(i -> remainders.get(i).signum() > 0)
                .sorted(Comparator.<Integer, BigInteger>comparing(remainders::get)
                        .reversed()
                        .thenComparing(i -> targets.get(i).ref()))
                .limit(rest)
                .forEach(i -> shares.set(i, shares.get(i) + 1));
        return shares;
    }
}
