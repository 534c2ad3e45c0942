package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.exchange.Download;
import io.kontor.kernel.api.exchange.ImportOptions;
import io.kontor.kernel.api.exchange.ImportRun;
import io.kontor.kernel.api.exchange.ImportRun.State;
import io.kontor.kernel.api.exchange.ImportTarget;
import io.kontor.kernel.api.exchange.Importer;
import io.kontor.kernel.api.exchange.Imports;
import io.kontor.kernel.api.exchange.Mapping;
import io.kontor.kernel.api.exchange.Mappings;
import io.kontor.kernel.api.exchange.Proposal;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.exchange.TableFormat;
import io.kontor.kernel.api.job.Jobs;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.text.Texts;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.file.Spooled;
import io.kontor.kernel.core.table.Limits;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports as runs in the kernel's tables and jobs that work on them. */
@Component
public final class JpaImports implements Imports {
    private static final int SAMPLES = 5;

    private final ImportRuns runs;
    private final Importers importers;
    private final Mappings mappings;
    private final Progress progress;
    private final Jobs jobs;
    private final Texts texts;

    /** Takes what imports need. */
    @Activate
    public JpaImports(
            @Reference ImportRuns runs,
            @Reference Importers importers,
            @Reference Mappings mappings,
            @Reference Jobs jobs,
            @Reference Texts texts) {
        this.runs = runs;
        this.importers = importers;
        this.mappings = mappings;
        this.progress = new Progress(runs, importers, jobs);
        this.jobs = jobs;
        this.texts = texts;
    }

    @Override
    public List<ImportTarget> targets() {
        Call call = Call.current();
        return importers.all().stream()
                .map(Importer::target)
                .filter(t -> call.actor().access(t.permission()).isPresent())
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .toList();
    }

    @Override
    public List<TableColumn> columns(String target) {
        return permitted(target).columns();
    }

    /** {@return the importer, if the caller may use it} */
    private Importer permitted(String target) {
        Call.current();
        Importer importer = importers.get(target);
        Call.require(importer.target().permission());
        return importer;
    }

    private static Spooled spooled(InputStream file) {
        return new Spooled(file, MAX_BYTES, () -> Limits.tooLarge("file"));
    }

    @Override
    public Proposal propose(String target, TableFormat format, InputStream file) {
        Importer importer = permitted(target);
        List<TableColumn> columns = importer.columns();
        try (Spooled spooled = spooled(file);
                ImportFile table = ImportFile.open(format, spooled)) {
            List<String> proposal = new Headers(columns).proposal(table.headers());
            List<Proposal.Header> headers = new ArrayList<>();
            for (int i = 0; i < proposal.size(); i++) {
                headers.add(new Proposal.Header(table.headers().get(i), proposal.get(i)));
            }
            return new Proposal(target, headers, table.samples(SAMPLES), ImportFile.keys(columns, proposal));
        }
    }

    @Override
    public ImportRun start(String target, TableFormat format, InputStream file, ImportOptions options) {
        Importer importer = permitted(target);
        check(options);
        Map<String, String> mapped = mapped(target, options);
        List<TableColumn> known = importer.columns();
        try (Spooled spooled = spooled(file)) {
            List<String> columns;
            int total = 0;
            try (ImportFile table = ImportFile.open(format, spooled)) {
                columns = new Headers(known).columns(table.headers(), mapped);
                Rows rows = table.rows(columns, List.of(), null);
                while (rows.next() != null) {
                    total++;
                }
            }
            ImportOptions complete = withKey(options, known, columns);
            UUID checked = Ids.next();
            importer.check(ImportFile.plan(checked, complete, columns));
            return runs.create(
                    new ImportRuns.Plan(target, format, complete, columns, total),
                    spooled,
                    run -> submit(run, ImportJob.NAME));
        }
    }

    private static void check(ImportOptions options) {
        Violations violations = new Violations()
                .text("nullText", options.nullText(), 100)
                .segment("key", options.key())
                .size("map", options.columns().keySet(), Mapping.MAX_COLUMNS);
        options.parameters().forEach((name, value) -> violations.text(name, value, 200));
        violations.throwIfAny();
    }

    private Map<String, String> mapped(String target, ImportOptions options) {
        Map<String, String> mapped = new HashMap<>();
        String name = options.mapping();
        if (name != null) {
            Mapping mapping = mappings.find(name)
                    .filter(m -> m.target().equals(target))
                    .orElseThrow(() -> KontorException.of(ProblemKind.INVALID, "UNKNOWN_MAPPING", "mapping"));
            mapped.putAll(mapping.columns());
        }
        mapped.putAll(options.columns());
        return mapped;
    }

    /** {@return the options with a key column that the file has} */
    private static ImportOptions withKey(ImportOptions options, List<TableColumn> known, List<String> columns) {
        List<String> keys = ImportFile.keys(known, columns);
        String key = options.key() == null ? keys.stream().findFirst().orElse("") : options.key();
        if (!keys.contains(key)) {
            throw KontorException.of(ProblemKind.INVALID, "IMPORT_KEY", "key")
                    .with(
                            "keys",
                            String.join(
                                    ", ",
                                    known.stream()
                                            .filter(c -> c.use() == TableColumn.Use.KEY)
                                            .map(TableColumn::name)
                                            .toList()));
        }
        return new ImportOptions(
                options.mapping(), options.columns(), key, options.nullText(), options.dryRun(), options.parameters());
    }

    @Override
    public Optional<ImportRun> find(UUID id) {
        return runs.find(id).map(progress::of);
    }

    @Override
    public Page<ImportRun> list(ListQuery query) {
        return runs.list(query).map(progress::of);
    }

    @Override
    public Download errors(UUID id, boolean kept, TableFormat format) {
        ImportRun run = runs.get(id);
        Importer importer = importers.of(run.target());
        return new ErrorSheet(run, kept, format, new ErrorSheet.Parts(runs.file(id), importer, texts), Call.current());
    }

    @Override
    public ImportRun revert(UUID id, long version) {
        ImportRun run = touched(id);
        boolean ended = run.state() == State.DONE || run.state() == State.FAILED || run.state() == State.CANCELLED;
        if (!ended || run.options().dryRun()) {
            throw wrongState(run);
        }
        return submit(id, version, State.REVERTING, RevertJob.NAME);
    }

    @Override
    public ImportRun resume(UUID id, long version) {
        ImportRun run = touched(id);
        if (run.state() != State.FAILED && run.state() != State.CANCELLED) {
            throw wrongState(run);
        }
        boolean reverting = runs.get(id).state() == State.REVERTING;
        return submit(
                id, version, reverting ? State.REVERTING : State.QUEUED, reverting ? RevertJob.NAME : ImportJob.NAME);
    }

    private Optional<?> jobOf(ImportRun run) {
        return Call.system("import").run(() -> jobs.find(run.jobId()));
    }

    private ImportRun submit(UUID id, long version, State state, String job) {
        UUID next = Ids.next();
        ImportRun changed = runs.change(
                id,
                version,
                entity -> {
                    entity.state(state);
                    entity.job(next);
                },
                run -> submit(run, job));
        return progress.of(changed);
    }

    private void submit(ImportRun run, String job) {
        jobs.submit(run.jobId(), job, ImportJob.parameters(run.id()));
    }

    @Override
    public ImportRun cancel(UUID id) {
        ImportRun run = touched(id);
        if (jobOf(run).isPresent()) {
            Call.system("import").run(() -> jobs.cancel(run.jobId()));
        }
        return progress.of(runs.get(id));
    }

    /** {@return the run, if the caller may change it} */
    private ImportRun touched(UUID id) {
        ImportRun run = runs.get(id);
        ImportRuns.requireManaged(run);
        Call.require(importers.of(run.target()).target().permission());
        return progress.of(run);
    }

    private static KontorException wrongState(ImportRun run) {
        return KontorException.of(ProblemKind.CONFLICT, "IMPORT_STATE").with("state", run.state());
    }
}
