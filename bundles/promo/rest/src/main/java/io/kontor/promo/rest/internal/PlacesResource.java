package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.Places;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The places. */
@Component(service = PlacesResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class PlacesResource {
    private final Places places;

    @Activate
    public PlacesResource(@Reference Places places) {
        this.places = places;
    }

    /** A new state. */
    record Mark(PlaceState state) {}

    @GET
    @Path("places")
    @Summary("Places in scope, page by page")
    public Page<Place> list(@BeanParam ListParams params) {
        return places.list(params.query());
    }

    @POST
    @Path("places")
    @Summary("Add a place")
    @Answered(Place.class)
    public Response add(PlaceData data, @Context UriInfo uri) {
        Place place = places.add(data);
        return Answers.created(uri, place.id(), place);
    }

    @GET
    @Path("places/{id}")
    @Summary("One place")
    public Place find(@PathParam("id") UUID id) {
        return Answers.found(places.find(id));
    }

    @PATCH
    @Path("places/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change a place")
    public Place change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(PlaceData.class) MergePatch patch) {
        return places.change(id, IfMatch.required(version), patch.on(PlaceData.class));
    }

    @POST
    @Path("places/{id}:mark")
    @Summary("Open or close a place")
    public Place mark(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Mark mark) {
        return places.mark(id, IfMatch.required(version), mark.state());
    }

    @GET
    @Path("bags/{repId}")
    @Summary("The bag of a rep, made when it is not there yet")
    public Place bag(@PathParam("repId") UUID repId) {
        return places.bag(repId);
    }

    @GET
    @Path("my/bag")
    @Summary("The caller's own bag")
    public Place myBag() {
        return places.bag(Call.current().actor().id());
    }
}
