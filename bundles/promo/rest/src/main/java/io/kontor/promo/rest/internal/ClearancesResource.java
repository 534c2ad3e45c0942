package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.clearance.Clearance;
import io.kontor.promo.api.clearance.Clearances;
import io.kontor.promo.api.value.Evidence;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What reps still have and owe when they leave. */
@Component(service = ClearancesResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ClearancesResource {
    private final Clearances clearances;

    @Activate
    public ClearancesResource(@Reference Clearances clearances) {
        this.clearances = clearances;
    }

    /** Why a bag ends, and the rep's signature for what is missing in it. */
    record Leaving(String reason, @Nullable Evidence signature) {}

    @GET
    @Path("bags/{repId}/clearance")
    @Summary("What a rep still has in the bag and what is open of the rep")
    public Clearance of(@PathParam("repId") UUID repId) {
        return clearances.of(repId);
    }

    @POST
    @Path("bags/{repId}:clear")
    @Summary("End the bag of a rep who leaves: empty, or with a signature for what is missing")
    public Clearance clear(@PathParam("repId") UUID repId, Leaving leaving) {
        return clearances.clear(repId, leaving.reason(), leaving.signature());
    }
}
