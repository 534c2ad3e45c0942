package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.allocation.AllocationData;
import io.kontor.promo.api.allocation.AllocationPlan;
import io.kontor.promo.api.allocation.AllocationPlans;
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

/** The allocation plans. */
@Component(service = AllocationsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("allocations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AllocationsResource {
    private final AllocationPlans plans;

    @Activate
    public AllocationsResource(@Reference AllocationPlans plans) {
        this.plans = plans;
    }

    /** Code and days of a copy. */
    record Copy(String code, DateRange days) {}

    @GET
    @Summary("Allocation plans, latest first")
    public Page<AllocationPlan> list(@BeanParam ListParams params) {
        return plans.list(params.query());
    }

    @POST
    @Summary("Write a plan; its shares follow from its method")
    @Answered(AllocationPlan.class)
    public Response write(AllocationData data, @Context UriInfo uri) {
        AllocationPlan plan = plans.write(data);
        return Answers.created(uri, plan.id(), plan);
    }

    @GET
    @Path("{id}")
    @Summary("One plan, with what each target got already")
    public AllocationPlan find(@PathParam("id") UUID id) {
        return Answers.found(plans.find(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change a draft")
    public AllocationPlan change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(AllocationData.class) MergePatch patch) {
        return plans.change(id, IfMatch.required(version), patch.on(AllocationData.class));
    }

    @POST
    @Path("{id}:publish")
    @Summary("Put a draft in force")
    public AllocationPlan publish(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        return plans.publish(id, IfMatch.required(version));
    }

    @POST
    @Path("{id}:withdraw")
    @Summary("Take a plan out of force")
    public AllocationPlan withdraw(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        return plans.withdraw(id, IfMatch.required(version));
    }

    @POST
    @Path("{id}:copy")
    @Summary("Copy a plan to other days, as a draft")
    public AllocationPlan copy(@PathParam("id") UUID id, Copy copy) {
        return plans.copy(id, copy.code(), copy.days());
    }
}
