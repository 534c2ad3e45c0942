package io.kontor.customer.rest.internal;

import io.kontor.customer.api.archive.KeyPerson;
import io.kontor.customer.api.archive.KeyPersonData;
import io.kontor.customer.api.archive.KeyPersons;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.MergePatch;
import io.kontor.kernel.http.PatchOf;
import io.kontor.kernel.http.Summary;
import java.time.LocalDate;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.PATCH;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The key persons of a customer, with their history. */
@Component(service = KeyPersonsResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("{id}/key-persons")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class KeyPersonsResource {

    private final KeyPersons persons;

    @Activate
    public KeyPersonsResource(@Reference KeyPersons persons) {
        this.persons = persons;
    }

    @GET
    @Summary("The key persons, all or those of one day")
    public Items<KeyPerson> list(@PathParam("id") UUID id, @QueryParam("asOf") @Nullable LocalDate asOf) {
        return new Items<>(persons.of(id, asOf));
    }

    @POST
    @Summary("Add a person; the present one in the role ends the day before")
    @Answered(KeyPerson.class)
    public Response add(@PathParam("id") UUID id, KeyPersonData data, @Context UriInfo uri) {
        KeyPerson added = persons.add(id, data);
        return Answers.created(uri, added.id(), added);
    }

    @GET
    @Path("{person}")
    @Summary("One key person")
    public KeyPerson get(@PathParam("id") UUID id, @PathParam("person") UUID person) {
        return persons.get(id, person);
    }

    @PATCH
    @Path("{person}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change a key person")
    public KeyPerson change(
            @PathParam("id") UUID id,
            @PathParam("person") UUID person,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(KeyPersonData.class) MergePatch patch) {
        return persons.change(id, person, IfMatch.required(version), patch.on(KeyPersonData.class));
    }

    @DELETE
    @Path("{person}")
    @Summary("Erase a person entered by mistake")
    public void erase(
            @PathParam("id") UUID id,
            @PathParam("person") UUID person,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version) {
        persons.erase(id, person, IfMatch.required(version));
    }
}
