package io.kontor.credit.scoring.exchange;

import io.kontor.credit.api.terms.Flag;
import io.kontor.credit.api.terms.HitPolicy;
import io.kontor.credit.api.terms.Range;
import io.kontor.credit.api.terms.Terms;
import io.kontor.credit.api.terms.TermsRow;
import io.kontor.credit.api.terms.TermsTable;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Terms tables as JSON and back; fields in the order of the records. */
final class TermsJson {
    private TermsJson() {}

    static Map<String, @Nullable Object> tree(TermsTable table) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", table.code());
        tree.put("version", table.version());
        tree.put("hitPolicy", table.hitPolicy().name());
        tree.put("grades", table.grades());
        tree.put(
                "rows",
                table.rows().stream()
                        .map(TermsJson::tree)
                        .map(Object.class::cast)
                        .toList());
        tree.put("validFrom", day(table.validFrom()));
        tree.put("validTo", day(table.validTo()));
        return tree;
    }

    private static @Nullable String day(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static Map<String, @Nullable Object> tree(TermsRow row) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("code", row.code());
        tree.put("grades", row.grades().stream().sorted().toList());
        tree.put("index", tree(row.index()));
        tree.put("overdueDays", tree(row.overdueDays()));
        tree.put("newCustomer", row.newCustomer().name());
        tree.put("insured", row.insured().name());
        Terms terms = row.terms();
        Map<String, @Nullable Object> grants = new LinkedHashMap<>();
        grants.put("code", terms.code());
        grants.put("netDays", terms.netDays());
        grants.put("depositPercent", terms.depositPercent());
        grants.put("limitFactor", terms.limitFactor());
        grants.put("netWorthShare", terms.netWorthShare());
        grants.put("orderShare", terms.orderShare());
        grants.put("action", terms.action().name());
        grants.put("reason", terms.reason());
        tree.put("terms", grants);
        return tree;
    }

    private static Map<String, @Nullable Object> tree(Range range) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("from", range.from());
        tree.put("to", range.to());
        return tree;
    }

    static TermsTable table(Fields fields) {
        return new TermsTable(
                fields.text("code"),
                fields.whole("version"),
                fields.choice("hitPolicy", HitPolicy.class),
                fields.texts("grades"),
                fields.objects("rows", TermsJson::row),
                day(fields, "validFrom"),
                day(fields, "validTo"));
    }

    private static @Nullable LocalDate day(Fields fields, String name) {
        if (fields.isNull(name)) {
            return null;
        }
        try {
            return LocalDate.parse(fields.text(name));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(name + " is not a day", e);
        }
    }

    private static TermsRow row(Fields fields) {
        Fields terms = fields.object("terms");
        return new TermsRow(
                fields.text("code"),
                Set.copyOf(fields.texts("grades")),
                range(fields.object("index")),
                range(fields.object("overdueDays")),
                fields.choice("newCustomer", Flag.class),
                fields.choice("insured", Flag.class),
                new Terms(
                        terms.text("code"),
                        terms.whole("netDays"),
                        terms.whole("depositPercent"),
                        terms.number("limitFactor"),
                        terms.number("netWorthShare"),
                        terms.number("orderShare"),
                        terms.choice("action", Terms.Action.class),
                        terms.text("reason")));
    }

    private static Range range(Fields fields) {
        return new Range(
                fields.number("from", Double.NEGATIVE_INFINITY), fields.number("to", Double.POSITIVE_INFINITY));
    }
}
