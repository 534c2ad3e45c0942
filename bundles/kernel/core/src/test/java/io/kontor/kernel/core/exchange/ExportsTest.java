package io.kontor.kernel.core.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.exchange.Download;
import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportRun;
import io.kontor.kernel.api.exchange.ExportTarget;
import io.kontor.kernel.api.exchange.Exporter;
import io.kontor.kernel.api.exchange.Exports;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.exchange.TableFormat;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.table.Tables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExportsTest {
    private static final Actor ANNA = user("anna", "trial:number:export");
    private static final Actor BEN = user("ben", "trial:number:export");
    private static final Actor CHIEF = user("chief", "kernel:export:read");

    private static KernelFixture database;
    private final Numbers numbers = new Numbers();
    private final QueuedJobs jobs = new QueuedJobs();
    private final ExportRuns runs = new ExportRuns(database.kernel(), database.clock());
    private final Exporters exporters = new Exporters(List.of(numbers));
    private final JpaExports exports = new JpaExports(runs, exporters, jobs);

    ExportsTest() {
        jobs.handler(new ExportJob(runs, exporters));
    }

    @BeforeAll
    static void open() {
        database = KernelFixture.Databases.DERBY.open();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** Numbers from 1 on, with a text that looks like a formula. */
    private static final class Numbers implements Exporter {
        int count = 3;
        final List<Long> recorded = new ArrayList<>();
        int files;

        @Override
        public ExportTarget target() {
            return new ExportTarget("numbers", "trial", new LocalizedText("数", "Numbers"), "trial:number:export");
        }

        @Override
        public List<TableColumn> columns() {
            return List.of(column("no", "编号", "No."), column("text", "文本", "Text"));
        }

        private static TableColumn column(String name, String zh, String en) {
            LocalizedText label = new LocalizedText(zh, en);
            return new TableColumn(name, label, List.of(), TableColumn.Type.TEXT, TableColumn.Use.VALUE);
        }

        @Override
        public Page<List<@Nullable Object>> rows(ListQuery query, List<String> columns) {
            Call.require("trial:number:export");
            int from = query.cursor() == null ? 1 : Integer.parseInt(query.cursor());
            List<List<@Nullable Object>> rows = new ArrayList<>();
            int next = from;
            while (next <= count && rows.size() < query.limit()) {
                List<@Nullable Object> row = new ArrayList<>();
                for (String column : columns) {
                    row.add(column.equals("no") ? BigDecimal.valueOf(-next) : "=" + next);
                }
                rows.add(row);
                next++;
            }
            return new Page<>(rows, next > count ? null : String.valueOf(next), query.count() ? (long) count : null);
        }

        @Override
        public Pages pages(List<String> columns) {
            files++;
            return Exporter.super.pages(columns);
        }

        @Override
        public void exported(ExportOrder order, long rows) {
            recorded.add(rows);
        }
    }

    private static Actor user(String name, String... permissions) {
        return new Actor(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                name,
                null,
                Set.of(),
                List.of(permissions).stream()
                        .map(p -> new Grant(p, Scope.ALL, Set.of()))
                        .toList());
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return new Call(actor, Locale.SIMPLIFIED_CHINESE, "test", Channel.API, null).run(work);
    }

    private static ExportOrder order(TableFormat format, boolean later, String... columns) {
        return new ExportOrder(format, null, null, List.of(columns), null, later);
    }

    private static byte[] content(Download download) {
        return as(ANNA, () -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try {
                download.writeTo(out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return out.toByteArray();
        });
    }

    private static void refuses(Supplier<?> work, String code) {
        assertThatThrownBy(work::get).isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void fewRowsAreGivenAtOnceInTheCallersLanguageAndRecordedBeforeTheyLeave() {
        Exports.Started started = as(ANNA, () -> exports.start("numbers", order(null, false)));
        assertThat(numbers.recorded).containsExactly(3L);
        assertThat(new String(content(started.direct()), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFF编号,文本\r\n-1,'=1\r\n-2,'=2\r\n-3,'=3\r\n");
    }

    @Test
    void manyRowsAreMadeAsAJobWhoseFileOnlyItsAskerGetsForADay() {
        numbers.count = Exports.MAX_DIRECT + 1;
        ExportRun run = as(ANNA, () -> exports.start("numbers", order(TableFormat.XLSX, false, "text")))
                .run();
        refuses(() -> as(ANNA, () -> exports.content(run.id())), "EXPORT_NOT_READY");
        jobs.work();
        assertThat(numbers.files).as("one to count and one to write").isEqualTo(2);
        ExportRun done = as(ANNA, () -> exports.find(run.id()).orElseThrow());
        assertThat(done.state()).isEqualTo(ExportRun.State.DONE);
        assertThat(done.rows()).isEqualTo(numbers.count);
        List<List<String>> lines = Tables.cells(TableFormat.XLSX, content(as(ANNA, () -> exports.content(run.id()))));
        assertThat(lines).hasSize(numbers.count + 1).startsWith(List.of("文本"), List.of("=1"));
        assertThat(as(BEN, () -> exports.find(run.id()))).isEmpty();
        assertThat(as(CHIEF, () -> exports.find(run.id()))).isPresent();
        refuses(() -> as(CHIEF, () -> exports.content(run.id())), "NOT_FOUND");
        database.clock().advance(Duration.ofHours(25));
        runs.expire();
        refuses(() -> as(ANNA, () -> exports.content(run.id())), "EXPORT_NOT_READY");
    }

    @Test
    void aRunThatEndsWhileSomebodyAsksHasNotFailed() {
        ExportRun run = as(ANNA, () -> exports.start("numbers", order(TableFormat.CSV, true)))
                .run();
        jobs.justInTime = true;
        assertThat(as(ANNA, () -> exports.find(run.id()).orElseThrow()).state()).isEqualTo(ExportRun.State.DONE);
    }

    @Test
    void aStoppedJobLeavesNoHalfFile() {
        numbers.count = 2_000;
        jobs.cancelAfter = 2;
        ExportRun run = as(ANNA, () -> exports.start("numbers", order(TableFormat.CSV, true)))
                .run();
        jobs.work();
        assertThat(as(ANNA, () -> exports.find(run.id()).orElseThrow()).state()).isEqualTo(ExportRun.State.CANCELLED);
        refuses(() -> as(ANNA, () -> exports.content(run.id())), "EXPORT_NOT_READY");
    }

    @Test
    void unknownColumnsAndTargetsAndStrangersAreRefused() {
        refuses(() -> as(ANNA, () -> exports.start("numbers", order(null, false, "no", "colour"))), "EXPORT_COLUMNS");
        refuses(() -> as(ANNA, () -> exports.start("numbers", order(null, false, "no", "no"))), "EXPORT_COLUMNS");
        refuses(() -> as(ANNA, () -> exports.start("letters", order(null, false))), "NOT_FOUND");
        refuses(() -> as(CHIEF, () -> exports.start("numbers", order(null, false))), "PERMISSION_MISSING");
        assertThat(numbers.recorded).isEmpty();
    }
}
