package io.kontor.customer.rest.internal;

import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.CustomerArchive;
import io.kontor.customer.api.archive.LifecycleChange;
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
import java.time.LocalDate;
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
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The customers. */
@Component(service = CustomersResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CustomersResource {

    private final CustomerArchive archive;

    @Activate
    public CustomersResource(@Reference CustomerArchive archive) {
        this.archive = archive;
    }

    @GET
    @Summary("Customers in scope, page by page")
    public Page<Customer> list(@BeanParam ListParams params, @QueryParam("asOf") @Nullable LocalDate asOf) {
        return archive.list(params.query(), asOf);
    }

    @POST
    @Summary("Open a card")
    @Answered(Customer.class)
    public Response open(NewCustomer customer, @Context UriInfo uri) {
        Customer opened = customer.open(archive);
        return Answers.created(uri, opened.id(), opened);
    }

    @GET
    @Path("{id}")
    @Summary("One customer")
    public Customer find(@PathParam("id") UUID id) {
        return Answers.found(archive.find(id));
    }

    @PATCH
    @Path("{id}")
    @Consumes(MergePatch.MEDIA_TYPE)
    @Summary("Change a card")
    public Customer change(
            @PathParam("id") UUID id,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            @PatchOf(Card.class) MergePatch patch) {
        return archive.change(id, IfMatch.required(version), patch.on(Card.class));
    }

    @POST
    @Path("{id}:transition")
    @Summary("Change the stage of the life cycle")
    public Customer transition(
            @PathParam("id") UUID id, @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version, Stage stage) {
        stage.check();
        return archive.transition(id, IfMatch.required(version), stage.to(), stage.reason());
    }

    @GET
    @Path("{id}/lifecycle")
    @Summary("The stages of a customer's life, newest first")
    public Items<LifecycleChange> lifecycle(@PathParam("id") UUID id) {
        return new Items<>(archive.lifecycle(id));
    }
}
