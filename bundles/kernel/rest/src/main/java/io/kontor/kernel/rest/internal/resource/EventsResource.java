package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.event.EventFeed;
import io.kontor.kernel.api.event.Events;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The change feeds of the modules. */
@Component(service = EventsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("events")
@Produces(MediaType.APPLICATION_JSON)
public final class EventsResource {
    private final EventFeed feed;

    @Activate
    public EventsResource(@Reference EventFeed feed) {
        this.feed = feed;
    }

    /** A piece of a feed; the last number of the journal tells how much there is to come. */
    record Feed(List<EventJson> items, long last) {}

    @GET
    @Path("{module}")
    @Summary("A module's events in the order of commits, after a number")
    public Feed read(
            @PathParam("module") String module,
            @QueryParam("after") @Nullable Long after,
            @QueryParam("limit") @Nullable Integer limit) {
        Events events = feed.read(module, after == null ? 0 : after, limit == null ? ListQuery.DEFAULT_LIMIT : limit);
        return new Feed(events.items().stream().map(EventJson::of).toList(), events.last());
    }
}
