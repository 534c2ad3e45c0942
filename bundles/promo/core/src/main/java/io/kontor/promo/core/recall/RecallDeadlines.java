package io.kontor.promo.core.recall;

import io.kontor.kernel.api.job.DeadlineData;
import io.kontor.kernel.api.job.Deadlines;
import io.kontor.promo.core.store.RecallEntity;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * One deadline a recall and person, however many tasks: reminds the day after the recall, late is what is open after
 * the last day.
 */
@Component(service = RecallDeadlines.class)
public final class RecallDeadlines {
    static final String KIND = "promo.recall";

    private final Deadlines deadlines;
    private final Clock clock;

    /** Over the kernel's deadlines. */
    @Activate
    public RecallDeadlines(@Reference Deadlines deadlines, @Reference Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** {@return what is due: a recall's tasks of one person} */
    static UUID subject(UUID recallId, UUID person) {
        return UUID.nameUUIDFromBytes((recallId + "/" + person).getBytes(StandardCharsets.UTF_8));
    }

    /** Makes the deadline of a person what the tasks say. */
    void follow(RecallEntity recall, UUID person, boolean open) {
        UUID subject = subject(recall.id(), person);
        if (!open) {
            deadlines.settle(KIND, subject);
            return;
        }
        LocalDate day = LocalDate.ofInstant(recall.openedAt(), clock.getZone());
        Instant due = beginOf(recall.dueOn().plusDays(1));
        Instant remind = beginOf(day.plusDays(1));
        deadlines.set(
                new DeadlineData(KIND, subject, recall.lotNo(), person, due, remind.isBefore(due) ? remind : null));
    }

    private Instant beginOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
