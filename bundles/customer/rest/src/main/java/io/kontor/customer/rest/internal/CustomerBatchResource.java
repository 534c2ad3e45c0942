package io.kontor.customer.rest.internal;

import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.archive.CustomerArchive;
import io.kontor.kernel.api.call.Batches;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Batch;
import io.kontor.kernel.http.BatchAnswer;
import io.kontor.kernel.http.Problems;
import io.kontor.kernel.http.Summary;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Many changes of customers at once. */
@Component(service = CustomerBatchResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path(":batch")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
public final class CustomerBatchResource {

    private final CustomerArchive archive;
    private final Batches batches;
    private final Problems problems;

    @Activate
    public CustomerBatchResource(
            @Reference CustomerArchive archive,
            @Reference(target = "(kontor.module=customer)") Batches batches,
            @Reference Problems problems) {
        this.archive = archive;
        this.batches = batches;
        this.problems = problems;
    }

    @POST
    @Summary("Open and change up to 1,000 customers")
    public BatchAnswer<Customer> run(Batch<BatchItem> batch) {
        return problems.answer(batches.run(batch.commands(item -> item.run(archive)), batch.allOrNothing()), 200);
    }
}
