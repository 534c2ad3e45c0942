package io.kontor.promo.rest.internal;

import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import io.kontor.promo.api.recall.RecallTask;
import io.kontor.promo.api.recall.RecallTasks;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What has to be brought back of recalled lots. */
@Component(service = RecallTasksResource.class)
@RestResource(application_select = PromoApplication.SELECT)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RecallTasksResource {
    private final RecallTasks tasks;

    @Activate
    public RecallTasksResource(@Reference RecallTasks tasks) {
        this.tasks = tasks;
    }

    /** What was said. */
    record Note(String note) {}

    /** How many cannot be brought back, and why. */
    record Done(long quantity, String note) {}

    @GET
    @Path("my/recall-tasks")
    @Summary("One's own recall tasks, soonest due first")
    public Page<RecallTask> mine(@BeanParam ListParams params) {
        return tasks.mine(params.query());
    }

    @GET
    @Path("recalls/{lot}/tasks")
    @Summary("Tasks of the recalls of a lot")
    public Page<RecallTask> ofLot(@PathParam("lot") UUID lot, @BeanParam ListParams params) {
        return tasks.ofLot(lot, params.query());
    }

    @GET
    @Path("recall-tasks/{id}")
    @Summary("One recall task")
    public RecallTask find(@PathParam("id") UUID id) {
        return Answers.found(tasks.find(id));
    }

    @POST
    @Path("recall-tasks/{id}:tell")
    @Summary("Keep that the holder or customer was told")
    public RecallTask tell(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Note note) {
        return tasks.tell(id, IfMatch.required(version), note.note());
    }

    @POST
    @Path("recall-tasks/{id}:done")
    @Summary("Close a task whose goods cannot be brought back")
    public RecallTask done(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Done done) {
        return tasks.done(id, IfMatch.required(version), done.quantity(), done.note());
    }
}
