package io.kontor.customer.core.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.archive.Relation;
import io.kontor.kernel.api.error.KontorException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Relations against a model that looks at every single day. */
class UpperPathTest {
    private static final int DAYS = 12;
    private static final LocalDate ZERO = LocalDate.of(2026, 1, 1);

    /** {@return the upper one by lower one, day by day; the last stands for all later days} */
    private static List<Map<UUID, UUID>> model() {
        List<Map<UUID, UUID>> days = new ArrayList<>();
        for (int i = 0; i <= DAYS; i++) {
            days.add(new HashMap<>());
        }
        return days;
    }

    private static String expected(List<Map<UUID, UUID>> model, UUID from, UUID to, int first, int last) {
        boolean cycle = false;
        for (int day = first; day <= last; day++) {
            if (model.get(day).containsKey(from)) {
                return "RELATION_OVERLAPS";
            }
            Set<UUID> above = new HashSet<>();
            for (UUID at = to; at != null && above.add(at); at = model.get(day).get(at)) {
                cycle |= at.equals(from);
            }
        }
        return cycle ? "RELATION_CYCLE" : "added";
    }

    @Property
    void c34AgreesWithADayByDayModel(
            @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 6 * 6 * DAYS * (DAYS + 1) - 1) Integer> wishes) {
        List<Map<UUID, UUID>> model = model();
        List<Relation> stored = new ArrayList<>();
        UpperPath path = new UpperPath(
                lower -> stored.stream().filter(r -> lower.contains(r.fromId())).toList());
        for (int wish : wishes) {
            UUID from = new UUID(0, wish % 6);
            UUID to = new UUID(0, wish / 6 % 6);
            int first = wish / 36 % DAYS;
            int length = wish / 36 / DAYS;
            int last = length == DAYS ? DAYS : Math.min(DAYS - 1, first + length);
            Relation relation = new Relation(
                    UUID.randomUUID(),
                    0,
                    from,
                    Relation.Type.BRANCH,
                    to,
                    ZERO.plusDays(first),
                    last == DAYS ? null : ZERO.plusDays(last));

            String outcome = outcome(path, relation);

            assertThat(outcome).isEqualTo(expected(model, from, to, first, last));
            if (outcome.equals("added")) {
                stored.add(relation);
                for (int day = first; day <= last; day++) {
                    model.get(day).put(from, to);
                }
            }
        }
    }

    private static String outcome(UpperPath path, Relation relation) {
        try {
            path.check(relation);
            return "added";
        } catch (KontorException e) {
            return e.code();
        }
    }
}
