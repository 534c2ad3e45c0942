package io.kontor.kernel.core.attachment;

import io.kontor.kernel.api.attachment.AttachedFile;
import io.kontor.kernel.api.attachment.AttachedTo;
import io.kontor.kernel.api.attachment.Attachment;
import io.kontor.kernel.api.attachment.AttachmentStore;
import io.kontor.kernel.api.attachment.Attachments;
import io.kontor.kernel.api.attachment.Upload;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.operation.Retention;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.attachment.AttachmentRows.Kept;
import io.kontor.kernel.core.file.Sha256;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.internal.NamedLock;
import io.kontor.kernel.core.retention.KeptDays;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The attachments in the database. What is sent is received, hashed and looked at before a transaction begins. */
@Component(configurationPid = "io.kontor.attachments")
@Designate(ocd = JpaAttachments.Config.class)
public final class JpaAttachments implements Attachments {
    private static final Logger LOG = LoggerFactory.getLogger(JpaAttachments.class);
    private static final Answer<Attachment> ATTACHMENT = Answer.of(Attachment.class);
    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    private final Transactions transactions;
    private final Contributions contributions;
    private final KeptDays days;
    private final Clock clock;
    private volatile Limits limits;

    /** How much is taken, and where it is kept. */
    @ObjectClassDefinition(name = "Kontor attachments", description = "Photos, signatures and papers of records.")
    @interface Config {
        @AttributeDefinition(description = "Most megabytes of a file.", min = "1", max = "20")
        int megabytes() default 5;

        @AttributeDefinition(description = "Most files of a record.", min = "1", max = "200")
        int per_record() default 20;

        @AttributeDefinition(description = "Name of the store that new files go to.")
        String store() default DatabaseStore.NAME;
    }

    /** The configuration, checked. */
    record Limits(int megabytes, int perRecord, String store) {
        Limits {
            if (megabytes < 1 || megabytes > 20) {
                throw new IllegalArgumentException("megabytes must be 1 to 20, not " + megabytes);
            }
            if (perRecord < 1 || perRecord > 200) {
                throw new IllegalArgumentException("per.record must be 1 to 200, not " + perRecord);
            }
        }
    }

    /** Over the kernel's transactions. */
    @Activate
    public JpaAttachments(
            @Reference KernelTransactions kernel,
            @Reference Contributions contributions,
            @Reference KeptDays days,
            @Reference Clock clock,
            Config config) {
        this(kernel, contributions, days, clock, limits(config));
    }

    JpaAttachments(KernelTransactions kernel, Contributions contributions, KeptDays days, Clock clock, Limits limits) {
        this.transactions = kernel.transactions();
        this.contributions = contributions;
        this.days = days;
        this.clock = clock;
        this.limits = limits;
    }

    private static Limits limits(Config config) {
        return new Limits(config.megabytes(), config.per_record(), config.store());
    }

    /** Takes over a changed configuration; whoever uses this must not go for that. */
    @Modified
    void change(Config config) {
        limits = limits(config);
    }

    @Override
    public List<Attachment> list(AttachedTo record) {
        contributions.guard(record).requireRead(record);
        return transactions.read(em -> new AttachmentRows(em).list(record));
    }

    @Override
    public Attachment add(AttachedTo record, Upload upload) {
        contributions.guard(record).requireWrite(record);
        Violations wrong = new Violations().required("kind", upload.kind()).text("name", upload.name(), 500);
        if (upload.sha256() != null && !HASH.matcher(upload.sha256()).matches()) {
            wrong.add("sha256", "ILLEGAL_SHA256");
        }
        wrong.throwIfAny();
        Limits now = limits;
        AttachmentStore store = contributions.store(now.store());
        try (Received file = Received.of(upload, now.megabytes())) {
            return transactions.write(ATTACHMENT, em -> {
                UUID id = Ids.next();
                keep(store, id, file);
                // the octets first: others wait only for what is short
                NamedLock.ATTACHMENTS.take(em);
                Optional<AttachmentEntity> same = same(em, record, file.sha256());
                if (same.isPresent()) {
                    store.delete(id);
                    return same.get().attachment();
                }
                return added(em, new AttachmentEntity(id, record, file, store.name()), now.perRecord());
            });
        }
    }

    private static void keep(AttachmentStore store, UUID id, Received file) {
        try (InputStream octets = file.open()) {
            store.keep(id, octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@return the same octets of the record, if they are there and may be for longer} */
    private Optional<AttachmentEntity> same(EntityManager em, AttachedTo record, String sha256) {
        Removal removal = removal(em);
        return new AttachmentRows(em)
                .same(record, sha256)
                .filter(there -> !removal.expire(there, Call.current().actor().id(), today()));
    }

    private Attachment added(EntityManager em, AttachmentEntity attachment, int most) {
        AttachedTo record = attachment.record();
        if (new AttachmentRows(em).count(record) >= most) {
            throw KontorException.of(ProblemKind.CONFLICT, "TOO_MANY_ATTACHMENTS")
                    .with("max", most);
        }
        Instant now = Instant.ofEpochMilli(clock.millis());
        Retention.Kind kind =
                Retention.Kind.valueOf(attachment.attachment().kind().name());
        int kept = days.of(kind, record.module());
        attachment.added(Call.current().actor().id(), now, kept == 0 ? null : today().plusDays(kept));
        em.persist(attachment);
        em.flush();
        record(em, null, attachment, "AttachmentAdded");
        return attachment.attachment();
    }

    private void record(EntityManager em, @Nullable Kept before, AttachmentEntity after, String event) {
        transactions.chronicle().record(em, AttachmentRows.change(before, AttachmentRows.kept(after), event));
    }

    @Override
    public AttachedFile open(AttachedTo record, UUID id) {
        contributions.guard(record).requireRead(record);
        AttachmentEntity line = transactions.read(em -> new AttachmentRows(em).there(record, id, today()));
        Attachment attachment = line.attachment();
        AttachmentStore store = contributions.store(line.store());
        if (!Sha256.fits(store.open(id), attachment)) {
            LOG.error("attachment {} in store {} is not what was added", id, line.store());
            throw KontorException.of(ProblemKind.INTERNAL, "ATTACHMENT_DAMAGED");
        }
        return new AttachedFile(attachment, Sha256.checked(store.open(id), attachment));
    }

    @Override
    public Attachment remove(AttachedTo record, UUID id, long version, String reason) {
        contributions.guard(record).requireWrite(record);
        new Violations().required("reason", reason).text("reason", reason, 500).throwIfAny();
        UUID caller = Call.current().actor().id();
        return transactions.write(ATTACHMENT, em -> {
            AttachmentEntity attachment = new AttachmentRows(em).there(record, id, today());
            Versions.check(attachment.version(), version);
            return removal(em).remove(attachment, caller, reason);
        });
    }

    @Override
    public Attachment keepUntil(AttachedTo record, UUID id, long version, @Nullable LocalDate until) {
        contributions.guard(record).requireWrite(record);
        if (until != null && until.isBefore(today())) {
            new Violations().add("until", "PASSED_DAY").throwIfAny();
        }
        return transactions.write(ATTACHMENT, em -> {
            AttachmentEntity attachment = new AttachmentRows(em).there(record, id, today());
            Versions.check(attachment.version(), version);
            Kept before = AttachmentRows.kept(attachment);
            attachment.keepUntil(until);
            em.flush();
            record(em, before, attachment, "AttachmentKept");
            return attachment.attachment();
        });
    }

    private Removal removal(EntityManager em) {
        return new Removal(em, transactions.chronicle(), contributions, clock);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
