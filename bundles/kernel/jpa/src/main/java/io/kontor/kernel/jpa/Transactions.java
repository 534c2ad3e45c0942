package io.kontor.kernel.jpa;

import io.kontor.kernel.api.call.Batches;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.event.JournalHints;
import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Faults.Meaning;
import io.kontor.kernel.jpa.StoredAnswers.Stored;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.persistence.EntityManager;
import org.apache.aries.jpa.template.JpaTemplate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactions of one module: one public method of a service is one of these calls. A call inside another joins it
 * and shares its idempotency key. Only the outermost one is tried again, as a whole and with a new
 * {@link EntityManager}, when the database says that nothing was written.
 */
public final class Transactions {
    private static final Logger LOG = LoggerFactory.getLogger(Transactions.class);
    private static final int TRIES = 5;
    private static final long PURGE_EVERY = TimeUnit.HOURS.toNanos(1);

    private final JpaTemplate jpa;
    private final Faults faults;
    private final StoredAnswers answers;
    private final ChronicleTables tables;
    private final Chronicle chronicle;
    private final Runnable grown;

    /** One a module, and a module's transactions live as long as its bundle. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<Frame> frame = new ThreadLocal<>();

    private final AtomicLong nextPurge = new AtomicLong(System.nanoTime() + PURGE_EVERY);

    /**
     * Creates the transactions of a module.
     *
     * @param module name of the module
     * @param jpa template of its persistence unit
     * @param constraints what a violated unique constraint means, by its name: the code and field of a CONFLICT
     * @param clock tells the time of changes
     * @param hints hears when the module's journal has grown
     */
    public Transactions(
            String module, JpaTemplate jpa, Map<String, Violation> constraints, Clock clock, JournalHints hints) {
        this.jpa = jpa;
        this.faults = new Faults(module, constraints);
        this.answers = new StoredAnswers(module);
        this.tables = new ChronicleTables(module);
        this.grown = () -> hints.appended(module);
        this.chronicle =
                new Chronicle(clock, () -> Optional.ofNullable(frame.get()).map(Frame::chapter));
    }

    /**
     * {@return what work that only reads gives}
     *
     * @param <T> type of the result
     * @param work the work
     * @throws KontorException UNAVAILABLE {@code DATABASE_UNAVAILABLE} or {@code DATABASE_BUSY}
     */
    public <T> T read(Function<EntityManager, T> work) {
        return isNested()
                ? jpa.txExpr(work::apply)
                : outermost(true, (em, f) -> {
                    T result = work.apply(em);
                    // else EclipseLink looks for changes in all that was read
                    em.clear();
                    return result;
                });
    }

    /**
     * Runs a command. With an idempotency key bound to the call, its answer or refusal is stored in the same
     * transaction (a refusal right after the rollback), and a second command with the key gets it again. The work
     * flushes before it maps an entity to its record, so that the version is the new one.
     *
     * @param <T> type of the answer
     * @param answer type of the answer
     * @param work the work
     * @return its answer
     * @throws KontorException what the work refuses; CONFLICT for a violated unique constraint; STALE
     *     {@code VERSION_STALE}; INVALID {@code IDEMPOTENCY_KEY_REUSED}; UNAVAILABLE as for {@link #read}
     */
    public <T> T write(Answer<T> answer, Function<EntityManager, T> work) {
        return command(answer, work);
    }

    /**
     * Runs a command without an answer.
     *
     * @param work the work
     * @throws KontorException as for {@link #write(Answer, Function)}
     */
    public void write(Consumer<EntityManager> work) {
        command(Answer.of(Boolean.class), em -> {
            work.accept(em);
            return Boolean.TRUE;
        });
    }

    /**
     * Runs a command whose answer must not be stored, for example a secret; the call's key is ignored.
     *
     * @param <T> type of the answer
     * @param work the work
     * @return its answer
     * @throws KontorException as for {@link #write(Answer, Function)}, without those of keys
     */
    public <T> T writeUnkeyed(Function<EntityManager, T> work) {
        return isNested() ? jpa.txExpr(work::apply) : outermost(false, (em, f) -> work.apply(em));
    }

    /**
     * Runs work when the outermost transaction of this thread has committed, and not at all when it rolls back; at once
     * when there is none. A command that is answered from its key did nothing, and is followed by nothing.
     *
     * @param work the work; a failure is logged and harms nothing
     */
    public void afterCommit(Runnable work) {
        Frame outer = frame.get();
        if (outer == null) {
            work.run();
        } else {
            outer.afterCommit(work);
        }
    }

    /** {@return keeps what the work of these transactions changes} */
    public Chronicle chronicle() {
        return chronicle;
    }

    /**
     * Keeps in the history, in a transaction of its own, that rows left the system in a file.
     *
     * @param target name of what was exported
     * @param order which rows and columns were asked for
     * @param rows how many left
     */
    public void exported(String target, ExportOrder order, long rows) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("format", order.formatOrCsv().name());
        details.put("filter", order.filter() == null ? "" : order.filter());
        details.put("sort", order.sort() == null ? "" : order.sort());
        details.put("columns", List.copyOf(order.columns()));
        details.put("rows", rows);
        Subject subject = Subject.of("Export", Ids.next(), target);
        writeUnkeyed(em -> {
            chronicle.exported(em, subject, details);
            return Boolean.TRUE;
        });
    }

    /** {@return the batches of this module} */
    public Batches batches() {
        return new TransactionBatches(this);
    }

    private <T> T command(Answer<T> answer, Function<EntityManager, T> work) {
        Frame outer = frame.get();
        if (outer != null && !outer.items()) {
            return jpa.txExpr(work::apply);
        }
        Call call = Call.current();
        IdempotencyKey key = call.idempotencyKey();
        if (outer != null) {
            return item(call, answer, work, outer);
        }
        if (key == null) {
            return writeUnkeyed(work);
        }
        UUID caller = call.actor().id();
        T result = keyedAlone(caller, key, answer, work);
        purgeNowAndThen();
        return result;
    }

    /**
     * An item of an atomic batch tells what is wrong with itself; what concerns the whole transaction passes through.
     */
    private <T> T item(Call call, Answer<T> answer, Function<EntityManager, T> work, Frame at) {
        IdempotencyKey key = call.idempotencyKey();
        try {
            return jpa.txExpr(em -> {
                if (key != null) {
                    return keyed(em, call.actor().id(), key, answer, work, at);
                }
                T result = joined(work, em, at);
                em.flush();
                return result;
            });
        } catch (RuntimeException e) {
            throw faults.meaning(e) == Meaning.FINAL ? faults.translate(e) : e;
        }
    }

    /** Writes inside an item belong to that item. */
    private static <T> T joined(Function<EntityManager, T> work, EntityManager em, Frame at) {
        boolean items = at.items();
        at.items(false);
        try {
            return work.apply(em);
        } finally {
            at.items(items);
        }
    }

    private <T> T keyedAlone(UUID caller, IdempotencyKey key, Answer<T> answer, Function<EntityManager, T> work) {
        try {
            return outermost(true, (em, f) -> keyed(em, caller, key, answer, work, f));
        } catch (KontorException refusal) {
            if (!StoredAnswers.isStored(refusal) || "IDEMPOTENCY_KEY_REUSED".equals(refusal.code())) {
                throw refusal;
            }
            // a concurrent twin may have been luckier; then its answer is the answer
            return outermost(true, (em, f) -> {
                        Optional<Stored> stored = answers.findOrClaim(em, caller, key, f.chapter());
                        if (stored.isPresent()) {
                            return replay(stored.get(), answer, f);
                        }
                        f.chapter().answer(answers.refused(caller, key, refusal));
                        return Optional.<T>empty();
                    })
                    .orElseThrow(() -> refusal);
        }
    }

    private <T> T keyed(
            EntityManager em,
            UUID caller,
            IdempotencyKey key,
            Answer<T> answer,
            Function<EntityManager, T> work,
            Frame at) {
        Optional<Stored> stored = answers.findOrClaim(em, caller, key, at.chapter());
        if (stored.isPresent()) {
            return replay(stored.get(), answer, at).orElseThrow();
        }
        T result = joined(work, em, at);
        em.flush();
        at.chapter().answer(answers.answered(caller, key, result));
        return result;
    }

    private static <T> Optional<T> replay(Stored stored, Answer<T> answer, Frame at) {
        String json = stored.answer();
        if (json == null) {
            throw new IllegalStateException("a committed key without answer");
        }
        if (stored.refused()) {
            at.replayed();
            throw StoredAnswers.refusal(json);
        }
        return Optional.ofNullable(answer.read(json));
    }

    /** Stores refusals of a batch that was undone. */
    void storeRefusals(List<IdempotencyKey> keys, List<KontorException> refusals) {
        UUID caller = Call.current().actor().id();
        outermost(true, (em, f) -> {
            for (int i = 0; i < keys.size(); i++) {
                if (answers.findOrClaim(em, caller, keys.get(i), f.chapter()).isEmpty()) {
                    f.chapter().answer(answers.refused(caller, keys.get(i), refusals.get(i)));
                }
            }
            return Boolean.TRUE;
        });
    }

    /** Runs the items of an atomic batch in one transaction. */
    <T> T items(boolean safeToRepeat, Function<Frame, T> work) {
        return outermost(safeToRepeat, (em, f) -> {
            f.items(true);
            return work.apply(f);
        });
    }

    private boolean isNested() {
        return frame.get() != null;
    }

    /**
     * Tries work again as long as that may help.
     *
     * @param safeToRepeat true when a lost answer does no harm, because the work only reads or is guarded by a key
     */
    private <T> T outermost(boolean safeToRepeat, BiFunction<EntityManager, Frame, T> work) {
        for (int attempt = 1; ; attempt++) {
            Frame mine = new Frame(tables, grown);
            frame.set(mine);
            try {
                T result = jpa.txExpr(em -> {
                    T done = work.apply(em, mine);
                    mine.complete(em);
                    return done;
                });
                frame.remove();
                mine.committed();
                return result;
            } catch (RuntimeException e) {
                Meaning meaning = faults.meaning(e);
                boolean helps = meaning == Meaning.TRY_AGAIN || (meaning == Meaning.LOST && safeToRepeat);
                if (!helps || attempt == TRIES) {
                    throw faults.translate(e);
                }
                LOG.debug("trying again after {}", e.toString());
            } finally {
                frame.remove();
            }
            LockSupport.parkNanos(
                    TimeUnit.MILLISECONDS.toNanos(ThreadLocalRandom.current().nextLong(5, 200)));
        }
    }

    private void purgeNowAndThen() {
        long due = nextPurge.get();
        if (System.nanoTime() - due < 0 || !nextPurge.compareAndSet(due, System.nanoTime() + PURGE_EVERY)) {
            return;
        }
        try {
            int purged = outermost(true, (em, f) -> answers.purge(em));
            LOG.debug("{} old answers purged", purged);
        } catch (RuntimeException e) {
            LOG.warn("old answers stay for another hour", e);
        }
    }
}
