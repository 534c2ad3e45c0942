package io.kontor.credit.scoring.exchange;

import io.kontor.credit.api.terms.Flag;
import io.kontor.credit.api.terms.Range;
import io.kontor.credit.api.terms.Terms;
import io.kontor.credit.api.terms.TermsRow;
import io.kontor.credit.api.terms.TermsTable;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/** A terms table as DMN 1.3: inputs and outputs as columns, conditions in FEEL. */
final class Dmn {
    private static final List<List<String>> INPUTS = List.of(
            List.of("grade", "string"),
            List.of("paymentIndex", "number"),
            List.of("overdueDays", "number"),
            List.of("newCustomer", "boolean"),
            List.of("insured", "boolean"));
    private static final List<List<String>> OUTPUTS = List.of(
            List.of("terms", "string"),
            List.of("netDays", "number"),
            List.of("depositPercent", "number"),
            List.of("limitFactor", "number"),
            List.of("netWorthShare", "number"),
            List.of("orderShare", "number"),
            List.of("action", "string"),
            List.of("reason", "string"));

    private final Xml xml = new Xml();
    private final TermsTable table;

    private Dmn(TermsTable table) {
        this.table = table;
    }

    static String of(TermsTable table) {
        return new Dmn(table).write();
    }

    private String write() {
        xml.open(
                "definitions",
                "xmlns",
                "https://www.omg.org/spec/DMN/20191111/MODEL/",
                "id",
                "definitions",
                "name",
                table.code(),
                "namespace",
                "urn:kontor:credit:terms");
        for (List<String> input : INPUTS) {
            xml.open("inputData", "id", "data_" + input.get(0), "name", input.get(0));
            xml.empty("variable", "name", input.get(0), "typeRef", input.get(1)).close();
        }
        xml.open("decision", "id", "decision", "name", table.code());
        xml.empty("variable", "name", table.code());
        for (List<String> input : INPUTS) {
            xml.open("informationRequirement", "id", "needs_" + input.get(0));
            xml.empty("requiredInput", "href", "#data_" + input.get(0)).close();
        }
        xml.open("decisionTable", "id", "table", "hitPolicy", table.hitPolicy().name());
        for (List<String> input : INPUTS) {
            xml.open("input", "id", "input_" + input.get(0), "label", input.get(0));
            xml.open("inputExpression", "typeRef", input.get(1));
            xml.text("text", input.get(0)).close().close();
        }
        for (List<String> output : OUTPUTS) {
            xml.empty("output", "id", "output_" + output.get(0), "name", output.get(0), "typeRef", output.get(1));
        }
        for (int i = 0; i < table.rows().size(); i++) {
            rule(i, table.rows().get(i));
        }
        return xml.end();
    }

    private void rule(int number, TermsRow row) {
        String id = "rule_" + (number + 1);
        xml.open("rule", "id", id);
        xml.text("description", row.code());
        List<String> inputs = List.of(
                row.grades().stream().sorted().map(Dmn::quoted).collect(Collectors.joining(",")),
                range(row.index()),
                range(row.overdueDays()),
                flag(row.newCustomer()),
                flag(row.insured()));
        for (int i = 0; i < inputs.size(); i++) {
            xml.open("inputEntry", "id", id + "_in_" + i)
                    .text("text", inputs.get(i))
                    .close();
        }
        Terms terms = row.terms();
        List<String> outputs = List.of(
                quoted(terms.code()),
                String.valueOf(terms.netDays()),
                String.valueOf(terms.depositPercent()),
                number(terms.limitFactor()),
                number(terms.netWorthShare()),
                number(terms.orderShare()),
                quoted(terms.action().name()),
                quoted(terms.reason()));
        for (int i = 0; i < outputs.size(); i++) {
            xml.open("outputEntry", "id", id + "_out_" + i)
                    .text("text", outputs.get(i))
                    .close();
        }
        xml.close();
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static String flag(Flag flag) {
        return flag == Flag.ANY ? "-" : String.valueOf(flag == Flag.YES);
    }

    private static String range(Range range) {
        boolean hasFrom = range.from() > Double.NEGATIVE_INFINITY;
        boolean hasTo = range.to() < Double.POSITIVE_INFINITY;
        if (hasFrom && hasTo) {
            return "[" + number(range.from()) + ".." + number(range.to()) + ")";
        }
        return hasFrom ? ">= " + number(range.from()) : hasTo ? "< " + number(range.to()) : "-";
    }

    /** FEEL knows no exponents. */
    static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
