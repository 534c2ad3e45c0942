package io.kontor.credit.scoring.fit;

import io.kontor.credit.api.fitting.Bin;
import io.kontor.credit.api.fitting.Shape;
import io.kontor.credit.api.fitting.Variable;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Weights of evidence and what a variable tells by them. */
final class Evidence {
    /** A missing, special or other bin with fewer rows tells nothing: its weight is 0. */
    static final int MIN_ROWS = 30;

    private static final double HALF = .5;

    private final long goods;
    private final long bads;

    Evidence(long goods, long bads) {
        this.goods = goods;
        this.bads = bads;
    }

    double woe(long good, long bad) {
        return Math.log(((bad + HALF) / (bads + HALF)) / ((good + HALF) / (goods + HALF)));
    }

    Bin bin(Attribute attribute, long good, long bad) {
        boolean tells = attribute.kind() == AttributeKind.INTERVAL
                || attribute.kind() == AttributeKind.LEVELS
                || good + bad >= MIN_ROWS;
        return new Bin(attribute, good, bad, tells ? woe(good, bad) : 0);
    }

    Variable variable(String code, Shape shape, List<Bin> bins) {
        double value = 0;
        for (Bin bin : bins) {
            if (bin.good() + bin.bad() > 0) {
                value += part(bin);
            }
        }
        return new Variable(code, shape, bins, value, auc(bins));
    }

    private double part(Bin bin) {
        boolean isPure = bin.good() == 0 || bin.bad() == 0;
        double good = (bin.good() + (isPure ? HALF : 0)) / goods;
        double bad = (bin.bad() + (isPure ? HALF : 0)) / bads;
        return (bad - good) * Math.log(bad / good);
    }

    /** Over the bins in order of risk; bins of one weight tie. */
    private double auc(List<Bin> bins) {
        List<Bin> byRisk = new ArrayList<>(bins);
        byRisk.sort(Comparator.comparingDouble(Bin::woe));
        double wins = 0;
        double goodBelow = 0;
        for (int i = 0; i < byRisk.size(); ) {
            long good = 0;
            long bad = 0;
            double woe = byRisk.get(i).woe();
            for (; i < byRisk.size() && byRisk.get(i).woe() == woe; i++) {
                good += byRisk.get(i).good();
                bad += byRisk.get(i).bad();
            }
            wins += bad * (goodBelow + HALF * good);
            goodBelow += good;
        }
        return wins / ((double) goods * bads);
    }
}
