package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.quota.QuotaRule;
import io.kontor.promo.api.quota.QuotaRuleData;
import io.kontor.promo.api.quota.QuotaRules;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
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

/** The quota rules. */
@Component(service = QuotaRulesResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("quota-rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class QuotaRulesResource {
    private final QuotaRules rules;

    @Activate
    public QuotaRulesResource(@Reference QuotaRules rules) {
        this.rules = rules;
    }

    @GET
    @Summary("Quota rules, by priority")
    public Page<QuotaRule> list(@BeanParam ListParams params) {
        return rules.list(params.query());
    }

    @POST
    @Summary("Add a quota rule")
    @Answered(QuotaRule.class)
    public Response add(QuotaRuleData data, @Context UriInfo uri) {
        QuotaRule rule = rules.add(data);
        return Answers.created(uri, rule.id(), rule);
    }

    @GET
    @Path("{id}")
    @Summary("One quota rule")
    public QuotaRule find(@PathParam("id") UUID id) {
        return Answers.found(rules.find(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change a quota rule")
    public QuotaRule change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(QuotaRuleData.class) MergePatch patch) {
        return rules.change(id, IfMatch.required(version), patch.on(QuotaRuleData.class));
    }

    @DELETE
    @Path("{id}")
    @Summary("Remove a quota rule")
    public void remove(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        rules.remove(id, IfMatch.required(version));
    }
}
