package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.exchange.TableColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the columns that the headers of a file mean. */
final class Headers {
    /** Headers of the columns that a list of refused rows has besides; such a list can be imported again. */
    static final String ERROR = "error.";

    private final Map<String, String> known = new HashMap<>();
    private final Set<String> names = new HashSet<>();

    Headers(List<TableColumn> columns) {
        columns.forEach(c -> names.add(c.name()));
        // in the order of trust: what two columns claim belongs to the first
        columns.forEach(c -> known.putIfAbsent(plain(c.name()), c.name()));
        columns.forEach(c ->
                Stream.of(c.label().zh(), c.label().en()).forEach(label -> known.putIfAbsent(plain(label), c.name())));
        columns.forEach(c -> c.aliases().forEach(alias -> known.putIfAbsent(plain(alias), c.name())));
    }

    /** {@return a header without what people write differently} */
    private static String plain(String header) {
        return header.toLowerCase(Locale.ROOT).replaceAll("[\\s_\\-:：*＊()（）./]", "");
    }

    /** {@return the column each header is recognised as, empty for none; each column once} */
    List<String> proposal(List<String> headers) {
        Set<String> taken = new HashSet<>();
        return headers.stream()
                .map(header -> {
                    String column = recognised(header);
                    return taken.add(column) ? column : "";
                })
                .toList();
    }

    private String recognised(String header) {
        return names.contains(header) ? header : known.getOrDefault(plain(header), "");
    }

    /**
     * {@return the column of each header, empty for a skipped one}
     *
     * @param headers the headers
     * @param mapped column by header as somebody said, empty to skip
     * @throws KontorException INVALID {@code IMPORT_COLUMNS} for headers without column, columns with two headers, and
     *     a mapping that names what is not there
     */
    List<String> columns(List<String> headers, Map<String, String> mapped) {
        Violations wrong = new Violations();
        List<String> columns = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String header : headers) {
            String column = mapped.containsKey(header) ? mapped.get(header) : recognised(header);
            boolean skipped =
                    column.isEmpty() && (mapped.containsKey(header) || header.isEmpty() || header.startsWith(ERROR));
            if (!skipped && !names.contains(column)) {
                wrong.add(header, "UNKNOWN_COLUMN", Map.of("column", column.isEmpty() ? header : column));
            } else if (!skipped && !taken.add(column)) {
                wrong.add(header, "DUPLICATE");
            }
            columns.add(column);
        }
        absent(headers, mapped.keySet())
                .forEach(header -> wrong.add("map." + header, "UNKNOWN_COLUMN", Map.of("column", header)));
        if (!wrong.list().isEmpty()) {
            throw new KontorException(ProblemKind.INVALID, "IMPORT_COLUMNS", Map.of(), wrong.list());
        }
        return columns;
    }

    private static List<String> absent(List<String> headers, Collection<String> mapped) {
        Set<String> present = new HashSet<>(headers);
        return mapped.stream().filter(h -> !present.contains(h)).sorted().toList();
    }
}
