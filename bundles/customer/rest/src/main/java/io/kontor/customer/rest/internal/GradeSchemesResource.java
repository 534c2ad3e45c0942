package io.kontor.customer.rest.internal;

import io.kontor.customer.api.grade.GradeRun;
import io.kontor.customer.api.grade.GradeScheme;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.customer.api.grade.GradeSchemes;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import java.time.LocalDate;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
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

/** The grade schemes and what they make of the customers. */
@Component(service = GradeSchemesResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("grade-schemes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class GradeSchemesResource {

    private final GradeSchemes schemes;

    @Activate
    public GradeSchemesResource(@Reference GradeSchemes schemes) {
        this.schemes = schemes;
    }

    /** A new scheme. */
    record NewScheme(String code, GradeSchemeData data) {
        void check() {
            new Violations().required("code", code).required("data", data).throwIfAny();
        }
    }

    /** A day of the last month of the period. */
    record Day(LocalDate day) {
        void check() {
            new Violations().required("day", day).throwIfAny();
        }
    }

    @GET
    @Summary("All schemes")
    public Items<GradeScheme> list() {
        return new Items<>(schemes.list());
    }

    @POST
    @Summary("Add a scheme")
    @Answered(GradeScheme.class)
    public Response add(NewScheme scheme, @Context UriInfo uri) {
        scheme.check();
        GradeScheme added = schemes.add(scheme.code(), scheme.data());
        return Answers.created(uri, added.code(), added);
    }

    @GET
    @Path("{code}")
    @Summary("One scheme")
    public GradeScheme find(@PathParam("code") String code) {
        return Answers.found(schemes.find(code));
    }

    @PUT
    @Path("{code}")
    @Summary("Change a scheme, which makes a new policy version")
    public GradeScheme change(
            @PathParam("code") String code,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            GradeSchemeData data) {
        return schemes.change(code, IfMatch.required(version), data);
    }

    @POST
    @Path("{code}:dry-run")
    @Summary("Who would get which grade and why, without storing anything")
    public GradeRun dryRun(@PathParam("code") String code, Day day) {
        day.check();
        return schemes.dryRun(code, day.day());
    }

    @POST
    @Path("{code}:propose")
    @Summary("Store what the scheme makes of the customers, for confirmation")
    public GradeRun propose(@PathParam("code") String code, Day day) {
        day.check();
        return schemes.propose(code, day.day());
    }
}
