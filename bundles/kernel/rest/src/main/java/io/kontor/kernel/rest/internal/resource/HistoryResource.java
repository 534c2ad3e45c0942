package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.history.History;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.List;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The histories of the running modules. */
@Component(service = HistoryResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("history")
@Produces(MediaType.APPLICATION_JSON)
public final class HistoryResource {
    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<History> histories = List.of();

    @Activate
    public HistoryResource() {}

    @GET
    @Path("{module}")
    @Summary("What happened to a module's records, field by field, newest first")
    public Page<HistoryEntry> list(@PathParam("module") String module, @BeanParam ListParams params) {
        History history = Answers.found(
                histories.stream().filter(h -> h.module().equals(module)).findFirst());
        return history.list(params.query());
    }
}
