package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.operation.Retention;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Items;
import io.kontor.kernel.http.Summary;
import io.kontor.kernel.rest.internal.KernelApplication;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What of histories, journals and attachments is about to go. */
@Component(service = RetentionResource.class)
@RestResource(application_select = KernelApplication.SELECT)
@Path("retention")
@Produces(MediaType.APPLICATION_JSON)
public final class RetentionResource {
    private final Retention retention;

    @Activate
    public RetentionResource(@Reference Retention retention) {
        this.retention = retention;
    }

    @GET
    @Summary("How long history, journal and attachments of each module are kept, and how many would go now")
    public Items<Retention.Plan> preview() {
        return new Items<>(retention.preview());
    }
}
