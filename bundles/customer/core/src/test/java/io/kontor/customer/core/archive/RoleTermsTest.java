package io.kontor.customer.core.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.core.store.Term;
import io.kontor.kernel.api.error.KontorException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** The history of a role against a model that knows who is in it on every single day. */
class RoleTermsTest {
    private static final int DAYS = 15;
    private static final LocalDate ZERO = LocalDate.of(2026, 1, 1);

    private static final class Person implements Term {
        private final int number;
        private final LocalDate from;
        private LocalDate to;

        Person(int number, LocalDate from, LocalDate to) {
            this.number = number;
            this.from = from;
            this.to = to;
        }

        @Override
        public LocalDate validFrom() {
            return from;
        }

        @Override
        public LocalDate validTo() {
            return to;
        }
    }

    @Property
    void c02HasAtMostOnePersonOnAnyDay(
            @ForAll @Size(max = 30) List<@IntRange(min = 0, max = DAYS * (DAYS + 1) - 1) Integer> wishes) {
        Integer[] model = new Integer[DAYS + 1];
        List<Person> terms = new ArrayList<>();
        for (int number = 0; number < wishes.size(); number++) {
            int first = wishes.get(number) % DAYS;
            int length = wishes.get(number) / DAYS;
            int last = length == DAYS ? DAYS : Math.min(DAYS - 1, first + length);
            Person person = new Person(number, ZERO.plusDays(first), last == DAYS ? null : ZERO.plusDays(last));

            boolean added = add(terms, person);

            assertThat(added).isEqualTo(mayCome(model, terms, first, last, person));
            if (added) {
                Integer present = model[first];
                for (int day = first; day <= DAYS; day++) {
                    boolean leaves = present != null && present.equals(model[day]);
                    model[day] = day <= last ? Integer.valueOf(number) : leaves ? null : model[day];
                }
            }
            assertThat(daysOf(terms)).isEqualTo(Arrays.asList(model));
        }
    }

    private static boolean add(List<Person> terms, Person person) {
        try {
            Optional<Person> ended = RoleTerms.toEnd(terms, person.from, person.to);
            ended.ifPresent(p -> p.to = person.from.minusDays(1));
            terms.add(person);
            return true;
        } catch (KontorException e) {
            assertThat(e.code()).isEqualTo("ROLE_OCCUPIED");
            return false;
        }
    }

    /** Nobody comes into the role on one of the days but the one who was in it the day before the first. */
    private static boolean mayCome(Integer[] model, List<Person> terms, int first, int last, Person self) {
        for (int day = first; day <= last; day++) {
            Integer there = model[day];
            boolean cameBefore = there != null
                    && terms.stream()
                            .anyMatch(t -> t != self && t.number == there && t.from.isBefore(ZERO.plusDays(first)));
            if (there != null && !cameBefore) {
                return false;
            }
        }
        return true;
    }

    private static List<Integer> daysOf(List<Person> terms) {
        Integer[] days = new Integer[DAYS + 1];
        for (int day = 0; day <= DAYS; day++) {
            LocalDate date = ZERO.plusDays(day);
            for (Person term : terms) {
                if (term.meets(date, date)) {
                    assertThat(days[day]).as("two on day " + day).isNull();
                    days[day] = term.number;
                }
            }
        }
        return Arrays.asList(days);
    }
}
