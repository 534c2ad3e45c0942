package io.kontor.customer.rest.internal;

import io.kontor.customer.api.archive.CustomerArchive;
import io.kontor.kernel.api.history.History;
import io.kontor.kernel.api.history.HistoryEntry;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Answers;
import io.kontor.kernel.http.ListParams;
import io.kontor.kernel.http.Summary;
import java.util.List;
import java.util.UUID;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The history of one customer and of all that hangs on it. */
@Component(service = CustomerHistoryResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("{id}/history")
@Produces(MediaType.APPLICATION_JSON)
public final class CustomerHistoryResource {
    private final CustomerArchive archive;
    private final History history;

    @Activate
    public CustomerHistoryResource(
            @Reference CustomerArchive archive, @Reference(target = "(kontor.module=customer)") History history) {
        this.archive = archive;
        this.history = history;
    }

    @GET
    @Summary("What happened to a customer, its key persons, relations, grades and trade facts, newest first")
    public Page<HistoryEntry> list(@PathParam("id") UUID id, @BeanParam ListParams params) {
        Answers.found(archive.find(id));
        ListQuery asked = params.query();
        Filter ofCustomer = new Filter.Condition("rootId", Operator.EQ, List.of(id.toString()));
        Filter given = asked.filter();
        Filter both = given == null ? ofCustomer : new Filter.And(List.of(ofCustomer, given));
        return history.list(new ListQuery(both, asked.sort(), asked.limit(), asked.cursor(), asked.count()));
    }
}
