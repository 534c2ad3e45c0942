package io.kontor.promo.core.slip;

import io.kontor.kernel.api.error.Violations;
import io.kontor.promo.api.slip.Acknowledgement;
import io.kontor.promo.core.store.SlipLineEntity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the receiver says arrived, checked against what was sent, and marked on the lines. */
final class Arrived {
    private Arrived() {}

    /** {@return what arrived of each line; none of those of which nothing did} */
    static List<SlipMoves.Part> parts(Acknowledgement said, List<SlipLineEntity> lines) {
        List<Acknowledgement.Line> all = said.lines().isEmpty()
                ? lines.stream()
                        .map(l -> new Acknowledgement.Line(l.lineNo(), l.open()))
                        .toList()
                : said.lines();
        Map<Integer, SlipLineEntity> byNo =
                lines.stream().collect(Collectors.toMap(SlipLineEntity::lineNo, Function.identity()));
        check(all, byNo);
        List<SlipMoves.Part> parts = new ArrayList<>();
        for (SlipLineEntity line : lines) {
            long units = all.stream()
                    .filter(one -> one.lineNo() == line.lineNo())
                    .mapToLong(Acknowledgement.Line::quantity)
                    .sum();
            if (units > 0) {
                parts.add(new SlipMoves.Part(line.line(), units));
                line.confirm(units);
            }
        }
        return parts;
    }

    private static void check(List<Acknowledgement.Line> said, Map<Integer, SlipLineEntity> lines) {
        Violations violations = new Violations();
        Set<Integer> seen = new HashSet<>();
        for (int i = 0; i < said.size(); i++) {
            Acknowledgement.Line one = said.get(i);
            String field = "lines[" + i + "]";
            SlipLineEntity line = lines.get(one.lineNo());
            if (line == null) {
                violations.add(field + ".lineNo", "UNKNOWN_LINE");
            } else if (!seen.add(one.lineNo())) {
                violations.add(field + ".lineNo", "LINE_TWICE");
            } else if (one.quantity() > line.open()) {
                violations.add(field + ".quantity", "MORE_THAN_SENT");
            } else {
                violations.range(field + ".quantity", one.quantity(), 0, line.open());
            }
        }
        violations.throwIfAny();
    }
}
