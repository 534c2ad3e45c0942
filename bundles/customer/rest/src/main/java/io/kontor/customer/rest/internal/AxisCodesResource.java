package io.kontor.customer.rest.internal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.kontor.customer.api.classification.Axes;
import io.kontor.customer.api.classification.AxisCode;
import io.kontor.customer.api.classification.Impact;
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

/** The codes of a classification axis. */
@Component(service = AxisCodesResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("axes/{axis}/codes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class AxisCodesResource {

    private final Axes axes;

    @Activate
    public AxisCodesResource(@Reference Axes axes) {
        this.axes = axes;
    }

    /** A new code. */
    record NewCode(
            String code,
            @Nullable String parentCode,
            LocalizedText label,
            @Nullable Integer sortNo) {
        AxisCode addTo(Axes axes, String axis) {
            return axes.addCode(axis, code, parentCode, label, sortNo == null ? 0 : sortNo);
        }
    }

    /** A code's new values; what else an answer sent back holds is passed over. */
    @JsonIgnoreProperties({"axis", "code", "version"})
    record CodeJson(@Nullable String parentCode, LocalizedText label, int sortNo, boolean active) {
        AxisCode code(String axis, String code, long version) {
            return new AxisCode(axis, code, version, parentCode, label, sortNo, active);
        }
    }

    @GET
    @Summary("The codes of an axis in tree order")
    public Items<AxisCode> list(@PathParam("axis") String axis) {
        return new Items<>(axes.codes(axis));
    }

    @POST
    @Summary("Add a code")
    @Answered(AxisCode.class)
    public Response add(@PathParam("axis") String axis, NewCode code, @Context UriInfo uri) {
        AxisCode added = code.addTo(axes, axis);
        return Answers.created(uri, added.code(), added);
    }

    @PUT
    @Path("{code}")
    @Summary("Change a code")
    public AxisCode change(
            @PathParam("axis") String axis,
            @PathParam("code") String code,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            CodeJson changed) {
        return axes.changeCode(changed.code(axis, code, IfMatch.required(version)));
    }

    @GET
    @Path("{code}/impact")
    @Summary("How many customers a change of a code concerns")
    public Impact impact(@PathParam("axis") String axis, @PathParam("code") String code) {
        return axes.impact(axis, code);
    }
}
