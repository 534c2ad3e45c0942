package io.kontor.kernel.core.retention;

import io.kontor.kernel.api.attachment.AttachmentKind;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.Recurrence;
import io.kontor.kernel.api.job.ScheduledJob;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.operation.Retention;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Deletes old history, events and attachments once a night, and keeps in the kernel's history that it did. */
@Component
public final class ScheduledRetention implements Retention, ScheduledJob {
    private static final Tracked TRACKED = Tracked.type("Retention");

    private final Transactions transactions;
    private final DataSource dataSource;
    private final ModuleRegistry modules;
    private final OldAttachments attachments;
    private final Clock clock;
    private final KeptDays days;

    /** What was deleted. */
    private record Pruned(Kind kind, int days, Instant before, long rows) {}

    /** Over the tables of all modules. */
    @Activate
    public ScheduledRetention(
            @Reference KernelTransactions kernel,
            @Reference(target = "(osgi.jndi.service.name=kontor)") DataSource dataSource,
            @Reference ModuleRegistry modules,
            @Reference OldAttachments attachments,
            @Reference Clock clock,
            @Reference KeptDays days) {
        this.transactions = kernel.transactions();
        this.dataSource = dataSource;
        this.modules = modules;
        this.attachments = attachments;
        this.clock = clock;
        this.days = days;
    }

    @Override
    public String name() {
        return "kernel.retention";
    }

    @Override
    public Recurrence recurrence() {
        return Recurrence.dailyAt(LocalTime.of(3, 30));
    }

    private List<String> modules() {
        return Call.system("retention").run(modules::modules).stream()
                .map(ModuleState::name)
                .toList();
    }

    private @Nullable Instant before(Kind kind, String module) {
        int kept = days.of(kind, module);
        return kept == 0 ? null : clock.instant().truncatedTo(ChronoUnit.MILLIS).minus(Duration.ofDays(kept));
    }

    @Override
    public List<Plan> preview() {
        Call.require("kernel:database:manage");
        List<Plan> plans = new ArrayList<>();
        for (String module : modules()) {
            for (Kind kind : Kind.values()) {
                plans.add(plan(kind, module));
            }
        }
        return plans;
    }

    /** {@return the kind of attachment, empty for what is none} */
    private static Optional<AttachmentKind> attachment(Kind kind) {
        return Arrays.stream(AttachmentKind.values())
                .filter(k -> k.name().equals(kind.name()))
                .findFirst();
    }

    private Instant startOfToday() {
        return LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
    }

    private Plan plan(Kind kind, String module) {
        Optional<AttachmentKind> attachment = attachment(kind);
        if (attachment.isPresent()) {
            long due = attachments.due(module, attachment.get());
            return new Plan(module, kind, days.of(kind, module), startOfToday(), due, null);
        }
        Instant before = before(kind, module);
        int kept = days.of(kind, module);
        if (before == null) {
            return new Plan(module, kind, kept, null, 0, null);
        }
        OldRows rows = new OldRows(dataSource, module);
        if (kind == Kind.HISTORY) {
            return new Plan(module, kind, kept, before, rows.history(before.toEpochMilli()), null);
        }
        OldRows.Cut cut = rows.cut(before.toEpochMilli());
        return new Plan(module, kind, kept, before, rows.journal(cut), cut.heldBy());
    }

    @Override
    public void run(JobContext context) {
        for (String module : modules()) {
            OldRows rows = new OldRows(dataSource, module);
            Instant history = before(Kind.HISTORY, module);
            if (history != null && rows.history(history.toEpochMilli()) > 0) {
                prune(
                        context,
                        module,
                        Kind.HISTORY,
                        history,
                        () -> rows.deleteHistory(transactions, history.toEpochMilli()));
            }
            Instant journal = before(Kind.JOURNAL, module);
            if (journal != null) {
                OldRows.Cut cut = rows.cut(journal.toEpochMilli());
                prune(context, module, Kind.JOURNAL, journal, () -> rows.deleteJournal(transactions, cut));
            }
            for (Kind kind : Kind.values()) {
                attachment(kind)
                        .ifPresent(of ->
                                prune(context, module, kind, startOfToday(), () -> attachments.delete(module, of)));
            }
        }
    }

    /** Deletes a step at a time until nothing is left or somebody stops it, and keeps how much it was. */
    private void prune(JobContext context, String module, Kind kind, Instant before, IntSupplier step) {
        long all = 0;
        int some = 1;
        while (some > 0 && !context.cancelled()) {
            some = step.getAsInt();
            all += some;
            context.progress(all, -1);
        }
        if (all > 0) {
            Pruned pruned = new Pruned(kind, days.of(kind, module), before, all);
            transactions.writeUnkeyed(em -> {
                transactions.chronicle().record(em, TRACKED.byCode(module, null, pruned));
                return pruned;
            });
        }
    }
}
