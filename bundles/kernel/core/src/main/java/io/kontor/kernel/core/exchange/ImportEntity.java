package io.kontor.kernel.core.exchange;

import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.ImportOptions;
import io.kontor.kernel.api.exchange.ImportRun;
import io.kontor.kernel.api.exchange.RevertCounts;
import io.kontor.kernel.api.exchange.TableFormat;
import io.kontor.kernel.jpa.InstantConverter;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** An import. While it runs, the module knows its counts; in the end they are kept here. */
@Entity
@Table(name = "kernel_import")
class ImportEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id = new UUID(0, 0);

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "target")
    private String target = "";

    @Enumerated(EnumType.STRING)
    @Column(name = "format")
    private TableFormat format = TableFormat.CSV;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private ImportRun.State state = ImportRun.State.QUEUED;

    @Lob
    @Column(name = "options")
    private String options = "{}";

    @Lob
    @Column(name = "columns_json")
    private String columns = "[]";

    @Column(name = "total")
    private int total;

    @Column(name = "counts")
    private @Nullable String counts;

    @Column(name = "reverted")
    private @Nullable String reverted;

    @Convert(converter = UuidConverter.class)
    @Column(name = "job_id")
    private UUID jobId = new UUID(0, 0);

    @Convert(converter = InstantConverter.class)
    @Column(name = "created_at")
    private Instant createdAt = Instant.EPOCH;

    @Convert(converter = UuidConverter.class)
    @Column(name = "started_by")
    private UUID startedBy = new UUID(0, 0);

    /** For JPA. */
    protected ImportEntity() {}

    /** A queued run; its first job has its identity. */
    ImportEntity(UUID id, String target, TableFormat format, Instant createdAt, UUID startedBy) {
        this.id = id;
        this.jobId = id;
        this.target = target;
        this.format = format;
        this.createdAt = createdAt;
        this.startedBy = startedBy;
    }

    void plan(ImportOptions how, List<String> itsColumns, int rows) {
        options = StoredJson.write(how);
        columns = StoredJson.write(itsColumns);
        total = rows;
    }

    void state(ImportRun.State next) {
        state = next;
    }

    void job(UUID next) {
        jobId = next;
    }

    void counts(ImportCounts made) {
        counts = StoredJson.write(made);
    }

    void reverted(RevertCounts made) {
        reverted = StoredJson.write(made);
    }

    long version() {
        return version;
    }

    ImportRun toRun() {
        return new ImportRun(
                id,
                version,
                target,
                format,
                state,
                StoredJson.read(options, ImportOptions.class),
                StoredJson.readList(columns, String.class),
                total,
                counts == null ? ImportCounts.NONE : StoredJson.read(counts, ImportCounts.class),
                reverted == null ? null : StoredJson.read(reverted, RevertCounts.class),
                jobId,
                null,
                createdAt,
                startedBy);
    }
}
