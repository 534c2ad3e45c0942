package io.kontor.promo.core.slip;

import io.kontor.kernel.api.job.DeadlineData;
import io.kontor.kernel.api.job.Deadlines;
import io.kontor.promo.api.slip.IssueSlip;
import io.kontor.promo.api.slip.SlipState;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reminds the receiver of a slip the day after it was sent; late is what is not confirmed after three days. */
@Component(service = SlipDeadlines.class)
public final class SlipDeadlines {
    static final String KIND = "promo.slip";

    private static final int NOTICE = 1;
    private static final int DAYS = 3;

    private final Deadlines deadlines;
    private final Clock clock;

    /** Over the kernel's deadlines. */
    @Activate
    public SlipDeadlines(@Reference Deadlines deadlines, @Reference Clock clock) {
        this.deadlines = deadlines;
        this.clock = clock;
    }

    /** Makes the deadline what the slip says; its owner is who keeps the receiving place. */
    void follow(IssueSlip slip, UUID receiver) {
        LocalDate sent = slip.sentOn();
        if (slip.state() != SlipState.SENT || sent == null) {
            deadlines.settle(KIND, slip.id());
            return;
        }
        deadlines.set(new DeadlineData(
                KIND,
                slip.id(),
                slip.number(),
                receiver,
                beginOf(sent.plusDays(DAYS + 1L)),
                beginOf(sent.plusDays(NOTICE))));
    }

    private Instant beginOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }
}
