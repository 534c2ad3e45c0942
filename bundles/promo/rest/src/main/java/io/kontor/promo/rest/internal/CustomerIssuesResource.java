package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.attachment.Attachments;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.RecordAttachments;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.issue.CustomerIssues;
import io.kontor.promo.api.order.OrderGift;
import io.kontor.promo.api.order.OrderGifts;
import io.kontor.promo.api.order.OrderSnapshot;
import io.kontor.promo.api.quota.QuotaDecision;
import io.kontor.promo.api.value.RecordType;
import java.util.List;
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

/** Issues to customers. */
@Component(service = CustomerIssuesResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CustomerIssuesResource {
    private final CustomerIssues issues;
    private final OrderGifts orders;
    private final Attachments attachments;

    @Activate
    public CustomerIssuesResource(
            @Reference CustomerIssues issues, @Reference OrderGifts orders, @Reference Attachments attachments) {
        this.issues = issues;
        this.orders = orders;
        this.attachments = attachments;
    }

    /** Why something is done. */
    record Why(String reason) {}

    /** Why something is approved, if anybody says. */
    record Perhaps(@Nullable String reason) {}

    /** What comes back, where to and why. */
    record Returned(
            List<CustomerIssueData.Line> lines, @Nullable UUID toId, String reason) {}

    @GET
    @Path("customer-issues")
    @Summary("Issues to customers in scope, newest first")
    public Page<CustomerIssue> list(@BeanParam ListParams params) {
        return issues.list(params.query());
    }

    @POST
    @Path("customer-issues")
    @Summary("Hand out to a customer, or lay before an approver what is over a quota")
    @Answered(CustomerIssue.class)
    public Response give(CustomerIssueData data, @Context UriInfo uri) {
        CustomerIssue issue = issues.give(data);
        return Answers.created(uri, issue.id(), issue);
    }

    @POST
    @Path("customer-issues:check")
    @Summary("What the quotas would say, without doing anything")
    public QuotaDecision check(CustomerIssueData data) {
        return issues.check(data);
    }

    @POST
    @Path("customer-issues:of-order")
    @Summary("What an order earns, got, may still get, and what is to be asked back when goods came back")
    public Items<OrderGift> ofOrder(OrderSnapshot order) {
        return new Items<>(orders.of(order));
    }

    @GET
    @Path("customer-issues/{id}")
    @Summary("One issue")
    public CustomerIssue find(@PathParam("id") UUID id) {
        return Answers.found(issues.find(id));
    }

    @POST
    @Path("customer-issues/{id}:approve")
    @Summary("Approve what is over a quota, which hands it out")
    public CustomerIssue approve(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, @Nullable Perhaps why) {
        return issues.approve(id, IfMatch.required(version), why == null ? null : why.reason());
    }

    @POST
    @Path("customer-issues/{id}:reject")
    @Summary("Reject what is over a quota")
    public CustomerIssue reject(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Why why) {
        return issues.reject(id, IfMatch.required(version), why.reason());
    }

    @POST
    @Path("customer-issues/{id}:take-back")
    @Summary("Take back what the customer returns")
    public CustomerIssue takeBack(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Returned back) {
        return issues.takeBack(id, IfMatch.required(version), back.lines(), back.toId(), back.reason());
    }

    @POST
    @Path("customer-issues/{id}:undo")
    @Summary("Undo what was recorded wrongly")
    public CustomerIssue undo(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Why why) {
        return issues.undo(id, IfMatch.required(version), why.reason());
    }

    @Path("customer-issues/{id}/attachments")
    public RecordAttachments attachments(@PathParam("id") UUID id) {
        return new RecordAttachments(attachments, RecordType.ISSUE.record(id));
    }
}
