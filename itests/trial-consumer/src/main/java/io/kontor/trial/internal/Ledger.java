package io.kontor.trial.internal;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.event.EventConsumer;
import io.kontor.kernel.api.event.EventSubscription;
import java.io.IOException;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;

/**
 * Takes every event but those of a customer whose code begins with poison, until {@code /trial/ledger/cure} is asked.
 */
@Component(
        service = {EventConsumer.class, Servlet.class},
        property = {
            "osgi.http.whiteboard.servlet.pattern=/trial/ledger/*",
            "osgi.http.whiteboard.servlet.name=kontor-trial-ledger"
        })
@EventSubscription(consumer = "trial.ledger", events = "customer")
public final class Ledger extends HttpServlet implements EventConsumer {
    private static final long serialVersionUID = 1L;

    private final transient Heard heard = new Heard();
    private volatile boolean cured;

    @Override
    public void accept(DomainEvent event) {
        if (!cured && String.valueOf(event.subject().code()).startsWith("poison")) {
            throw KontorException.of(ProblemKind.CONFLICT, "POISON");
        }
        heard.add(event);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        cured |= "/cure".equals(request.getPathInfo());
        heard.write(response);
    }
}
