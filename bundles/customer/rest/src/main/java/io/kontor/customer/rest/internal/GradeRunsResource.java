package io.kontor.customer.rest.internal;

import io.kontor.customer.api.grade.GradeRun;
import io.kontor.customer.api.grade.GradeSchemes;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Summary;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Stored results of grade schemes. */
@Component(service = GradeRunsResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("grade-runs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GradeRunsResource {

    private final GradeSchemes schemes;

    @Activate
    public GradeRunsResource(@Reference GradeSchemes schemes) {
        this.schemes = schemes;
    }

    /** Whose proposals come into force, all when none is named, and when. */
    record Confirmation(Set<UUID> customers, LocalDate from) {
        Confirmation {
            customers = customers == null ? Set.of() : Set.copyOf(customers);
        }

        void check() {
            new Violations().required("from", from).throwIfAny();
        }
    }

    /** How many grades were set. */
    record Confirmed(int confirmed) {}

    @GET
    @Path("{id}")
    @Summary("One run with its proposals")
    public GradeRun run(@PathParam("id") UUID id) {
        return schemes.run(id);
    }

    @POST
    @Path("{id}:confirm")
    @Summary("Turn proposals into grades in force")
    public Confirmed confirm(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            Confirmation confirmation) {
        confirmation.check();
        return new Confirmed(
                schemes.confirm(id, IfMatch.required(version), confirmation.customers(), confirmation.from()));
    }
}
