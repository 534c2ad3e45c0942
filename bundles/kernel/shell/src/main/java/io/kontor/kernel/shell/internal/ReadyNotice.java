package io.kontor.kernel.shell.internal;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.module.ModuleRegistry;
import io.kontor.kernel.api.module.ModuleState;
import io.kontor.kernel.api.module.ModuleState.Status;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.karaf.features.BootFinished;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.http.runtime.HttpServiceRuntime;

/** Tells whoever started Kontor where it answers, once it does, and what does not run and why. */
@Component(
        service = {},
        immediate = true)
public final class ReadyNotice {
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(3);
    private static final long PAUSE_MILLIS = 200;
    /** Each resource that joins an application takes it away for a moment. */
    private static final int GOOD_IN_A_ROW = 3;

    private static final int TIMEOUT_MILLIS = 5_000;

    private final ModuleRegistry modules;
    private final String url;
    private final Thread watch;

    /** Begins to watch when all boot features are installed and HTTP listens. */
    @Activate
    public ReadyNotice(
            @Reference BootFinished booted,
            @Reference ModuleRegistry modules,
            @Reference ServiceReference<HttpServiceRuntime> http) {
        this.modules = modules;
        this.url = endpoint(http.getProperty("osgi.http.endpoint"));
        watch = new Thread(this::watch, "kontor-ready");
        watch.setDaemon(true);
        watch.start();
    }

    @Deactivate
    void stop() {
        watch.interrupt();
    }

    private void watch() {
        long deadline = System.nanoTime() + PATIENCE;
        try {
            List<ModuleState> states = List.of();
            int good = 0;
            while (good < GOOD_IN_A_ROW && System.nanoTime() < deadline) {
                Thread.sleep(PAUSE_MILLIS);
                states = states();
                good = settled(states) && states.stream().allMatch(this::answers) ? good + 1 : 0;
            }
            say(states);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<ModuleState> states() {
        return Call.system("ready-notice").run(modules::modules);
    }

    private static boolean settled(List<ModuleState> states) {
        return states.stream().anyMatch(s -> s.status() == Status.RUNNING)
                && states.stream().noneMatch(s -> s.status() == Status.STARTING);
    }

    /** A module runs before its resources are published; what counts is that its root answers over HTTP. */
    private boolean answers(ModuleState state) {
        String root = state.root();
        if (root == null) {
            return true;
        }
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create(url).resolve(root).toURL().openConnection();
            connection.setConnectTimeout(TIMEOUT_MILLIS);
            connection.setReadTimeout(TIMEOUT_MILLIS);
            int status = connection.getResponseCode();
            return status != HttpURLConnection.HTTP_UNAVAILABLE && status != HttpURLConnection.HTTP_NOT_FOUND;
        } catch (IOException e) {
            return false;
        }
    }

    private void say(List<ModuleState> states) {
        String running = states.stream()
                .filter(s -> s.status() == Status.RUNNING)
                .map(ModuleState::name)
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder("Kontor is ready: ")
                .append(url)
                .append("api/v1  (modules: ")
                .append(running)
                .append(')');
        states.stream()
                .filter(s -> s.status() == Status.FAILED || s.status() == Status.STARTING)
                .forEach(s -> text.append(System.lineSeparator())
                        .append("  module ")
                        .append(s.name())
                        .append(" does not run: ")
                        .append(s.reason()));
        System.out.println(text);
    }

    /** The first endpoint with a host; Pax Web also names those that listen on no address. */
    private static String endpoint(@Nullable Object endpoints) {
        return Arrays.stream(endpoints instanceof String[] several ? several : new String[] {String.valueOf(endpoints)})
                .filter(e -> e.startsWith("http"))
                .findFirst()
                .orElse("http://127.0.0.1:8181/");
    }
}
