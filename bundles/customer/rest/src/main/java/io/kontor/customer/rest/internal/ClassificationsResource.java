package io.kontor.customer.rest.internal;

import io.kontor.customer.api.classification.Assignment;
import io.kontor.customer.api.classification.Classifications;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The codes a customer has on the classification axes. */
@Component(service = ClassificationsResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("{id}/classifications")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ClassificationsResource {

    private final Classifications classifications;

    @Activate
    public ClassificationsResource(@Reference Classifications classifications) {
        this.classifications = classifications;
    }

    /** The codes of an axis from a day on. */
    record Codes(
            Set<String> codes, LocalDate from, @Nullable String reason) {
        Codes {
            codes = codes == null ? Set.of() : Set.copyOf(codes);
        }

        void check() {
            new Violations().required("from", from).throwIfAny();
        }
    }

    @GET
    @Summary("The assignments, all or those of one day")
    public Items<Assignment> list(@PathParam("id") UUID id, @QueryParam("asOf") @Nullable LocalDate asOf) {
        return new Items<>(classifications.of(id, asOf));
    }

    @PUT
    @Path("{axis}")
    @Summary("Assign the codes of one axis; If-Match is the customer's version, which grows")
    public Items<Assignment> assign(
            @PathParam("id") UUID id,
            @PathParam("axis") String axis,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            Codes codes) {
        codes.check();
        return new Items<>(classifications.assign(
                id, IfMatch.required(version), axis, codes.codes(), codes.from(), codes.reason()));
    }
}
