package io.kontor.itests.benchmarks.credit;

import java.util.List;

/**
 * Reference results of one set: mean AUC over five folds of optbinning with regression, a plain reference, the same
 * sign-clean, plain regression, boosted stumps and boosted trees; NaN where nobody measured. Then the goals of the
 * fitted, the sign-clean and the additive card.
 *
 * @param set name of the file
 * @param peers the references
 * @param fitted goal of all variables
 * @param clean goal of the sign-clean card
 * @param additive goal of the challenger, NaN where there is none
 * @param brier most Brier score on fold 0, NaN where there is no goal
 */
record Yardstick(String set, List<Double> peers, double fitted, double clean, double additive, double brier) {
    static final List<String> PEERS = List.of("optb", "ref", "ref-sign", "lr", "stump", "xgb");

    private static final double NONE = Double.NaN;

    static final List<Yardstick> ALL = List.of(
            of("german", List.of(.7829, .7818, .7841, .7784, .7785, .7751), .780, .782, NONE, .1846),
            of("australian", List.of(.9302, .9339, .9346, .9270, .9283, .9361), .932, .922, NONE, NONE),
            of("credit_data_es", List.of(.8320, .8360, .8342, .8382, .8480, .8459), .834, .824, .845, NONE),
            of("polish_5year", List.of(.9223, .9259, .9189, .8719, .9343, .9561), .924, .914, .932, .0363),
            of("taiwan_bankruptcy", List.of(NONE, .9206, .9245, .8787, .9370, .9442), .919, .922, .933, NONE),
            of("taiwan_cc", List.of(.7691, .7693, .7665, .7231, NONE, .7837), .767, .757, NONE, .1398),
            of("sba_noterm", List.of(.6947, .6943, .6771, .6978, NONE, .7708), .692, .672, .745, NONE));

    private static Yardstick of(
            String set, List<Double> peers, double fitted, double clean, double additive, double brier) {
        return new Yardstick(set, peers, fitted, clean, additive, brier);
    }
}
