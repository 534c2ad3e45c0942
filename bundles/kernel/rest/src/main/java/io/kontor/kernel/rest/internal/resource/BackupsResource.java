package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.job.JobRun;
import io.kontor.kernel.api.job.Jobs;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Backups of the embedded database while it is in use. */
@Component(service = BackupsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("backups")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class BackupsResource {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    private final Jobs jobs;

    @Activate
    public BackupsResource(@Reference Jobs jobs) {
        this.jobs = jobs;
    }

    /** A backup by its name, which is that of its directory below {@code data/backup}. */
    record NewBackup(String name) {
        void check() {
            Violations violations = new Violations().required("name", name);
            if (name != null && !name.matches(NAME)) {
                violations.add("name", "ILLEGAL_CODE");
            }
            violations.throwIfAny();
        }
    }

    @POST
    @Summary("Back the embedded database up into data/backup/<name> and check the copy; a job does it")
    @Answered(status = 202, value = JobRun.class)
    public Response backUp(NewBackup backup, @Context UriInfo uri) {
        Call.require("kernel:database:manage");
        backup.check();
        // the name holds nothing that JSON would escape
        JobRun run = jobs.submit(Ids.next(), "kernel.backup", "{\"name\":\"" + backup.name() + "\"}");
        return Response.accepted(run)
                .location(uri.getBaseUriBuilder()
                        .path("jobs")
                        .path(run.id().toString())
                        .build())
                .build();
    }
}
