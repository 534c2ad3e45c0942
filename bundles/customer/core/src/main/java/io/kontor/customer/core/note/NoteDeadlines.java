package io.kontor.customer.core.note;

import io.kontor.customer.api.note.FollowUpNote;
import io.kontor.kernel.api.job.DeadlineData;
import io.kontor.kernel.api.job.Deadlines;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps the deadline of each note: reminded a day before, late when its due day is over. */
@Component(service = NoteDeadlines.class)
public final class NoteDeadlines {
    static final String KIND = "customer.note";

    private static final Period NOTICE = Period.ofDays(1);

    private final Deadlines deadlines;
    private final Clock clock;

    /** Over the kernel's deadlines. */
    @Activate
    public NoteDeadlines(@Reference Deadlines deadlines, @Reference Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Makes the deadline what the note says. */
    void follow(FollowUpNote note) {
        if (note.state() != FollowUpNote.State.OPEN) {
            deadlines.settle(KIND, note.id());
            return;
        }
        Instant due =
                note.data().dueOn().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        Instant remind =
                note.data().dueOn().minus(NOTICE).atStartOfDay(clock.getZone()).toInstant();
        String about = note.data().analysis().kind() + " "
                + note.data().analysis().period().to()
                + (note.data().rowKey() == null ? "" : " " + note.data().rowKey());
        deadlines.set(new DeadlineData(KIND, note.id(), about, note.data().owner(), due, remind));
    }
}
