package io.kontor.customer.rest.internal;

import io.kontor.customer.api.grade.GradeAssignment;
import io.kontor.customer.api.grade.Grades;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The grades of a customer. */
@Component(service = GradesResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GradesResource {

    private final Grades grades;
    private final Clock clock;

    @Activate
    public GradesResource(@Reference Grades grades, @Reference Clock clock) {
        this.grades = grades;
        this.clock = clock;
    }

    /** A grade set by hand. */
    record ByHand(String grade, LocalDate from, LocalDate until, String reason) {
        void check() {
            new Violations()
                    .required("grade", grade)
                    .required("from", from)
                    .required("until", until)
                    .required("reason", reason)
                    .throwIfAny();
        }
    }

    @GET
    @Path("{id}/grades")
    @Summary("All grades a customer had, newest first")
    public Items<GradeAssignment> history(@PathParam("id") UUID id) {
        return new Items<>(grades.history(id));
    }

    @GET
    @Path("{id}/grade")
    @Summary("The grade in force on a day, today unless said otherwise")
    public GradeAssignment inForce(@PathParam("id") UUID id, @QueryParam("day") @Nullable LocalDate day) {
        return Answers.found(grades.inForce(id, day == null ? LocalDate.now(clock) : day));
    }

    @POST
    @Path("{id}/grade:override")
    @Summary("Set a grade by hand until a day; If-Match is the customer's version, which grows")
    public GradeAssignment override(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, ByHand override) {
        override.check();
        return grades.override(
                id, IfMatch.required(version), override.grade(), override.from(), override.until(), override.reason());
    }
}
