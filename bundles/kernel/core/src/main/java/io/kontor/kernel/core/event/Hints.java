package io.kontor.kernel.core.event;

import io.kontor.kernel.api.event.JournalHints;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Component;

/** Passes hints on to who waits for them; needs nothing itself, because every module's transactions need it. */
@Component(service = {JournalHints.class, Hints.class})
public final class Hints implements JournalHints {
    private final Map<Object, Consumer<String>> listeners = new ConcurrentHashMap<>();

    /** Nobody listens yet. */
    public Hints() {}

    @Override
    public void appended(String module) {
        listeners.values().forEach(listener -> listener.accept(module));
    }

    void listen(Object owner, Consumer<String> listener) {
        listeners.put(owner, listener);
    }

    void leave(Object owner) {
        listeners.remove(owner);
    }
}
