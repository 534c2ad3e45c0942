package io.kontor.kernel.rest.internal.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.kontor.kernel.api.call.Batches;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionData;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.Batch;
import io.kontor.kernel.http.BatchAnswer;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Problems;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
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

/** The region tree. */
@Component(service = RegionsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("regions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RegionsResource {

    private final RegionTree regions;
    private final Batches batches;
    private final Problems problems;

    @Activate
    public RegionsResource(
            @Reference RegionTree regions,
            @Reference(target = "(kontor.module=kernel)") Batches batches,
            @Reference Problems problems) {
        this.regions = regions;
        this.batches = batches;
        this.problems = problems;
    }

    /** A region as edited; what else an answer sent back holds is passed over. */
    @JsonIgnoreProperties({"version", "path", "level"})
    record RegionJson(
            String code,
            @Nullable String parentCode,
            LocalizedText label,
            @Nullable Integer sortNo) {
        RegionData data() {
            return new RegionData(parentCode, label, sortNo == null ? 0 : sortNo);
        }
    }

    @GET
    @Summary("Regions, page by page, in tree order")
    public Page<Region> list(@BeanParam ListParams params) {
        return regions.list(params.query());
    }

    @POST
    @Summary("Create a region")
    @Answered(Region.class)
    public Response create(RegionJson region, @Context UriInfo uri) {
        Region created = regions.create(region.code(), region.data());
        return Answers.created(uri, created.code(), created);
    }

    @POST
    @Path(":batch")
    @Summary("Create up to 1,000 regions, parents before children")
    public BatchAnswer<Region> createAll(Batch<RegionJson> batch) {
        return problems.answer(
                batches.run(
                        batch.commands(region -> regions.create(region.code(), region.data())), batch.allOrNothing()),
                201);
    }

    @GET
    @Path("{code}")
    @Summary("One region")
    public Region find(@PathParam("code") String code) {
        return Answers.found(regions.find(code));
    }

    @PUT
    @Path("{code}")
    @Summary("Change a region; another parent moves all below it along")
    public Region change(
            @PathParam("code") String code, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, RegionJson region) {
        return regions.change(code, IfMatch.required(version), region.data());
    }

    @DELETE
    @Path("{code}")
    @Summary("Delete a region without regions below it")
    public void delete(@PathParam("code") String code, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        regions.delete(code, IfMatch.required(version));
    }
}
