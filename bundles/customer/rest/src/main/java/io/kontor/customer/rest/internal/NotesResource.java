package io.kontor.customer.rest.internal;

import io.kontor.customer.api.note.FollowUpNote;
import io.kontor.customer.api.note.FollowUpNotes;
import io.kontor.customer.api.note.NoteData;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.Summary;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
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

/** Notes that follow the analyses up. */
@Component(service = NotesResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("composition")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class NotesResource {

    private final FollowUpNotes notes;

    @Activate
    public NotesResource(@Reference FollowUpNotes notes) {
        this.notes = notes;
    }

    /** How a note ends. */
    record Closing(FollowUpNote.State state, String outcome) {
        void check() {
            new Violations()
                    .required("state", state)
                    .required("outcome", outcome)
                    .throwIfAny();
        }
    }

    @GET
    @Path("follow-ups")
    @Summary("Notes to look at with an analysis: its own, of the period before, and what is still open")
    public Items<FollowUpNote> following(@BeanParam CompositionParams params) {
        return new Items<>(notes.following(params.request()));
    }

    @GET
    @Path("notes")
    @Summary("Notes on analyses, due soonest first")
    public Page<FollowUpNote> list(@BeanParam ListParams params) {
        return notes.list(params.query());
    }

    @POST
    @Path("notes")
    @Summary("Write a note on an analysis: issue, countermeasure, who, until when")
    @Answered(FollowUpNote.class)
    public Response write(NoteData data, @Context UriInfo uri) {
        FollowUpNote note = notes.write(data);
        return Answers.created(uri, note.id(), note);
    }

    @GET
    @Path("notes/{id}")
    @Summary("One note")
    public FollowUpNote find(@PathParam("id") UUID id) {
        return Answers.found(notes.find(id));
    }

    @PATCH
    @Path("notes/{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change an open note; the analysis it is about stays")
    public FollowUpNote change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(NoteData.class) MergePatch patch) {
        return notes.change(id, IfMatch.required(version), patch.on(NoteData.class));
    }

    @POST
    @Path("notes/{id}:close")
    @Summary("Close a note: DONE or DROPPED, and what came of it")
    public FollowUpNote close(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Closing closing) {
        closing.check();
        return notes.close(id, IfMatch.required(version), closing.state(), closing.outcome());
    }

    @POST
    @Path("notes/{id}:reopen")
    @Summary("Open a closed note again")
    public FollowUpNote reopen(@PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        return notes.reopen(id, IfMatch.required(version));
    }
}
