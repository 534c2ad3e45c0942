package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.attachment.Attachments;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.RecordAttachments;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.asset.AssetLoan;
import io.kontor.promo.api.asset.AssetLoans;
import io.kontor.promo.api.asset.Condition;
import io.kontor.promo.api.asset.InspectionData;
import io.kontor.promo.api.asset.LoanData;
import io.kontor.promo.api.value.RecordType;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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

/** Equipment on loan. */
@Component(service = AssetsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("assets")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AssetsResource {
    private final AssetLoans loans;
    private final Attachments attachments;

    @Activate
    public AssetsResource(@Reference AssetLoans loans, @Reference Attachments attachments) {
        this.loans = loans;
        this.attachments = attachments;
    }

    /** Where a piece goes and how it is. */
    record GivenBack(UUID toId, Condition condition) {}

    @GET
    @Summary("Loans in scope, next inspection first")
    public Page<AssetLoan> list(@BeanParam ListParams params) {
        return loans.list(params.query());
    }

    @POST
    @Summary("Lend a piece to a customer")
    @Answered(AssetLoan.class)
    public Response lend(LoanData data, @Context UriInfo uri) {
        AssetLoan loan = loans.lend(data);
        return Answers.created(uri, loan.id(), loan);
    }

    @GET
    @Path("{id}")
    @Summary("One loan")
    public AssetLoan find(@PathParam("id") UUID id) {
        return Answers.found(loans.find(id));
    }

    @POST
    @Path("{id}:inspect")
    @Summary("Tell what was seen of a piece on loan")
    public AssetLoan inspect(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, InspectionData data) {
        return loans.inspect(id, IfMatch.required(version), data);
    }

    @POST
    @Path("{id}:give-back")
    @Summary("Take a piece back")
    public AssetLoan giveBack(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, GivenBack back) {
        return loans.giveBack(id, IfMatch.required(version), back.toId(), back.condition());
    }

    @Path("{id}/attachments")
    public RecordAttachments attachments(@PathParam("id") UUID id) {
        return new RecordAttachments(attachments, RecordType.LOAN.record(id));
    }
}
