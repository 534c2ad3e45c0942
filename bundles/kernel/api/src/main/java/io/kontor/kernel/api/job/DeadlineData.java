package io.kontor.kernel.api.job;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is due, when and for whom. Kind and subject together are unique: setting them again moves the deadline.
 *
 * @param kind what is due, {@code <module>.<noun>} such as {@code customer.note}; at most 64 characters
 * @param subjectId identity of the thing that is due
 * @param subjectCode what people call the thing, shown in lists; at most 200 characters, no personal data
 * @param owner user who has to see to it
 * @param dueAt when it is late
 * @param remindAt when its owner is reminded, before {@code dueAt}; null for no reminder
 */
public record DeadlineData(
        String kind,
        UUID subjectId,
        String subjectCode,
        UUID owner,
        Instant dueAt,
        @Nullable Instant remindAt) {
    /** {@return the wrong values} */
    public List<Violation> violations() {
        Violations violations = new Violations()
                .required("kind", kind)
                .segment("kind", kind)
                .required("subjectId", subjectId)
                .required("subjectCode", subjectCode)
                .text("subjectCode", subjectCode, 200)
                .required("owner", owner)
                .required("dueAt", dueAt);
        if (remindAt != null && dueAt != null && !remindAt.isBefore(dueAt)) {
            violations.add("remindAt", "NOT_BEFORE_DUE");
        }
        return violations.list();
    }
}
