package io.kontor.customer.core.archive;

import io.kontor.customer.core.store.Term;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who was in a role when: at any day at most one. */
final class RoleTerms {
    private RoleTerms() {}

    /**
     * {@return whose time must end the day before, empty when nobody's}
     *
     * @param <T> the terms
     * @param others the other persons' terms in the role, no two on the same day
     * @param from first day wanted
     * @param to last day wanted, null for no end
     * @throws KontorException CONFLICT {@code ROLE_OCCUPIED} when somebody came into the role on or after the first day
     *     and is in it on one of the days
     */
    static <T extends Term> Optional<T> toEnd(List<T> others, LocalDate from, @Nullable LocalDate to) {
        List<T> common = others.stream().filter(t -> t.meets(from, to)).toList();
        if (common.stream().anyMatch(t -> !t.validFrom().isBefore(from))) {
            throw KontorException.of(ProblemKind.CONFLICT, "ROLE_OCCUPIED", "validFrom");
        }
        return common.stream().findFirst();
    }
}
