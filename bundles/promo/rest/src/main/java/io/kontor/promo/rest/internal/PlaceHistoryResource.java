package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.history.History;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.place.Places;
import java.util.List;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The history of a place and of what happened there. */
@Component(service = PlaceHistoryResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("places/{id}/history")
@Produces(MediaType.APPLICATION_JSON)
public final class PlaceHistoryResource {
    private final Places places;
    private final History history;

    @Activate
    public PlaceHistoryResource(
            @Reference Places places, @Reference(target = "(kontor.module=promo)") History history) {
        this.places = places;
        this.history = history;
    }

    @GET
    @Summary("What happened to a place and at it, newest first")
    public Page<HistoryEntry> list(@PathParam("id") UUID id, @BeanParam ListParams params) {
        Answers.found(places.find(id));
        ListQuery asked = params.query();
        Filter here = new Filter.Condition("rootId", Operator.EQ, List.of(id.toString()));
        Filter given = asked.filter();
        Filter both = given == null ? here : new Filter.And(List.of(here, given));
        return history.list(new ListQuery(both, asked.sort(), asked.limit(), asked.cursor(), asked.count()));
    }
}
