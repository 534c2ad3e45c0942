package io.kontor.kernel.core.region;

/**
 * Keys whose alphabetical order is the order of the tree: a node before what is below it, siblings by number and code.
 * They are hexadecimal, because the alphabets of databases pass over slashes and hyphens.
 */
final class TreeOrder {
    /** Below every sign of a code, so that all below a node comes before the next sibling. */
    private static final String END = "0000";

    private TreeOrder() {}

    /** {@return what a node adds to its parent's key} */
    static String step(int sortNo, String code) {
        StringBuilder step = new StringBuilder(String.format("%05x", sortNo));
        code.chars().forEach(c -> step.append(String.format("%04x", c)));
        return step.append(END).toString();
    }
}
