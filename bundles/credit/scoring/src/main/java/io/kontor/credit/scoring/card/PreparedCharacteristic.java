package io.kontor.credit.scoring.card;

import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.rating.ScorePart;
import io.kontor.credit.api.scorecard.Attribute;
import io.kontor.credit.api.scorecard.AttributeKind;
import io.kontor.credit.api.scorecard.Characteristic;
import io.kontor.credit.api.scorecard.ValueType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A characteristic made ready: finding a row reads arrays, and every possible part exists beforehand. */
final class PreparedCharacteristic {
    private final Characteristic characteristic;
    private final boolean isNumber;
    private final double[] lower;
    private final ScorePart[] intervals;
    private final double[] specials;
    private final ScorePart[] specialParts;
    private final Map<String, ScorePart> levels = new HashMap<>();
    private final ScorePart missing;
    private final ScorePart other;

    PreparedCharacteristic(Characteristic characteristic) {
        this.characteristic = characteristic;
        isNumber = characteristic.type() == ValueType.NUMBER;
        List<Attribute> inOrder = of(AttributeKind.INTERVAL);
        lower = inOrder.stream().mapToDouble(Attribute::lower).toArray();
        intervals = parts(inOrder);
        List<Attribute> codes = of(AttributeKind.SPECIAL);
        specials = codes.stream().mapToDouble(Attribute::lower).toArray();
        specialParts = parts(codes);
        for (Attribute row : of(AttributeKind.LEVELS)) {
            row.levels().forEach(level -> levels.put(level, part(row)));
        }
        missing = part(of(AttributeKind.MISSING).get(0));
        List<Attribute> rest = of(AttributeKind.OTHER);
        other = rest.isEmpty() ? missing : part(rest.get(0));
    }

    Characteristic characteristic() {
        return characteristic;
    }

    private List<Attribute> of(AttributeKind kind) {
        return characteristic.attributes().stream()
                .filter(a -> a.kind() == kind)
                .toList();
    }

    private ScorePart[] parts(List<Attribute> rows) {
        return rows.stream().map(this::part).toArray(ScorePart[]::new);
    }

    private ScorePart part(Attribute row) {
        return new ScorePart(characteristic, row, characteristic.bestPoints() - row.points());
    }

    ScorePart part(CreditFacts facts, int place) {
        return isNumber ? ofNumber(facts.number(place)) : ofLevel(facts.level(place));
    }

    private ScorePart ofNumber(double value) {
        if (!Double.isFinite(value)) {
            return missing;
        }
        for (int i = 0; i < specials.length; i++) {
            if (specials[i] == value) {
                return specialParts[i];
            }
        }
        int found = Arrays.binarySearch(lower, value + 0.0);
        int row = found >= 0 ? found : -found - 2;
        return row < 0 ? missing : intervals[row];
    }

    private ScorePart ofLevel(@Nullable String level) {
        return level == null || level.isBlank() ? missing : levels.getOrDefault(level, other);
    }
}
