package io.kontor.kernel.core.retention;

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
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Deletes old history and events once a night, and keeps in the kernel's history that it did. */
@Component(
        service = {Retention.class, ScheduledJob.class},
        configurationPid = "io.kontor.retention")
@Designate(ocd = ScheduledRetention.Config.class)
public final class ScheduledRetention implements Retention, ScheduledJob {
    private static final Tracked TRACKED = Tracked.type("Retention");

    private final Transactions transactions;
    private final DataSource dataSource;
    private final ModuleRegistry modules;
    private final Clock clock;
    private final KeptDays days;

    /** For how long what is kept. */
    @ObjectClassDefinition(name = "Kontor retention", description = "Days that history and events are kept.")
    @interface Config {
        @AttributeDefinition(description = "Days the history is kept, 0 for ever.", min = "0", max = "36500")
        int history_days() default 0;

        @AttributeDefinition(description = "Days events are kept, 0 for ever.", min = "0", max = "36500")
        int journal_days() default 0;
    }

    /** What was deleted. */
    private record Pruned(Kind kind, int days, Instant before, long rows) {}

    /** Over the tables of all modules. */
    @Activate
    public ScheduledRetention(
            @Reference KernelTransactions kernel,
            @Reference(target = "(osgi.jndi.service.name=kontor)") DataSource dataSource,
            @Reference ModuleRegistry modules,
            @Reference Clock clock,
            Map<String, Object> configuration) {
        this.transactions = kernel.transactions();
        this.dataSource = dataSource;
        this.modules = modules;
        this.clock = clock;
        this.days = KeptDays.of(configuration);
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

    private Plan plan(Kind kind, String module) {
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
