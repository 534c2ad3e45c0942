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
import io.kontor.promo.api.campaign.Campaign;
import io.kontor.promo.api.campaign.CampaignData;
import io.kontor.promo.api.campaign.Campaigns;
import io.kontor.promo.api.campaign.CloseOut;
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

/** The campaigns. */
@Component(service = CampaignsResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("campaigns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CampaignsResource {
    private final Campaigns campaigns;

    @Activate
    public CampaignsResource(@Reference Campaigns campaigns) {
        this.campaigns = campaigns;
    }

    @GET
    @Summary("Campaigns in scope, latest first")
    public Page<Campaign> list(@BeanParam ListParams params) {
        return campaigns.list(params.query());
    }

    @POST
    @Summary("Add a campaign")
    @Answered(Campaign.class)
    public Response add(CampaignData data, @Context UriInfo uri) {
        Campaign campaign = campaigns.add(data);
        return Answers.created(uri, campaign.id(), campaign);
    }

    @GET
    @Path("{id}")
    @Summary("One campaign")
    public Campaign find(@PathParam("id") UUID id) {
        return Answers.found(campaigns.find(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change an open campaign")
    public Campaign change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(CampaignData.class) MergePatch patch) {
        return campaigns.change(id, IfMatch.required(version), patch.on(CampaignData.class));
    }

    @GET
    @Path("{id}/close-out")
    @Summary("Where the pieces of a campaign are: issued = given + returned + lost + bag")
    public CloseOut closeOut(@PathParam("id") UUID id) {
        return campaigns.closeOut(id);
    }

    @POST
    @Path("{id}:close")
    @Summary("Close a campaign in which every piece is accounted for")
    public Campaign close(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        return campaigns.close(id, IfMatch.required(version));
    }
}
