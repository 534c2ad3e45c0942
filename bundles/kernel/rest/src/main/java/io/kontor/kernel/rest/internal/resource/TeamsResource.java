package io.kontor.kernel.rest.internal.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.security.Team;
import io.kontor.kernel.api.security.Teams;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.UUID;
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

/** The sales teams. */
@Component(service = TeamsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("teams")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class TeamsResource {

    private final Teams teams;

    @Activate
    public TeamsResource(@Reference Teams teams) {
        this.teams = teams;
    }

    /** A team as edited; what else an answer sent back holds is passed over. */
    @JsonIgnoreProperties({"id", "version"})
    record TeamJson(String code, String name) {}

    @GET
    @Summary("All teams")
    public Items<Team> list() {
        return new Items<>(teams.list());
    }

    @POST
    @Summary("Create a team")
    @Answered(Team.class)
    public Response create(TeamJson team, @Context UriInfo uri) {
        Team created = teams.create(team.code(), team.name());
        return Answers.created(uri, created.id(), created);
    }

    @GET
    @Path("{id}")
    @Summary("One team")
    public Team find(@PathParam("id") UUID id) {
        return Answers.found(teams.find(id));
    }

    @PUT
    @Path("{id}")
    @Summary("Change a team")
    public Team change(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, TeamJson team) {
        return teams.change(id, IfMatch.required(version), team.code(), team.name());
    }

    @DELETE
    @Path("{id}")
    @Summary("Delete a team nobody is in")
    public void delete(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        teams.delete(id, IfMatch.required(version));
    }
}
