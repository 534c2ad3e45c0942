package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.exchange.ExportOrder;
import io.kontor.kernel.api.exchange.ExportRun;
import io.kontor.kernel.api.exchange.ExportTarget;
import io.kontor.kernel.api.exchange.Exports;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.io.InputStream;
import java.util.Objects;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Exports of lists. */
@Component(service = ExportsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("exports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class ExportsResource {
    private final Exports exports;

    @Activate
    public ExportsResource(@Reference Exports exports) {
        this.exports = exports;
    }

    @GET
    @Path("targets")
    @Summary("What you may export")
    public Items<ExportTarget> targets() {
        return new Items<>(exports.targets());
    }

    @GET
    @Path("targets/{target}")
    @Summary("The columns of an export")
    public Items<TableColumn> columns(@PathParam("target") String target) {
        return new Items<>(exports.columns(target));
    }

    @POST
    @Path("{target}")
    @Produces({MediaType.APPLICATION_JSON, Files.CSV, Files.XLSX})
    @Summary("Export a list: few rows are answered as a file, many are made as a job (202)")
    @Answered(value = ExportRun.class, status = 202, orFile = true)
    public Response start(@PathParam("target") String target, ExportOrder order, @Context UriInfo uri) {
        Exports.Started started = exports.start(target, order);
        ExportRun run = started.run();
        if (run != null) {
            return Response.accepted(run)
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .location(uri.getBaseUriBuilder()
                            .path(ExportsResource.class)
                            .path(run.id().toString())
                            .build())
                    .build();
        }
        return Files.download(Objects.requireNonNull(started.direct()));
    }

    @GET
    @Path("{id}")
    @Summary("One export")
    public ExportRun find(@PathParam("id") UUID id) {
        return Answers.found(exports.find(id));
    }

    @GET
    @Path("{id}/content")
    @Produces({Files.CSV, Files.XLSX})
    @Summary("The file of an export")
    @Answered(value = InputStream.class, status = 200)
    public Response content(@PathParam("id") UUID id) {
        return Files.download(exports.content(id));
    }
}
