package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.Jobs;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The runs of long work. */
@Component(service = JobsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("jobs")
@Produces(MediaType.APPLICATION_JSON)
public final class JobsResource {

    private final Jobs jobs;

    @Activate
    public JobsResource(@Reference Jobs jobs) {
        this.jobs = jobs;
    }

    @GET
    @Summary("Runs of jobs, newest first: one's own, with kernel:job:read all")
    public Page<JobRun> list(@BeanParam ListParams params) {
        return jobs.list(params.query());
    }

    @GET
    @Path("{id}")
    @Summary("One run: how far it is, what became of it")
    public JobRun find(@PathParam("id") UUID id) {
        return Answers.found(jobs.find(id));
    }

    @POST
    @Path("{id}:cancel")
    @Summary("Ask a run to stop; one that has ended stays as it is")
    public JobRun cancel(@PathParam("id") UUID id) {
        return jobs.cancel(id);
    }
}
