package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.exchange.ImportRun;
import io.kontor.kernel.api.exchange.ImportTarget;
import io.kontor.kernel.api.exchange.Imports;
import io.kontor.kernel.api.exchange.Proposal;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.exchange.TableFormat;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.io.InputStream;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports of large files. */
@Component(service = ImportsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("imports")
@Produces(MediaType.APPLICATION_JSON)
public final class ImportsResource {
    private static final String TARGET = "targets/{target}";

    private final Imports imports;

    @Activate
    public ImportsResource(@Reference Imports imports) {
        this.imports = imports;
    }

    @GET
    @Path("targets")
    @Summary("What you may import")
    public Items<ImportTarget> targets() {
        return new Items<>(imports.targets());
    }

    @GET
    @Path(TARGET)
    @Summary("The columns of an import")
    public Items<TableColumn> columns(@PathParam("target") String target) {
        return new Items<>(imports.columns(target));
    }

    @POST
    @Path(TARGET + ":propose")
    @Consumes({Files.CSV, Files.XLSX})
    @Summary("How a file would be read")
    public Proposal propose(@PathParam("target") String target, @Context HttpHeaders headers, InputStream file) {
        return imports.propose(target, Files.format(headers.getMediaType()), file);
    }

    @POST
    @Path("{target}")
    @Consumes({Files.CSV, Files.XLSX})
    @Summary("Import a file as a job; wrong rows are refused one by one")
    @Answered(value = ImportRun.class, status = 202)
    public Response start(
            @PathParam("target") String target,
            @BeanParam ImportParams params,
            @Context HttpHeaders headers,
            @Context UriInfo uri,
            InputStream file) {
        ImportRun run = imports.start(target, Files.format(headers.getMediaType()), file, params.options());
        return Response.accepted(run)
                .location(uri.getBaseUriBuilder()
                        .path(ImportsResource.class)
                        .path(run.id().toString())
                        .build())
                .build();
    }

    @GET
    @Summary("Imports, page by page, newest first")
    public Page<ImportRun> list(@BeanParam ListParams params) {
        return imports.list(params.query());
    }

    @GET
    @Path("{id}")
    @Summary("One import")
    public ImportRun find(@PathParam("id") UUID id) {
        return Answers.found(imports.find(id));
    }

    @GET
    @Path("{id}/errors")
    @Produces({Files.CSV, Files.XLSX})
    @Summary("The refused rows, in the layout of the file; with kept=true those a revert left alone")
    @Answered(value = InputStream.class, status = 200)
    public Response errors(
            @PathParam("id") UUID id,
            @QueryParam("kept") @Nullable Boolean kept,
            @QueryParam("format") @Nullable TableFormat format) {
        return Files.download(imports.errors(id, Boolean.TRUE.equals(kept), format == null ? TableFormat.CSV : format));
    }

    @POST
    @Path("{id}:revert")
    @Summary("Take all changes of an import back, as a job")
    @Answered(value = ImportRun.class, status = 202)
    public Response revert(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        return Response.accepted(imports.revert(id, IfMatch.required(version))).build();
    }

    @POST
    @Path("{id}:resume")
    @Summary("Go on with an import that failed or was cancelled")
    @Answered(value = ImportRun.class, status = 202)
    public Response resume(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        return Response.accepted(imports.resume(id, IfMatch.required(version))).build();
    }

    @POST
    @Path("{id}:cancel")
    @Summary("Stop an import after its present step")
    public ImportRun cancel(@PathParam("id") UUID id) {
        return imports.cancel(id);
    }
}
