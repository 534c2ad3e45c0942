package io.kontor.customer.rest.internal;

import io.kontor.customer.api.archive.Relation;
import io.kontor.customer.api.archive.Relations;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answered;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.IfMatch;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import java.time.LocalDate;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
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

/** The relations of a customer, up and down. */
@Component(service = RelationsResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("{id}/relations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class RelationsResource {

    private final Relations relations;

    @Activate
    public RelationsResource(@Reference Relations relations) {
        this.relations = relations;
    }

    /** A relation of the customer to an upper one. */
    record NewRelation(
            Relation.Type type,
            UUID toId,
            LocalDate validFrom,
            @Nullable LocalDate validTo) {
        void check() {
            new Violations()
                    .required("type", type)
                    .required("toId", toId)
                    .required("validFrom", validFrom)
                    .throwIfAny();
        }
    }

    /** The last day of a relation. */
    record End(LocalDate validTo) {
        void check() {
            new Violations().required("validTo", validTo).throwIfAny();
        }
    }

    @GET
    @Summary("The relations to customers in scope, newest first")
    public Items<Relation> list(@PathParam("id") UUID id) {
        return new Items<>(relations.of(id));
    }

    @POST
    @Summary("Relate the customer to an upper one")
    @Answered(Relation.class)
    public Response add(@PathParam("id") UUID id, NewRelation relation, @Context UriInfo uri) {
        relation.check();
        Relation added = relations.add(id, relation.type(), relation.toId(), relation.validFrom(), relation.validTo());
        return Answers.created(uri, added.id(), added);
    }

    @POST
    @Path("{relation}:end")
    @Summary("End a relation")
    public Relation end(
            @PathParam("id") UUID id,
            @PathParam("relation") UUID relation,
            @HeaderParam(IfMatch.HEADER) @Nullable IfMatch version,
            End end) {
        end.check();
        return relations.end(id, relation, IfMatch.required(version), end.validTo());
    }
}
