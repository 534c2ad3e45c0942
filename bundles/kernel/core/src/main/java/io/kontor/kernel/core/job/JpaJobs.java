package io.kontor.kernel.core.job;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.Jobs;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.security.CurrentRights;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The runs in the database, as their submitters and the administrator see them. */
@Component(service = Jobs.class)
public final class JpaJobs implements Jobs {
    private static final String READ = "kernel:job:read";
    private static final String CANCEL = "kernel:job:cancel";
    private static final Access EVERYBODY = new Access(READ, RowScope.ALL, Map.of());
    private static final Listing<JobRunEntity> LISTING = Listing.of(JobRunEntity.class, "id")
            .field("id", Kind.UUID_KIND, r -> r.get("id"))
            .field("job", Kind.TEXT, r -> r.get("job"))
            .field("state", Kind.ofEnum(JobRun.State.class), r -> r.get("state"))
            .field("createdAt", Kind.INSTANT, r -> r.get("createdAt"))
            .field("startedAt", Kind.INSTANT, r -> r.get("startedAt"))
            .field("finishedAt", Kind.INSTANT, r -> r.get("finishedAt"))
            .field("leasedUntil", Kind.INSTANT, r -> r.get("leasedUntil"))
            .field("startedBy", Kind.UUID_KIND, r -> r.get("startedBy"))
            .field("problemCode", Kind.TEXT, r -> r.get("problemCode"))
            .defaultSort("-createdAt")
            .build();

    private final Transactions transactions;
    private final JobRunner runner;
    private final Clock clock;

    /** Over the kernel's transactions. */
    @Activate
    public JpaJobs(@Reference KernelTransactions kernel, @Reference JobRunner runner, @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.runner = runner;
        this.clock = clock;
    }

    @Override
    public JobRun submit(UUID id, String job, String parameters) {
        Actor actor = Call.current().actor();
        new Violations()
                .required("id", id)
                .required("job", job)
                .segment("job", job)
                .required("parameters", parameters)
                .text("parameters", parameters, RunningJob.MOST_TEXT)
                .throwIfAny();
        return transactions.writeUnkeyed(em -> {
            Optional<JobRunEntity> present = new JobRunRepository(em).find(id);
            if (present.isPresent()) {
                return present.get().toRun();
            }
            JobRunEntity run = new JobRunEntity(id, job, parameters, actor.id(), Instant.ofEpochMilli(clock.millis()));
            run.narrow(CurrentRights.narrowing(em, actor.sessionId()));
            em.persist(run);
            em.flush();
            transactions.afterCommit(runner::wake);
            return run.toRun();
        });
    }

    @Override
    public Optional<JobRun> find(UUID id) {
        Actor actor = Call.current().actor();
        return transactions.read(em -> visible(em, id, actor, READ).map(JobRunEntity::toRun));
    }

    private static Optional<JobRunEntity> visible(EntityManager em, UUID id, Actor actor, String permission) {
        boolean all = actor.access(permission).isPresent();
        return new JobRunRepository(em)
                .find(id)
                .filter(run -> all || run.startedBy().equals(actor.id()));
    }

    @Override
    public Page<JobRun> list(ListQuery query) {
        Actor actor = Call.current().actor();
        boolean all = actor.access(READ).isPresent();
        return transactions.read(em -> LISTING.page(
                        em,
                        query,
                        EVERYBODY,
                        q -> all ? q.cb().conjunction() : q.cb().equal(q.root().get("startedBy"), actor.id()),
                        null)
                .map(JobRunEntity::toRun));
    }

    @Override
    public JobRun cancel(UUID id) {
        Actor actor = Call.current().actor();
        JobRun run = transactions.writeUnkeyed(em -> {
            JobRunEntity seen = visible(em, id, actor, CANCEL)
                    .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
            new JobRunRepository(em).cancel(id, Instant.ofEpochMilli(clock.millis()));
            em.refresh(seen);
            return seen.toRun();
        });
        runner.cancel(id);
        return run;
    }
}
