package io.kontor.kernel.rest.internal.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.kontor.kernel.api.codelist.Code;
import io.kontor.kernel.api.codelist.CodeListDefinition;
import io.kontor.kernel.api.codelist.CodeLists;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
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

/** The code lists. */
@Component(service = CodeListsResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("code-lists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CodeListsResource {

    private final CodeLists lists;

    @Activate
    public CodeListsResource(@Reference CodeLists lists) {
        this.lists = lists;
    }

    /** A new entry. */
    record NewCode(
            String code, LocalizedText label, @Nullable Integer sortNo) {}

    /** An entry's new values; what else an answer sent back holds is passed over. */
    @JsonIgnoreProperties({"list", "code", "version"})
    record CodeJson(LocalizedText label, int sortNo, boolean active) {}

    @GET
    @Summary("The code lists of the running modules")
    public Items<CodeListDefinition> lists() {
        return new Items<>(lists.lists());
    }

    @GET
    @Path("{list}")
    @Summary("All entries of a list")
    public Items<Code> codes(@PathParam("list") String list) {
        return new Items<>(lists.codes(list));
    }

    @POST
    @Path("{list}/codes")
    @Summary("Add an entry")
    @Answered(Code.class)
    public Response add(@PathParam("list") String list, NewCode code, @Context UriInfo uri) {
        Code added = lists.add(list, code.code(), code.label(), code.sortNo() == null ? 0 : code.sortNo());
        return Answers.created(uri, added.code(), added);
    }

    @PUT
    @Path("{list}/codes/{code}")
    @Summary("Change an entry's name, order and state")
    public Code change(
            @PathParam("list") String list,
            @PathParam("code") String code,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            CodeJson changed) {
        return lists.change(
                new Code(list, code, IfMatch.required(version), changed.label(), changed.sortNo(), changed.active()));
    }
}
