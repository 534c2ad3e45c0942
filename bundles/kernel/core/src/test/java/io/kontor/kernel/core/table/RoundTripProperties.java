package io.kontor.kernel.core.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.exchange.TableFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Whatever a table holds comes back as it went out, and never as a formula. */
class RoundTripProperties {
    @Property(tries = 150)
    void everyTableComesBackFromEveryFormat(@ForAll("tables") List<List<Object>> table, @ForAll TableFormat format) {
        byte[] file = Tables.file(format, table);
        List<List<String>> expected = table.stream()
                .map(line -> line.stream().map(RoundTripProperties::text).toList())
                .map(line -> format == TableFormat.XLSX ? withoutEmptyEnd(line) : line)
                .filter(line -> !line.isEmpty())
                .toList();
        assertThat(Tables.cells(format, file)).isEqualTo(expected);
    }

    @Property(tries = 150)
    void noTextOfACsvBeginsLikeAFormula(@ForAll("texts") String text) {
        String guarded = SafeText.guarded(text);
        assertThat(SafeText.isDangerous(guarded)).isFalse();
        assertThat(SafeText.plain(guarded)).isEqualTo(text);
    }

    @Property(tries = 50)
    void anotherProgramReadsTheSameFromOurWorkbooks(@ForAll("tables") List<List<Object>> table) throws IOException {
        byte[] file = Tables.file(TableFormat.XLSX, table);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file));
                Stream<Row> rows = book.getFirstSheet().openStream()) {
            List<Row> read = rows.toList();
            assertThat(read).hasSize(table.size());
            for (int i = 0; i < table.size(); i++) {
                for (int j = 0; j < table.get(i).size(); j++) {
                    compare(read.get(i), j, table.get(i).get(j));
                }
            }
        }
    }

    private static void compare(Row row, int column, Object value) {
        if (value instanceof BigDecimal number) {
            assertThat(row.getCellAsNumber(column).orElseThrow()).isEqualByComparingTo(number);
        } else if (value instanceof LocalDate day) {
            assertThat(row.getCellAsDate(column).orElseThrow().toLocalDate()).isEqualTo(day);
        } else if (value instanceof String text && !text.isEmpty() && !text.contains("_x")) {
            assertThat(row.getCellAsString(column).orElseThrow()).isEqualTo(text);
            assertThat(row.getCell(column).getFormula()).isNull();
        }
    }

    private static String text(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }

    private static List<String> withoutEmptyEnd(List<String> line) {
        List<String> short_ = new ArrayList<>(line);
        while (!short_.isEmpty() && short_.get(short_.size() - 1).isEmpty()) {
            short_.remove(short_.size() - 1);
        }
        return short_;
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings()
                .withChars("=+-@'\"\t,;\n<&>_xX0123Dé中文客户 ")
                .ofMaxLength(12);
        Arbitrary<String> wide = Arbitraries.of("𠮷野家", "=1+1", "'=1", "''@x", "_x000D_", "-5", "#N/A", "\u200F");
        return Arbitraries.oneOf(any, wide).map(String::strip);
    }

    @Provide
    Arbitrary<List<List<Object>>> tables() {
        Arbitrary<Object> numbers = Arbitraries.bigDecimals()
                .between(new BigDecimal("-99999999"), new BigDecimal("99999999"))
                .ofScale(4)
                .map(n -> n.stripTrailingZeros().scale() < 0 ? n.setScale(0) : n.stripTrailingZeros())
                .map(Object.class::cast);
        Arbitrary<Object> days = Arbitraries.integers()
                .between(0, 60_000)
                .map(n -> LocalDate.of(1950, 1, 1).plusDays(n))
                .map(Object.class::cast);
        Arbitrary<Object> cells = Arbitraries.oneOf(texts().map(Object.class::cast), numbers, days);
        Arbitrary<String> first = Arbitraries.of("a", "客户", "=x");
        return first.flatMap(f -> cells.list().ofSize(4).map(line -> Stream.concat(Stream.of((Object) f), line.stream())
                        .collect(Collectors.toList())))
                .list()
                .ofMinSize(1)
                .ofMaxSize(8);
    }
}
