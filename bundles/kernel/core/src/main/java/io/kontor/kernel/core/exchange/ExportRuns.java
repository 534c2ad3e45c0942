package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportRun;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.file.FilePieces;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.table.TableSource;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The exports in the kernel's tables, with their files, which are kept for a day. */
@Component(service = ExportRuns.class)
public final class ExportRuns {
    /** Where files of imports and exports are. */
    static final String FILES = "kernel_file_piece";

    private static final Duration KEPT = Duration.ofDays(1);
    private static final Answer<ExportRun> RUN = Answer.of(ExportRun.class);

    private final Transactions transactions;
    private final FilePieces files;
    private final Clock clock;

    /** Over the kernel's transactions. */
    @Activate
    public ExportRuns(@Reference KernelTransactions kernel, @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.files = new FilePieces(transactions, FILES);
        this.clock = clock;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** {@return a new run, whose job is submitted in the same transaction: a crash leaves both or none} */
    ExportRun create(String target, ExportOrder order, Consumer<ExportRun> begun) {
        Call call = Call.current();
        return transactions.write(RUN, em -> {
            ExportEntity entity = new ExportEntity(
                    Ids.next(), target, order, now(), call.actor().id());
            entity.language(call.locale());
            em.persist(entity);
            em.flush();
            ExportRun run = entity.toRun();
            begun.accept(run);
            return run;
        });
    }

    Optional<ExportRun> find(UUID id) {
        return transactions.read(
                em -> Optional.ofNullable(em.find(ExportEntity.class, id)).map(ExportEntity::toRun));
    }

    Locale locale(UUID id) {
        return transactions.read(em -> entity(em, id).locale());
    }

    private static ExportEntity entity(EntityManager em, UUID id) {
        return Optional.ofNullable(em.find(ExportEntity.class, id))
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    ExportRun advance(UUID id, Consumer<ExportEntity> edit) {
        return transactions.writeUnkeyed(em -> {
            ExportEntity entity = entity(em, id);
            edit.accept(entity);
            em.flush();
            return entity.toRun();
        });
    }

    void done(UUID id, long rows) {
        advance(id, entity -> entity.done(rows, now().plus(KEPT)));
    }

    /** {@return a stream into the file, emptied first} */
    OutputStream writer(UUID id) {
        files.delete(id);
        return files.writer(id);
    }

    TableSource file(UUID id) {
        return () -> files.open(id);
    }

    /** Deletes files that are old. */
    void expire() {
        Instant moment = now();
        List<UUID> old = transactions.read(em -> em.createQuery(
                        "select e.id from ExportEntity e where e.expiresAt < :moment and e.state = :done", UUID.class)
                .setParameter("moment", moment)
                .setParameter("done", ExportRun.State.DONE)
                .setMaxResults(100)
                .getResultList());
        for (UUID id : old) {
            advance(id, entity -> entity.state(ExportRun.State.EXPIRED));
            files.delete(id);
        }
    }
}
