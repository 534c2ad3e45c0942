package io.kontor.kernel.core.job;

import io.kontor.kernel.api.job.JobRun.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import javax.persistence.Query;
import org.jspecify.annotations.Nullable;

/**
 * The runs, within one transaction. Every change of a leased run names the lease, so that it fails once that is lost.
 */
final class JobRunRepository {
    private static final String CHANGED = ", r.version = r.version + 1";
    private static final String MINE = " where r.id = :id and r.leaseNo = :lease and r.state = :running";

    private final EntityManager em;

    JobRunRepository(EntityManager em) {
        this.em = em;
    }

    Optional<JobRunEntity> find(UUID id) {
        return Optional.ofNullable(em.find(JobRunEntity.class, id));
    }

    /** {@return the runs a node could take: those that wait, and those whose node is gone} */
    List<JobRunEntity> available(Collection<String> jobs, Instant now, int most) {
        return jobs.isEmpty()
                ? List.of()
                : em.createQuery(
                                "select r from JobRunEntity r where r.job in :jobs"
                                        + " and ((r.state = :queued and r.readyAt <= :now)"
                                        + " or (r.state = :running and r.leasedUntil < :now)) order by r.readyAt, r.id",
                                JobRunEntity.class)
                        .setParameter("jobs", jobs)
                        .setParameter("queued", State.QUEUED)
                        .setParameter("running", State.RUNNING)
                        .setParameter("now", now)
                        .setMaxResults(most)
                        .getResultList();
    }

    /**
     * {@return whether the run is now ours: of several nodes that saw it, one gets it, unless its own was only slow}
     */
    boolean lease(JobRunEntity seen, Instant now, Duration length) {
        int breakdowns = seen.breakdowns() + (seen.state() == State.RUNNING ? 1 : 0);
        return em.createQuery("update JobRunEntity r set r.state = :running, r.leaseNo = r.leaseNo + 1,"
                                + " r.leasedUntil = :until, r.attempts = r.attempts + 1, r.breakdowns = :breakdowns,"
                                + " r.startedAt = :started" + CHANGED
                                + " where r.id = :id and r.leaseNo = :lease and r.state = :seen"
                                + " and (r.leasedUntil is null or r.leasedUntil < :now)")
                        .setParameter("running", State.RUNNING)
                        .setParameter("until", now.plus(length))
                        .setParameter("breakdowns", breakdowns)
                        .setParameter("started", seen.startedAt() == null ? now : seen.startedAt())
                        .setParameter("id", seen.id())
                        .setParameter("lease", seen.leaseNo())
                        .setParameter("seen", seen.state())
                        .setParameter("now", now)
                        .executeUpdate()
                == 1;
    }

    /** Renews a lease and tells how far the run is. */
    boolean renew(Lease lease, Instant until, long done, long total) {
        return mine("update JobRunEntity r set r.leasedUntil = :until, r.done = :done, r.total = :total" + MINE, lease)
                        .setParameter("until", until)
                        .setParameter("done", done)
                        .setParameter("total", total)
                        .executeUpdate()
                == 1;
    }

    boolean checkpoint(Lease lease, String state) {
        return mine("update JobRunEntity r set r.checkpoint = :checkpoint" + MINE, lease)
                        .setParameter("checkpoint", state)
                        .executeUpdate()
                == 1;
    }

    /** Ends a leased run; the code is null unless it failed. */
    boolean finish(Lease lease, State state, Instant now, @Nullable String code, @Nullable String detail) {
        return mine(
                                "update JobRunEntity r set r.state = :state, r.finishedAt = :now, r.leasedUntil = null,"
                                        + " r.problemCode = :code, r.problemDetail = :detail, r.leaseNo = r.leaseNo + 1"
                                        + CHANGED + MINE,
                                lease)
                        .setParameter("state", state)
                        .setParameter("now", now)
                        .setParameter("code", code)
                        .setParameter("detail", detail)
                        .executeUpdate()
                == 1;
    }

    /** Gives a leased run back, to be taken from a moment on. */
    boolean release(Lease lease, Instant readyAt, int breakdowns, @Nullable String code, @Nullable String detail) {
        return mine(
                                "update JobRunEntity r set r.state = :queued, r.readyAt = :ready, r.leasedUntil = null,"
                                        + " r.breakdowns = :breakdowns, r.problemCode = :code, r.problemDetail = :detail,"
                                        + " r.leaseNo = r.leaseNo + 1" + CHANGED + MINE,
                                lease)
                        .setParameter("queued", State.QUEUED)
                        .setParameter("ready", readyAt)
                        .setParameter("breakdowns", breakdowns)
                        .setParameter("code", code)
                        .setParameter("detail", detail)
                        .executeUpdate()
                == 1;
    }

    private Query mine(String update, Lease lease) {
        return em.createQuery(update)
                .setParameter("id", lease.run())
                .setParameter("lease", lease.number())
                .setParameter("running", State.RUNNING);
    }

    /** Asks a run to stop: one that waits is over at once. */
    void cancel(UUID id, Instant now) {
        int waiting = em.createQuery("update JobRunEntity r set r.cancelling = :yes, r.state = :cancelled,"
                        + " r.finishedAt = :now, r.leaseNo = r.leaseNo + 1" + CHANGED
                        + " where r.id = :id and r.state = :queued")
                .setParameter("yes", true)
                .setParameter("cancelled", State.CANCELLED)
                .setParameter("now", now)
                .setParameter("id", id)
                .setParameter("queued", State.QUEUED)
                .executeUpdate();
        if (waiting == 0) {
            em.createQuery("update JobRunEntity r set r.cancelling = :yes" + CHANGED
                            + " where r.id = :id and r.state = :running and r.cancelling = :no")
                    .setParameter("yes", true)
                    .setParameter("no", false)
                    .setParameter("id", id)
                    .setParameter("running", State.RUNNING)
                    .executeUpdate();
        }
    }

    /** {@return which of these runs somebody asked to stop} */
    List<UUID> cancelling(Collection<UUID> ids) {
        return em.createQuery("select r.id from JobRunEntity r where r.id in :ids and r.cancelling = :yes", UUID.class)
                .setParameter("ids", ids)
                .setParameter("yes", true)
                .getResultList();
    }

    /** {@return how many runs were forgotten: all that ended before one moment, those of the system before another} */
    int purge(Instant before, Instant systemBefore, UUID system) {
        return em.createQuery("delete from JobRunEntity r where r.finishedAt < :before"
                        + " or (r.finishedAt < :systemBefore and r.state = :succeeded and r.startedBy = :system)")
                .setParameter("before", before)
                .setParameter("systemBefore", systemBefore)
                .setParameter("succeeded", State.SUCCEEDED)
                .setParameter("system", system)
                .executeUpdate();
    }
}
