package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.event.ConsumerPosition;
import io.kontor.kernel.api.event.EventConsumers;
import io.kontor.kernel.api.event.SetAside;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The consumers of events: how far they are, and what they could not take. */
@Component(service = EventConsumersResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("event-consumers")
@Produces(MediaType.APPLICATION_JSON)
public final class EventConsumersResource {
    private final EventConsumers consumers;

    @Activate
    public EventConsumersResource(@Reference EventConsumers consumers) {
        this.consumers = consumers;
    }

    @GET
    @Summary("All consumers with position, lag and number of set-aside events")
    public Items<ConsumerPosition> positions() {
        return new Items<>(consumers.positions());
    }

    @GET
    @Path("{consumer}/set-aside")
    @Summary("The events a consumer could not take, and those that wait behind them")
    public Page<SetAside> setAside(@PathParam("consumer") String consumer, @BeanParam ListParams params) {
        return consumers.setAside(consumer, params.query());
    }

    @POST
    @Path("{consumer}/set-aside/{id}:retry")
    @Summary("Try a set-aside event again, and then those behind it")
    public SetAside retry(@PathParam("consumer") String consumer, @PathParam("id") UUID id) {
        return consumers.retry(consumer, id);
    }

    @POST
    @Path("{consumer}/set-aside/{id}:skip")
    @Summary("Give a set-aside event up; those behind it are delivered")
    public void skip(@PathParam("consumer") String consumer, @PathParam("id") UUID id) {
        consumers.skip(consumer, id);
    }
}
