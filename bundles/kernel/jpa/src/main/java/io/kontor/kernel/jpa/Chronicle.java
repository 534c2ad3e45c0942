package io.kontor.kernel.jpa;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.history.Action;
import io.kontor.kernel.api.history.Subject;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.ChronicleTables.Entry;
import io.kontor.kernel.jpa.ChronicleTables.Event;
import io.kontor.kernel.jpa.ChronicleTables.Origin;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what happens in a module: the history, field by field, and the journal of events, both in the transaction of
 * the change. Work that is rolled back leaves neither; a command answered from its key adds nothing.
 */
public final class Chronicle {
    private final Clock clock;
    private final Supplier<Optional<Chapter>> chapter;

    Chronicle(Clock clock, Supplier<Optional<Chapter>> chapter) {
        this.clock = clock;
        this.chapter = chapter;
    }

    /**
     * Keeps a change. Its event gets its number at the end of the transaction.
     *
     * @param em the transaction's
     * @param change the change; nothing is kept of one without a difference
     */
    public void record(EntityManager em, Change change) {
        List<Diff.Field> fields = Diff.of(change);
        if (fields.isEmpty()) {
            return;
        }
        Chapter open = open();
        Origin origin = origin(change.reason());
        for (Diff.Field field : fields) {
            open.add(
                    em,
                    new Entry(Ids.next(), origin, change.action().name(), change.subject(), change.rootId(), field));
        }
        String type = change.eventType();
        if (type != null) {
            open.add(
                    new Event(Ids.next(), origin, type, change.eventVersion(), change.subject(), data(change, fields)));
        }
    }

    /**
     * Keeps changes, as for {@link #record}; in as few statements as possible.
     *
     * @param em the transaction's
     * @param changes the changes, in order
     */
    public void recordAll(EntityManager em, List<Change> changes) {
        changes.forEach(change -> record(em, change));
    }

    /**
     * Keeps that fields of class SENSITIVE were shown to the caller. Also for transactions that otherwise only read.
     *
     * @param em the transaction's
     * @param subject the record they belong to
     * @param rootId the record whose row scope decides who may see the entry, null for scope ALL only
     */
    public void read(EntityManager em, Subject subject, @Nullable UUID rootId) {
        Diff.Field field = new Diff.Field("", FieldClass.SENSITIVE, null, null);
        open().add(em, new Entry(Ids.next(), origin(null), Action.READ.name(), subject, rootId, field));
    }

    /**
     * Keeps that rows left the system in a file.
     *
     * @param em the transaction's
     * @param subject what was exported, for example the run of the export
     * @param details which rows and columns: a small record or map
     */
    public void exported(EntityManager em, Subject subject, Object details) {
        Diff.Field field = new Diff.Field("", null, null, StoredJson.write(details));
        open().add(em, new Entry(Ids.next(), origin(null), Action.EXPORTED.name(), subject, null, field));
    }

    /**
     * Takes all values of a record out of the history, because its person was erased; that there were changes stays.
     *
     * @param em the transaction's
     * @param subject the record
     */
    public void forget(EntityManager em, Subject subject) {
        open().forget(em, subject);
    }

    private Chapter open() {
        return chapter.get().orElseThrow(() -> new IllegalStateException("outside a transaction of the module"));
    }

    private Origin origin(@Nullable String reason) {
        Call call = Call.ifBound().orElseGet(() -> Call.system("system"));
        return new Origin(
                clock.millis(),
                call.actor().id(),
                call.actor().username(),
                call.channel().name(),
                call.requestId(),
                reason == null ? call.reason() : reason,
                call.causationId());
    }

    private static String data(Change change, List<Diff.Field> fields) {
        Object given = change.eventData();
        if (given != null) {
            return StoredJson.write(given);
        }
        return change.action() == Action.CHANGED
                ? StoredJson.write(Map.of(
                        "fields", fields.stream().map(Diff.Field::pointer).toList()))
                : "{}";
    }
}
