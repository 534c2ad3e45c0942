package io.kontor.kernel.jpa;

import java.util.ArrayList;
import java.util.List;
import javax.persistence.EntityManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The outermost transaction of a thread. */
final class Frame {
    private static final Logger LOG = LoggerFactory.getLogger(Frame.class);

    private final Chapter chapter;
    private final Runnable grown;
    private final List<Runnable> afterCommit = new ArrayList<>();

    /** True while the items of an atomic batch run: each has its own key. */
    private boolean items;
    /** True when a refusal was read from the table instead of being made. */
    private boolean replayed;

    Frame(ChronicleTables tables, Runnable grown) {
        this.chapter = new Chapter(tables);
        this.grown = grown;
    }

    boolean items() {
        return items;
    }

    void items(boolean on) {
        items = on;
    }

    void replayed() {
        replayed = true;
    }

    /** {@return whether the refusal just thrown was a stored one; resets the mark} */
    boolean takeReplayed() {
        boolean was = replayed;
        replayed = false;
        return was;
    }

    Chapter chapter() {
        return chapter;
    }

    void afterCommit(Runnable work) {
        afterCommit.add(work);
    }

    /** Writes what the work has told the chronicle; the last thing before the commit. */
    void complete(EntityManager em) {
        if (chapter.close(em)) {
            afterCommit.add(grown);
        }
    }

    void committed() {
        for (Runnable work : afterCommit) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.error("committed, but what should follow failed", e);
            }
        }
    }
}
