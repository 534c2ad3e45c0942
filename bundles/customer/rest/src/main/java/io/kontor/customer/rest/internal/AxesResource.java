package io.kontor.customer.rest.internal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.kontor.customer.api.classification.Axes;
import io.kontor.customer.api.classification.Axis;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
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

/** The classification axes. */
@Component(service = AxesResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("axes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AxesResource {

    private final Axes axes;

    @Activate
    public AxesResource(@Reference Axes axes) {
        this.axes = axes;
    }

    /** A new axis. */
    record NewAxis(
            String code, LocalizedText label, @Nullable Boolean multiple) {}

    /** An axis's new values; what else an answer sent back holds is passed over. */
    @JsonIgnoreProperties({"code", "version"})
    record AxisJson(LocalizedText label, boolean multiple, boolean active) {
        Axis axis(String code, long version) {
            return new Axis(code, version, label, multiple, active);
        }
    }

    @GET
    @Summary("All axes")
    public Items<Axis> list() {
        return new Items<>(axes.list());
    }

    @POST
    @Summary("Add an axis")
    @Answered(Axis.class)
    public Response add(NewAxis axis, @Context UriInfo uri) {
        Axis added = axes.add(axis.code(), axis.label(), Boolean.TRUE.equals(axis.multiple()));
        return Answers.created(uri, added.code(), added);
    }

    @PUT
    @Path("{axis}")
    @Summary("Change an axis")
    public Axis change(
            @PathParam("axis") String axis, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, AxisJson changed) {
        return axes.change(changed.axis(axis, IfMatch.required(version)));
    }
}
