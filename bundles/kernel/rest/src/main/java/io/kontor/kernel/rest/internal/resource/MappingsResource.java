package io.kontor.kernel.rest.internal.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.kontor.kernel.api.exchange.Mapping;
import io.kontor.kernel.api.exchange.Mappings;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.Map;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Column mappings of imports, kept by name. */
@Component(service = MappingsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("mappings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class MappingsResource {
    private final Mappings mappings;

    @Activate
    public MappingsResource(@Reference Mappings mappings) {
        this.mappings = mappings;
    }

    /** A mapping as edited; the version of an answer sent back is passed over, If-Match counts. */
    @JsonIgnoreProperties("version")
    record MappingJson(String name, String target, Map<String, String> columns) {
        MappingJson {
            columns = columns == null ? Map.of() : Map.copyOf(columns);
        }

        Mapping mapping(String itsName, long version) {
            return new Mapping(itsName, version, target, columns);
        }
    }

    @GET
    @Summary("The mappings by name")
    public Items<Mapping> list(@QueryParam("target") @Nullable String target) {
        return new Items<>(mappings.list(target));
    }

    @POST
    @Summary("Keep a mapping")
    @Answered(Mapping.class)
    public Response create(MappingJson mapping, @Context UriInfo uri) {
        Mapping created = mappings.create(mapping.mapping(mapping.name(), 0));
        return Answers.created(uri, created.name(), created);
    }

    @GET
    @Path("{name}")
    @Summary("One mapping")
    public Mapping find(@PathParam("name") String name) {
        return Answers.found(mappings.find(name));
    }

    @PUT
    @Path("{name}")
    @Summary("Replace a mapping")
    public Mapping replace(
            @PathParam("name") String name,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            MappingJson mapping) {
        return mappings.replace(mapping.mapping(name, IfMatch.required(version)));
    }

    @DELETE
    @Path("{name}")
    @Summary("Delete a mapping")
    public void delete(@PathParam("name") String name, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        mappings.delete(name, IfMatch.required(version));
    }
}
