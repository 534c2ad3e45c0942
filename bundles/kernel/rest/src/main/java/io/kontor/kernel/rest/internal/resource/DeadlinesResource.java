package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.job.Deadline;
import io.kontor.kernel.api.job.Deadlines;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is due. */
@Component(service = DeadlinesResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("deadlines")
@Produces(MediaType.APPLICATION_JSON)
public final class DeadlinesResource {

    private final Deadlines deadlines;

    @Activate
    public DeadlinesResource(@Reference Deadlines deadlines) {
        this.deadlines = deadlines;
    }

    @GET
    @Summary("What is due, soonest first: one's own, with kernel:deadline:read all")
    public Page<Deadline> list(@BeanParam ListParams params) {
        return deadlines.list(params.query());
    }
}
