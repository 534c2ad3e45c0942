package io.kontor.customer.core.classification;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.classification.Assignment;
import io.kontor.customer.core.store.Days;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Dated assignments against a model that knows the codes of every single day. */
class AssignmentPlanTest {
    private static final int DAYS = 10;
    private static final LocalDate ZERO = LocalDate.of(2026, 1, 1);
    private static final List<String> CODES = List.of("a", "b", "c");

    @Property
    void c13AgreesWithADayByDayModel(
            @ForAll @Size(max = 25) List<@IntRange(min = 0, max = DAYS * 8 - 1) Integer> wishes) {
        List<Set<String>> model = new ArrayList<>();
        for (int day = 0; day <= DAYS; day++) {
            model.add(Set.of());
        }
        List<Assignment> stored = new ArrayList<>();
        for (int wish : wishes) {
            int first = wish % DAYS;
            Set<String> codes = new TreeSet<>();
            for (int i = 0; i < CODES.size(); i++) {
                if ((wish / DAYS & 1 << i) != 0) {
                    codes.add(CODES.get(i));
                }
            }

            carryOut(stored, codes, ZERO.plusDays(first));

            for (int day = first; day <= DAYS; day++) {
                model.set(day, codes);
            }
            for (int day = 0; day <= DAYS; day++) {
                assertThat(on(stored, ZERO.plusDays(day))).isEqualTo(model.get(day));
            }
            assertThat(stored).allMatch(a -> Days.isStretch(a.validFrom(), a.validTo()));
            assertThat(AssignmentPlan.of(stored, codes, ZERO.plusDays(first), null)
                            .changesNothing())
                    .isTrue();
        }
    }

    private static void carryOut(List<Assignment> stored, Set<String> codes, LocalDate from) {
        AssignmentPlan plan = AssignmentPlan.of(stored, codes, from, null);
        stored.removeAll(plan.gone());
        stored.removeAll(plan.ended());
        plan.ended().forEach(a -> stored.add(assignment(a.code(), a.validFrom(), from.minusDays(1))));
        plan.added().forEach(c -> stored.add(assignment(c, from, null)));
    }

    private static Assignment assignment(String code, LocalDate from, LocalDate to) {
        return new Assignment("axis", code, from, to, null, "me", Instant.EPOCH);
    }

    /** {@return the codes of a day, none of them twice} */
    private static Set<String> on(List<Assignment> stored, LocalDate day) {
        Set<String> codes = new TreeSet<>();
        stored.stream()
                .filter(a -> !day.isBefore(a.validFrom()) && (a.validTo() == null || !day.isAfter(a.validTo())))
                .forEach(a -> assertThat(codes.add(a.code())).isTrue());
        return codes;
    }
}
