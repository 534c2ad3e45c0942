package io.kontor.kernel.api.exchange;

import java.util.List;

/**
 * How a file would be read.
 *
 * @param target what would be imported
 * @param headers the headers in order, each with its column
 * @param samples the first rows, at most 5, as they stand in the file
 * @param keys key columns the file has
 */
public record Proposal(String target, List<Header> headers, List<List<String>> samples, List<String> keys) {
    /** Keeps the parts by value. */
    public Proposal {
        headers = List.copyOf(headers);
        samples = samples.stream().map(List::copyOf).toList();
        keys = List.copyOf(keys);
    }

    /**
     * A header.
     *
     * @param header as it stands in the file
     * @param column the column it was recognised as, empty when it was not
     */
    public record Header(String header, String column) {}
}
