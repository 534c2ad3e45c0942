package io.kontor.kernel.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.exchange.Download;
import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.ImportOptions;
import io.kontor.kernel.api.exchange.ImportRun;
import io.kontor.kernel.api.exchange.ImportRun.State;
import io.kontor.kernel.api.exchange.Mapping;
import io.kontor.kernel.api.exchange.Proposal;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.exchange.TableFormat;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelTexts;
import io.kontor.kernel.core.table.Tables;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportsTest {
    private static final Actor ANNA = user("anna", "trial:thing:import", "kernel:mapping:write");
    private static final Actor BEN = user("ben", "trial:thing:import");
    private static final Actor CHIEF =
            user("chief", "trial:thing:import", "kernel:import:read", "kernel:import:manage");

    private final KernelFixture database = KernelFixture.Databases.DERBY.open();
    private final ThingImporter things = new ThingImporter(database);
    private final QueuedJobs jobs = new QueuedJobs();
    private final ImportRuns runs = new ImportRuns(database.kernel(), database.clock());
    private final Importers importers = new Importers(List.of(things));
    private final JpaMappings mappings = new JpaMappings(database.kernel());
    private final JpaImports imports =
            new JpaImports(runs, importers, mappings, jobs, (key, locale, args) -> new KernelTexts()
                    .pattern(key, locale)
                    .orElse(key));

    ImportsTest() {
        jobs.handler(new ImportJob(runs, importers));
        jobs.handler(new RevertJob(runs, importers));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private static Actor user(String name, String... permissions) {
        return new Actor(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name,
                null,
                Set.of(),
                Arrays.stream(permissions)
                        .map(p -> new Grant(p, Scope.ALL, Set.of()))
                        .toList());
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return new Call(actor, Locale.SIMPLIFIED_CHINESE, "test", Channel.API, null).run(work);
    }

    private static InputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String rows(int from, int to, String name) {
        return IntStream.range(from, to)
                .mapToObj(i -> String.format("K-%05d,%s %d", i, name, i))
                .collect(Collectors.joining("\n", "code,name\n", "\n"));
    }

    private static ImportOptions options(boolean dryRun) {
        return new ImportOptions(null, Map.of(), null, null, dryRun, Map.of());
    }

    private ImportRun start(String text, ImportOptions options) {
        return as(ANNA, () -> imports.start("things", TableFormat.CSV, file(text), options));
    }

    private ImportRun run(UUID id) {
        return as(ANNA, () -> imports.find(id).orElseThrow());
    }

    private ImportRun done(String text) {
        ImportRun run = start(text, ImportOptions.NONE);
        jobs.work();
        return run(run.id());
    }

    private static void refuses(Runnable work, String code) {
        assertThatThrownBy(work::run).isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void appliesTheRightRowsAndRefusesTheWrongOnes() {
        things.sql(
                "insert into trial_thing values ('00000000-0000-7000-8000-000000000001', 1, 'A', 'old'), ('00000000-0000-7000-8000-000000000002', 1, 'B', 'same')");
        ImportRun run = done("编码,Name\nA,new\nB,same\nC,more\nD,\nC,again\nE,x,y\n");
        assertThat(run.state()).isEqualTo(State.DONE);
        assertThat(run.total()).isEqualTo(6);
        assertThat(run.counts()).isEqualTo(new ImportCounts(6, 1, 1, 1, 3));
        assertThat(things.things()).isEqualTo(Map.of("A", "new", "B", "same", "C", "more"));
    }

    @ParameterizedTest
    @EnumSource(TableFormat.class)
    void givesTheRefusedRowsBackWithTheReasonInTheCallersLanguage(TableFormat format) throws IOException {
        ImportRun run = done("编码,Name\nA,\nB,fine\n=C,x\n=C,y\n");
        Download download = as(ANNA, () -> imports.errors(run.id(), false, format));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        download.writeTo(out);
        List<List<String>> lines = Tables.cells(format, out.toByteArray());
        assertThat(lines.get(0)).containsExactly("编码", "Name", "error.field", "error.code", "error.message");
        assertThat(lines.subList(1, 3))
                .containsExactly(
                        List.of("A", "", "Name", "REQUIRED", "必填"), List.of("=C", "y", "编码", "DUPLICATE", "重复出现"));
        ImportRun again = as(
                ANNA,
                () -> imports.start("things", format, new ByteArrayInputStream(out.toByteArray()), options(true)));
        jobs.work();
        assertThat(run(again.id()).counts()).isEqualTo(new ImportCounts(2, 0, 1, 0, 1));
    }

    @Test
    void aDryRunWritesNothing() {
        things.sql("insert into trial_thing values ('00000000-0000-7000-8000-000000000001', 1, 'A', 'old')");
        ImportRun run = start("code,name\nA,new\nB,x\nC,\n", options(true));
        jobs.work();
        assertThat(run(run.id()).counts()).isEqualTo(new ImportCounts(3, 1, 1, 0, 1));
        assertThat(things.things()).isEqualTo(Map.of("A", "old"));
        refuses(() -> as(ANNA, () -> imports.revert(run.id(), run(run.id()).version())), "IMPORT_STATE");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goesOnExactlyWhereItDied(boolean afterCommit) {
        ImportRun run = start(rows(0, 2_300, "n") + "K-00001,twice\n", ImportOptions.NONE);
        for (int die : new int[] {1, 1_000, 2_000}) {
            things.diesAt = die;
            things.diesAfterCommit = afterCommit;
            assertThatThrownBy(jobs::work).isInstanceOf(ThingImporter.Crash.class);
        }
        things.diesAt = -1;
        jobs.work();
        assertThat(run(run.id()).state()).isEqualTo(State.DONE);
        assertThat(run(run.id()).counts()).isEqualTo(new ImportCounts(2_301, 2_300, 0, 0, 1));
        assertThat(things.things()).hasSize(2_300).containsEntry("K-00001", "n 1");
    }

    @Test
    void takesAWholeRunBackIncludingUpdatesAlsoAfterACrash() {
        done(rows(0, 700, "first"));
        Map<String, String> before = things.things();
        ImportRun run = done(rows(300, 1_500, "second"));
        assertThat(run.counts()).isEqualTo(new ImportCounts(1_200, 800, 400, 0, 0));
        as(ANNA, () -> imports.revert(run.id(), run.version()));
        jobs.cancelAfter = 3;
        jobs.work();
        ImportRun stopped = run(run.id());
        assertThat(stopped.state()).isEqualTo(State.CANCELLED);
        assertThat(stopped.revert()).isEqualTo(new RevertCounts(1_200, 300, 0));
        jobs.cancelAfter = Integer.MAX_VALUE;
        as(ANNA, () -> imports.resume(run.id(), stopped.version()));
        jobs.work();
        assertThat(run(run.id()).state()).isEqualTo(State.REVERTED);
        assertThat(run(run.id()).revert()).isEqualTo(new RevertCounts(1_200, 1_200, 0));
        assertThat(things.things()).isEqualTo(before);
    }

    @Test
    void aRunThatEndsWhileSomebodyAsksHasNotFailed() {
        ImportRun run = start("code,name\nA,x\n", ImportOptions.NONE);
        jobs.justInTime = true;
        assertThat(run(run.id()).state()).isEqualTo(State.DONE);
        jobs.justInTime = false;
        as(ANNA, () -> imports.revert(run.id(), run(run.id()).version()));
        jobs.justInTime = true;
        List<ImportRun> listed = as(ANNA, () -> imports.list(ListQuery.all()).items());
        assertThat(listed).extracting(ImportRun::state).containsExactly(State.REVERTED);
    }

    @Test
    void leavesWhatWasChangedSinceAndSaysSo() throws IOException {
        ImportRun run = done(rows(0, 3, "x"));
        things.sql("update trial_thing set name = 'mine', version = version + 1 where code = 'K-00001'");
        as(ANNA, () -> imports.revert(run.id(), run.version()));
        jobs.work();
        assertThat(run(run.id()).revert()).isEqualTo(new RevertCounts(3, 2, 1));
        assertThat(things.things()).isEqualTo(Map.of("K-00001", "mine"));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        as(ANNA, () -> imports.errors(run.id(), true, TableFormat.CSV)).writeTo(out);
        assertThat(Tables.cells(TableFormat.CSV, out.toByteArray()).get(1))
                .startsWith("K-00001", "x 1", "", "VERSION_STALE");
    }

    @Test
    void runsOnTopOfEachOtherAreTakenBackInTurn() {
        ImportRun first = done(rows(0, 5, "a"));
        ImportRun second = done(rows(0, 5, "b"));
        as(ANNA, () -> imports.revert(second.id(), second.version()));
        jobs.work();
        assertThat(things.things()).containsEntry("K-00003", "a 3");
        as(ANNA, () -> imports.revert(first.id(), first.version()));
        jobs.work();
        assertThat(things.things()).isEmpty();
    }

    @Test
    void aRunBelongsToItsMakerAndToWhoMaySeeAll() {
        ImportRun run = done(rows(0, 2, "x"));
        assertThat(as(BEN, () -> imports.find(run.id()))).isEmpty();
        assertThat(as(BEN, () -> imports.list(ListQuery.all())).items()).isEmpty();
        refuses(() -> as(BEN, () -> imports.revert(run.id(), run.version())), "NOT_FOUND");
        refuses(() -> as(BEN, () -> imports.errors(run.id(), false, TableFormat.CSV)), "NOT_FOUND");
        assertThat(as(CHIEF, () -> imports.list(ListQuery.all())).items()).hasSize(1);
        assertThat(as(CHIEF, () -> imports.revert(run.id(), run.version())).state())
                .isEqualTo(State.REVERTING);
        refuses(
                () -> as(user("nobody"), () -> imports.start("things", TableFormat.CSV, file("code\n"), options(true))),
                "PERMISSION_MISSING");
    }

    @Test
    void savedMappingsAreUsedByName() {
        Mapping mapping = new Mapping("shop", 0, "things", Map.of("Nr", "code", "Titel", "name", "Rest", ""));
        as(ANNA, () -> mappings.create(mapping));
        refuses(() -> as(ANNA, () -> mappings.create(mapping)), "MAPPING_NAME_TAKEN");
        refuses(() -> as(BEN, () -> mappings.create(mapping)), "PERMISSION_MISSING");
        ImportRun run =
                start("Nr,Titel,Rest\nA,x,y\n", new ImportOptions("shop", Map.of(), "code", null, false, Map.of()));
        jobs.work();
        assertThat(run(run.id()).columns()).containsExactly("code", "name", "");
        assertThat(things.things()).isEqualTo(Map.of("A", "x"));
        refuses(
                () -> start("Nr,Titel\nA,x\n", new ImportOptions("other", Map.of(), null, null, false, Map.of())),
                "UNKNOWN_MAPPING");
    }

    @Test
    void proposesColumnsByHeadersInBothLanguages() {
        Proposal proposal =
                as(ANNA, () -> imports.propose("things", TableFormat.CSV, file(" 编 码 ;NAME*;no.;Other\nA;x;;\n")));
        assertThat(proposal.headers())
                .containsExactly(
                        new Proposal.Header("编 码", "code"),
                        new Proposal.Header("NAME*", "name"),
                        new Proposal.Header("no.", ""),
                        new Proposal.Header("Other", ""));
        assertThat(proposal.keys()).containsExactly("code");
        assertThat(proposal.samples()).containsExactly(List.of("A", "x", "", ""));
    }

    @Test
    void refusesFilesBeforeAnythingIsKept() {
        refuses(() -> start("code,colour\nA,red\n", ImportOptions.NONE), "IMPORT_COLUMNS");
        refuses(() -> start("name\nx\n", ImportOptions.NONE), "IMPORT_KEY");
        refuses(() -> start("", ImportOptions.NONE), "TABLE_EMPTY");
        refuses(() -> start("code,name\nA,\"x\n", ImportOptions.NONE), "TABLE_SYNTAX");
        refuses(() -> as(ANNA, () -> imports.start("other", TableFormat.CSV, file("a"), options(true))), "NOT_FOUND");
        assertThat(as(CHIEF, () -> imports.list(ListQuery.all())).items()).isEmpty();
    }

    @Test
    void aNodeThatDiesBeforeTheJobIsThereLeavesNoRun() {
        jobs.dies = true;
        assertThatThrownBy(() -> start(rows(0, 3, "n"), ImportOptions.NONE)).isInstanceOf(IllegalStateException.class);
        assertThat(as(ANNA, () -> imports.list(ListQuery.all())).items()).isEmpty();
        jobs.dies = false;
        ImportRun done = done(rows(0, 3, "n"));
        jobs.dies = true;
        assertThatThrownBy(() -> as(ANNA, () -> imports.revert(done.id(), done.version())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(run(done.id()).state()).isEqualTo(State.DONE);
    }

    @Test
    void aRunWhoseJobIsGoneHasFailedAndGoesOnWhenResumed() {
        ImportRun run = start(rows(0, 3, "n"), ImportOptions.NONE);
        jobs.forget();
        assertThat(run(run.id()).state()).isEqualTo(State.FAILED);
        as(ANNA, () -> imports.resume(run.id(), run(run.id()).version()));
        assertThat(run(run.id()).state()).isEqualTo(State.QUEUED);
        jobs.work();
        assertThat(run(run.id()).state()).isEqualTo(State.DONE);
        assertThat(things.things()).hasSize(3);
    }
}
