package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.job.JobContext;
import io.kontor.kernel.api.job.JobHandler;
import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.JobRun.State;
import io.kontor.kernel.api.job.Jobs;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Jobs that run when the test says so, on its thread. */
final class QueuedJobs implements Jobs {
    private final Map<UUID, JobRun> runs = new LinkedHashMap<>();
    private final Map<UUID, String> parameters = new LinkedHashMap<>();
    private final Map<UUID, Call> calls = new LinkedHashMap<>();
    private final Map<String, JobHandler> handlers = new LinkedHashMap<>();
    /** Steps after which somebody cancels. */
    int cancelAfter = Integer.MAX_VALUE;
    /** Whether they run just before somebody asks for one. */
    boolean justInTime;
    /** Whether the node dies when a job is submitted. */
    boolean dies;

    void handler(JobHandler handler) {
        handlers.put(handler.name(), handler);
    }

    /** Runs what is queued. */
    void work() {
        for (UUID id : List.copyOf(runs.keySet())) {
            JobRun run = runs.get(id);
            if (!run.state().isFinal()) {
                attempt(id, run.job());
            }
        }
    }

    private void attempt(UUID id, String job) {
        try {
            Context context = new Context(id, parameters.get(id), cancelAfter);
            calls.get(id).run(() -> {
                handlers.get(job).run(context);
                return true;
            });
            state(id, context.cancelled() ? State.CANCELLED : State.SUCCEEDED, null);
        } catch (KontorException e) {
            state(id, State.FAILED, e.code());
        }
    }

    private void state(UUID id, State state, String problem) {
        JobRun run = runs.get(id);
        runs.put(
                id,
                new JobRun(
                        id,
                        run.version() + 1,
                        run.job(),
                        state,
                        run.createdAt(),
                        null,
                        null,
                        1,
                        0,
                        -1,
                        false,
                        problem,
                        null,
                        run.startedBy()));
    }

    @Override
    public JobRun submit(UUID id, String job, String text) {
        if (dies) {
            throw new IllegalStateException("the node died");
        }
        Call call = Call.current();
        parameters.put(id, text);
        calls.put(id, call);
        return runs.computeIfAbsent(
                id,
                i -> new JobRun(
                        i,
                        1,
                        job,
                        State.QUEUED,
                        Instant.EPOCH,
                        null,
                        null,
                        0,
                        0,
                        -1,
                        false,
                        null,
                        null,
                        call.actor().id()));
    }

    /** As an installation in which a node died between a run and its job. */
    void forget() {
        runs.clear();
    }

    @Override
    public Optional<JobRun> find(UUID id) {
        if (justInTime) {
            work();
        }
        return Optional.ofNullable(runs.get(id));
    }

    @Override
    public Page<JobRun> list(ListQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public JobRun cancel(UUID id) {
        state(id, State.CANCELLED, null);
        return runs.get(id);
    }

    private static final class Context implements JobContext {
        private final UUID id;
        private final String parameters;
        private int left;

        Context(UUID id, String parameters, int left) {
            this.id = id;
            this.parameters = parameters;
            this.left = left;
        }

        @Override
        public UUID id() {
            return id;
        }

        @Override
        public String parameters() {
            return parameters;
        }

        @Override
        public int attempt() {
            return 1;
        }

        @Override
        public Optional<String> checkpoint() {
            return Optional.empty();
        }

        @Override
        public void checkpoint(String state) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void progress(long done, long total) {
            left--;
        }

        @Override
        public boolean cancelled() {
            return left <= 0;
        }
    }
}
