package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.approval.ApprovalLimit;
import io.kontor.promo.api.approval.ApprovalLimits;
import io.kontor.promo.api.approval.Approvals;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who may approve how much. */
@Component(service = ApprovalLimitsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("approval-limits")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ApprovalLimitsResource {
    private final Approvals approvals;

    @Activate
    public ApprovalLimitsResource(@Reference Approvals approvals) {
        this.approvals = approvals;
    }

    /** The limits, those of a document in the order of the levels. */
    record Wanted(@Nullable List<ApprovalLimit> limits) {}

    @GET
    @Summary("Up to what value each level approves")
    public ApprovalLimits limits() {
        return approvals.limits();
    }

    @PUT
    @Summary("Replace the limits of approval")
    public ApprovalLimits replace(@HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Wanted wanted) {
        return approvals.replace(IfMatch.required(version), wanted.limits() == null ? List.of() : wanted.limits());
    }
}
