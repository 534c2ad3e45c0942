package io.kontor.trial.internal;

import io.kontor.kernel.api.event.DomainEvent;
import io.kontor.kernel.api.event.EventConsumer;
import io.kontor.kernel.api.event.EventSubscription;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.servlet.Servlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.osgi.service.component.annotations.Component;

/** Takes a second for each event, until {@code /trial/sloth/hurry} is asked. */
@Component(
        service = {EventConsumer.class, Servlet.class},
        property = {
            "osgi.http.whiteboard.servlet.pattern=/trial/sloth/*",
            "osgi.http.whiteboard.servlet.name=kontor-trial-sloth"
        })
@EventSubscription(consumer = "trial.sloth", events = "customer")
public final class Sloth extends HttpServlet implements EventConsumer {
    private static final long serialVersionUID = 1L;

    private final transient Heard heard = new Heard();
    private final transient CountDownLatch hurry = new CountDownLatch(1);

    @Override
    public void accept(DomainEvent event) {
        try {
            boolean hurried = hurry.await(1, TimeUnit.SECONDS);
            assert hurried || hurry.getCount() > 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        heard.add(event);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/hurry".equals(request.getPathInfo())) {
            hurry.countDown();
        }
        heard.write(response);
    }
}
