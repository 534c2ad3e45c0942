package io.kontor.kernel.core.attachment;

import static io.kontor.kernel.core.attachment.Files.jpeg;
import static io.kontor.kernel.core.attachment.Files.pdf;
import static io.kontor.kernel.core.attachment.Files.png;
import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.attachment.AttachedFile;
import io.kontor.kernel.api.attachment.AttachedTo;
import io.kontor.kernel.api.attachment.Attachment;
import io.kontor.kernel.api.attachment.AttachmentGuard;
import io.kontor.kernel.api.attachment.AttachmentKind;
import io.kontor.kernel.api.attachment.Upload;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.core.attachment.JpaAttachments.Limits;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import io.kontor.kernel.core.retention.KeptDays;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AttachmentsTest {
    private static final AttachedTo THING = new AttachedTo("thing", "Thing", new UUID(0, 7));
    private static final AttachedTo OTHER = new AttachedTo("thing", "Thing", new UUID(0, 8));
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    /** Knows two things, of which the second may only be seen. */
    private static final class Guard implements AttachmentGuard {
        @Override
        public String module() {
            return "thing";
        }

        @Override
        public void requireRead(AttachedTo record) {
            Call.current();
            if (!record.equals(THING) && !record.equals(OTHER)) {
                throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
            }
        }

        @Override
        public void requireWrite(AttachedTo record) {
            requireRead(record);
            if (record.equals(OTHER)) {
                throw KontorException.of(ProblemKind.FORBIDDEN, "PERMISSION_MISSING");
            }
        }
    }

    private static Contributions contributions(KernelFixture database) {
        return new Contributions(List.of(new Guard()), List.of(new DatabaseStore(database.kernel())));
    }

    private static JpaAttachments attachments(KernelFixture database) {
        return attachments(database, contributions(database), new Limits(1, 3, DatabaseStore.NAME));
    }

    private static JpaAttachments attachments(KernelFixture database, Contributions contributions, Limits limits) {
        return new JpaAttachments(
                database.kernel(),
                contributions,
                new KeptDays(Map.of("signature.days", "30", "document.days", 0, "document.days.thing", "10")),
                database.clock(),
                limits);
    }

    private static Upload photo(byte[] octets) {
        return new Upload(AttachmentKind.PHOTO, "photo.jpg", null, new ByteArrayInputStream(octets));
    }

    private static Attachment added(JpaAttachments attachments, byte[] octets) {
        return asSystem(() -> attachments.add(THING, photo(octets)));
    }

    private static byte[] read(JpaAttachments attachments, UUID id) {
        AttachedFile file = asSystem(() -> attachments.open(THING, id));
        try (InputStream octets = file.octets()) {
            return octets.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void refused(ProblemKind kind, String code, ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOfSatisfying(KontorException.class, e -> {
            assertThat(e.kind()).isEqualTo(kind);
            boolean named = e.code().equals(code)
                    || e.violations().stream().anyMatch(v -> v.code().equals(code));
            assertThat(named).as(e.getMessage()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p50KeepsTheOctetsWithTheirHashAndTellsThemAgain(Databases kind) {
        try (KernelFixture database = kind.open()) {
            JpaAttachments attachments = attachments(database);
            byte[] large = jpeg(999_999);
            Attachment added = added(attachments, large);
            assertThat(added.version()).isEqualTo(1);
            assertThat(added.mediaType()).isEqualTo("image/jpeg");
            assertThat(added.size()).isEqualTo(large.length);
            assertThat(added.sha256()).matches("[0-9a-f]{64}");
            assertThat(added.addedBy()).isEqualTo(Actor.SYSTEM.id());
            assertThat(added.addedAt()).isEqualTo(database.clock().instant());
            assertThat(added.keepUntil()).isEqualTo(TODAY.plusDays(3_653));
            assertThat(read(attachments, added.id())).isEqualTo(large);
            assertThat(number(database, "select count(*) from kernel_attachment_octets"))
                    .as("in pieces")
                    .isEqualTo(2);

            Attachment paper = asSystem(() -> attachments.add(
                    THING,
                    new Upload(
                            AttachmentKind.DOCUMENT, "../note", null, new ByteArrayInputStream(pdf("delivery note")))));
            assertThat(paper.name()).isEqualTo("note.pdf");
            assertThat(paper.keepUntil()).isEqualTo(TODAY.plusDays(10));
            assertThat(asSystem(() -> attachments.list(THING))).containsExactlyInAnyOrder(added, paper);
            assertThat(asSystem(() -> attachments.list(OTHER))).isEmpty();
            refused(ProblemKind.NOT_FOUND, "NOT_FOUND", () -> asSystem(() -> attachments.open(OTHER, added.id())));
            assertThat(texts(database, "select event_type from kernel_journal"))
                    .containsExactly("AttachmentAdded", "AttachmentAdded");
            assertThat(texts(database, "select new_value from kernel_history where subject_type = 'Attachment'"))
                    .anyMatch(value -> value.contains(added.sha256()));
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p50TakesTheSameOctetsOnceAndAKeyOnce(Databases kind) {
        try (KernelFixture database = kind.open()) {
            JpaAttachments attachments = attachments(database);
            Attachment first = keyed("k", () -> attachments.add(THING, photo(png())));
            assertThat(keyed("k", () -> attachments.add(THING, photo(png())))).isEqualTo(first);
            assertThat(added(attachments, png())).isEqualTo(first);
            assertThat(number(database, "select count(*) from kernel_attachment_octets"))
                    .isEqualTo(1);

            List<Callable<Object>> many = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                many.add(() -> added(attachments, jpeg(700_000)));
            }
            assertThat(KernelFixture.atOnce(many).stream().distinct()).hasSize(1);
            assertThat(number(database, "select count(*) from kernel_attachment_octets"))
                    .as("what came twice left nothing")
                    .isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p50LimitsTheFilesOfARecordAlsoWhenTheyComeAtOnce(Databases kind) {
        try (KernelFixture database = kind.open()) {
            JpaAttachments attachments = attachments(database);
            List<Callable<Object>> many = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                byte[] octets = jpeg(100 + i);
                many.add(() -> added(attachments, octets));
            }
            List<Object> outcomes = KernelFixture.atOnce(many);
            assertThat(outcomes.stream().filter(Attachment.class::isInstance)).hasSize(3);
            assertThat(outcomes.stream().filter(KontorException.class::isInstance))
                    .hasSize(3)
                    .allMatch(e -> ((KontorException) e).code().equals("TOO_MANY_ATTACHMENTS"));
            assertThat(number(database, "select count(*) from kernel_attachment_octets"))
                    .isEqualTo(3);

            Attachment one = asSystem(() -> attachments.list(THING)).get(0);
            asSystem(() -> attachments.remove(THING, one.id(), one.version(), "blurred"));
            added(attachments, png());
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p50RefusesByCodesOfItsOwn(Databases kind) {
        try (KernelFixture database = kind.open()) {
            JpaAttachments attachments = attachments(database);
            refused(ProblemKind.UNSUPPORTED_MEDIA_TYPE, "ATTACHMENT_TYPE", () -> added(attachments, new byte[50]));
            refused(ProblemKind.TOO_LARGE, "ATTACHMENT_TOO_LARGE", () -> added(attachments, jpeg(1_000_001)));
            added(attachments, jpeg(1_000_000));
            for (String hash : List.of("0".repeat(64), "A".repeat(64))) {
                refused(ProblemKind.INVALID, "ATTACHMENT_HASH", () -> hashed(attachments, hash));
            }
            refused(ProblemKind.INVALID, "ILLEGAL_SHA256", () -> hashed(attachments, "0"));
            refused(
                    ProblemKind.INVALID,
                    "REQUIRED",
                    () -> asSystem(() ->
                            attachments.add(THING, new Upload(null, null, null, new ByteArrayInputStream(png())))));
            refused(
                    ProblemKind.FORBIDDEN,
                    "PERMISSION_MISSING",
                    () -> asSystem(() -> attachments.add(OTHER, photo(png()))));
            for (AttachedTo nobodys : List.of(
                    new AttachedTo("thing", "Thing", new UUID(0, 9)), new AttachedTo("none", "Thing", THING.id()))) {
                refused(ProblemKind.NOT_FOUND, "NOT_FOUND", () -> asSystem(() -> attachments.list(nobodys)));
                refused(
                        ProblemKind.NOT_FOUND,
                        "NOT_FOUND",
                        () -> asSystem(() -> attachments.add(nobodys, photo(png()))));
            }
            assertThat(asSystem(() -> attachments.list(THING))).hasSize(1);
        }
    }

    private static Attachment hashed(JpaAttachments attachments, String sha256) {
        return asSystem(() -> attachments.add(
                THING, new Upload(AttachmentKind.SIGNATURE, null, sha256, new ByteArrayInputStream(png()))));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p50NeverTellsOctetsThatWereChanged(Databases kind) {
        try (KernelFixture database = kind.open()) {
            JpaAttachments attachments = attachments(database);
            Attachment added = added(attachments, jpeg(600_000));
            execute(database, "delete from kernel_attachment_octets where piece_no = 1");
            refused(ProblemKind.INTERNAL, "ATTACHMENT_DAMAGED", () -> read(attachments, added.id()));
            execute(database, "delete from kernel_attachment_octets");
            refused(ProblemKind.INTERNAL, "ATTACHMENT_DAMAGED", () -> read(attachments, added.id()));
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p50RemovesTheOctetsAndKeepsTheLine(Databases kind) {
        try (KernelFixture database = kind.open()) {
            JpaAttachments attachments = attachments(database);
            Attachment added = added(attachments, png());
            refused(ProblemKind.STALE, "VERSION_STALE", () -> remove(attachments, added.id(), 7, "why"));
            refused(ProblemKind.INVALID, "REQUIRED", () -> remove(attachments, added.id(), 1, " "));
            Attachment removed = remove(attachments, added.id(), 1, "wrong customer");
            assertThat(removed.sha256()).isEqualTo(added.sha256());
            assertThat(removed.reason()).isEqualTo("wrong customer");
            assertThat(removed.removedBy()).isEqualTo(Actor.SYSTEM.id());
            assertThat(number(database, "select count(*) from kernel_attachment_octets"))
                    .isZero();
            assertThat(asSystem(() -> attachments.list(THING))).containsExactly(removed);
            refused(ProblemKind.GONE, "ATTACHMENT_REMOVED", () -> read(attachments, added.id()));
            refused(ProblemKind.GONE, "ATTACHMENT_REMOVED", () -> remove(attachments, added.id(), 2, "again"));

            Attachment again = added(attachments, png());
            assertThat(again.id()).isNotEqualTo(added.id());
            assertThat(asSystem(() -> attachments.list(THING))).hasSize(2);
            assertThat(texts(database, "select event_type from kernel_journal order by draft"))
                    .containsExactly("AttachmentAdded", "AttachmentRemoved", "AttachmentAdded");
        }
    }

    private static Attachment remove(JpaAttachments attachments, UUID id, long version, String reason) {
        return asSystem(() -> attachments.remove(THING, id, version, reason));
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p50KeepsEachAsLongAsItsKindOrItselfSays(Databases kind) {
        try (KernelFixture database = kind.open()) {
            Contributions contributions = contributions(database);
            JpaAttachments attachments = attachments(database, contributions, new Limits(1, 3, DatabaseStore.NAME));
            ExpiredAttachments expired = new ExpiredAttachments(database.kernel(), contributions, database.clock());
            Upload signature = new Upload(AttachmentKind.SIGNATURE, null, null, new ByteArrayInputStream(png()));
            Attachment signed = asSystem(() -> attachments.add(THING, signature));
            assertThat(signed.keepUntil()).isEqualTo(TODAY.plusDays(30));
            Attachment proof = asSystem(() -> attachments.add(
                    THING, new Upload(AttachmentKind.SIGNATURE, null, null, new ByteArrayInputStream(jpeg(99)))));
            asSystem(() -> attachments.keepUntil(THING, proof.id(), proof.version(), null));
            refused(
                    ProblemKind.INVALID,
                    "PASSED_DAY",
                    () -> asSystem(() -> attachments.keepUntil(THING, signed.id(), 1, TODAY.minusDays(1))));

            database.clock().advance(Duration.ofDays(30));
            assertThat(read(attachments, signed.id())).isEqualTo(png());
            assertThat(asSystem(() -> expired.delete("thing", AttachmentKind.SIGNATURE)))
                    .isZero();
            database.clock().advance(Duration.ofDays(1));
            refused(ProblemKind.GONE, "ATTACHMENT_EXPIRED", () -> read(attachments, signed.id()));
            assertThat(expired.due("thing", AttachmentKind.SIGNATURE)).isEqualTo(1);
            assertThat(expired.due("other", AttachmentKind.SIGNATURE)).isZero();
            assertThat(expired.due("thing", AttachmentKind.PHOTO)).isZero();

            // what comes once more before the night begins anew
            Attachment again = added(attachments, png());
            assertThat(again.id()).isNotEqualTo(signed.id());
            database.clock().advance(Duration.ofDays(4_000));
            assertThat(asSystem(() -> expired.delete("thing", AttachmentKind.PHOTO)))
                    .isEqualTo(1);
            Attachment ended = asSystem(() -> attachments.list(THING)).get(0);
            assertThat(ended.removedBy()).isEqualTo(Actor.SYSTEM.id());
            assertThat(ended.reason()).isNull();
            assertThat(ended.sha256()).isEqualTo(signed.sha256());
            refused(ProblemKind.GONE, "ATTACHMENT_EXPIRED", () -> read(attachments, again.id()));
            assertThat(read(attachments, proof.id())).isEqualTo(jpeg(99));
            assertThat(number(database, "select count(*) from kernel_attachment_octets"))
                    .isEqualTo(1);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void p50LeavesEachInTheStoreItWasAddedTo(Databases kind) {
        try (KernelFixture database = kind.open()) {
            Attachment here = added(attachments(database), png());
            Shelf shelf = new Shelf();
            Contributions both =
                    new Contributions(List.of(new Guard()), List.of(new DatabaseStore(database.kernel()), shelf));
            JpaAttachments attachments = attachments(database, both, new Limits(1, 3, "shelf"));
            Attachment there = added(attachments, jpeg(99));
            assertThat(shelf.kept).containsOnlyKeys(there.id());
            assertThat(read(attachments, here.id())).isEqualTo(png());
            assertThat(read(attachments, there.id())).isEqualTo(jpeg(99));
            shelf.kept.put(there.id(), jpeg(98));
            refused(ProblemKind.INTERNAL, "ATTACHMENT_DAMAGED", () -> read(attachments, there.id()));
            refused(ProblemKind.UNAVAILABLE, "ATTACHMENT_STORE_ABSENT", () -> read(attachments(database), there.id()));
            remove(attachments, there.id(), 1, "why");
            assertThat(shelf.kept).isEmpty();
        }
    }

    private static <T> T keyed(String key, Supplier<T> work) {
        IdempotencyKey once = new IdempotencyKey("POST test", key, "hash");
        return new Call(Actor.SYSTEM, Locale.ENGLISH, "test", Channel.API, once).run(work);
    }

    private static void execute(KernelFixture database, String sql) {
        try (Connection connection = database.database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long number(KernelFixture database, String sql) {
        return Long.parseLong(texts(database, sql).get(0));
    }

    private static List<String> texts(KernelFixture database, String sql) {
        try (Connection connection = database.database().dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> texts = new ArrayList<>();
            while (row.next()) {
                texts.add(row.getString(1));
            }
            return texts;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
