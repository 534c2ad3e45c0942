package io.kontor.trial.internal;

import io.kontor.kernel.api.event.DomainEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.servlet.http.HttpServletResponse;

/** The events a consumer has heard since it came, in the order of delivery. */
final class Heard {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    void add(DomainEvent event) {
        lines.add(event.seq() + " " + event.type() + " " + event.subject().id());
    }

    void write(HttpServletResponse response) throws IOException {
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(String.join("\n", lines));
    }
}
