package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.exchange.ImportOptions;
import io.kontor.kernel.api.exchange.ImportRun;
import io.kontor.kernel.api.exchange.TableFormat;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.file.FilePieces;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.table.TableSource;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Rows;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The imports in the kernel's tables, with their files. */
@Component(service = ImportRuns.class)
public final class ImportRuns {
    private static final String READ = "kernel:import:read";
    private static final String MANAGE = "kernel:import:manage";
    private static final Answer<ImportRun> RUN = Answer.of(ImportRun.class);
    private static final Listing<ImportEntity> LISTING = Listing.of(ImportEntity.class, "id")
            .field("id", Kind.UUID_KIND, r -> r.get("id"))
            .field("target", Kind.TEXT, r -> r.get("target"))
            .field("createdAt", Kind.INSTANT, r -> r.get("createdAt"))
            .field("startedBy", Kind.UUID_KIND, r -> r.get("startedBy"))
            .defaultSort("-createdAt")
            .build();

    private final Transactions transactions;
    private final FilePieces files;
    private final Clock clock;

    /** Over the kernel's transactions. */
    @Activate
    public ImportRuns(@Reference KernelTransactions kernel, @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.files = new FilePieces(transactions, ExportRuns.FILES);
        this.clock = clock;
    }

    /** How a run was planned. */
    record Plan(String target, TableFormat format, ImportOptions options, List<String> columns, int total) {}

    /**
     * {@return a new run, kept with its file; a command that is repeated answers the run that is there}
     *
     * @param plan how it was planned
     * @param file its file
     * @param begun submits its job, in the same transaction: a crash leaves both or none
     */
    ImportRun create(Plan plan, TableSource file, Consumer<ImportRun> begun) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return transactions.write(RUN, em -> {
            UUID id = Ids.next();
            ImportEntity entity = new ImportEntity(
                    id,
                    plan.target(),
                    plan.format(),
                    now,
                    Call.current().actor().id());
            entity.plan(plan.options(), plan.columns(), plan.total());
            em.persist(entity);
            em.flush();
            try (InputStream content = file.open()) {
                files.write(em, id, content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            ImportRun run = entity.toRun();
            begun.accept(run);
            return run;
        });
    }

    /** {@return the rows of runs the caller may see} */
    private static RowScope visible() {
        Call call = Call.current();
        return call.actor().access(READ).isPresent()
                ? RowScope.ALL
                : new RowScope(false, Set.of(call.actor().id()), Set.of(), Set.of());
    }

    Optional<ImportRun> find(UUID id) {
        RowScope scope = visible();
        return transactions.read(em -> Optional.ofNullable(em.find(ImportEntity.class, id))
                .map(ImportEntity::toRun)
                .filter(run -> scope.covers(run.startedBy(), null, null)));
    }

    /** {@return the run; NOT_FOUND when unknown or not the caller's to see} */
    ImportRun get(UUID id) {
        return find(id).orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    /** Refuses a caller who may see the run of somebody else but not touch it. */
    static void requireManaged(ImportRun run) {
        if (!run.startedBy().equals(Call.current().actor().id())) {
            Call.require(MANAGE);
        }
    }

    Page<ImportRun> list(ListQuery query) {
        RowScope scope = visible();
        Access all = new Access(READ, RowScope.ALL, Map.<FieldClass, RowScope>of());
        return transactions.read(em -> LISTING.page(
                        em,
                        query,
                        all,
                        q -> Rows.in(
                                scope,
                                q.cb(),
                                q.root().get("startedBy"),
                                q.root().get("startedBy"),
                                q.root().get("target")),
                        null)
                .map(ImportEntity::toRun));
    }

    /** Changes a run as a command of the caller, and submits its next job in the same transaction. */
    ImportRun change(UUID id, long version, Consumer<ImportEntity> edit, Consumer<ImportRun> begun) {
        return transactions.write(RUN, em -> {
            ImportEntity entity = entity(em, id);
            Versions.check(entity.version(), version);
            edit.accept(entity);
            em.flush();
            ImportRun run = entity.toRun();
            begun.accept(run);
            return run;
        });
    }

    /** Changes a run as its job. */
    ImportRun advance(UUID id, Consumer<ImportEntity> edit) {
        return transactions.writeUnkeyed(em -> {
            ImportEntity entity = entity(em, id);
            edit.accept(entity);
            em.flush();
            return entity.toRun();
        });
    }

    private static ImportEntity entity(EntityManager em, UUID id) {
        return Optional.ofNullable(em.find(ImportEntity.class, id))
                .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }

    /** {@return the run, for its job} */
    ImportRun ofJob(UUID id) {
        return transactions.read(em -> entity(em, id).toRun());
    }

    TableSource file(UUID id) {
        return () -> files.open(id);
    }

    /** {@return runs older than a moment} */
    List<ImportRun> before(Instant moment) {
        return transactions.read(
                em -> em.createQuery("select r from ImportEntity r where r.createdAt < :moment", ImportEntity.class)
                        .setParameter("moment", moment)
                        .setMaxResults(100)
                        .getResultStream()
                        .map(ImportEntity::toRun)
                        .toList());
    }

    /** Forgets a run and its file. */
    void delete(UUID id) {
        files.delete(id);
        transactions.writeUnkeyed(em -> em.createQuery("delete from ImportEntity r where r.id = :id")
                .setParameter("id", id)
                .executeUpdate());
    }
}
