package io.kontor.tiny.internal;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.api.trade.TradeFact;
import java.util.List;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module's one resource. */
@Component(service = TinyResource.class)
@RestResource(application_select = "(osgi.jaxrs.name=" + TinyApplication.NAME + ")")
@Path("sales")
@Produces(MediaType.APPLICATION_JSON)
public final class TinyResource {
    private final TinySales sales;

    /**
     * The answer of {@code GET sales}.
     *
     * @param items the sales
     */
    public record Sales(List<TradeFact> items) {}

    /**
     * Called by DS.
     *
     * @param sales what is shown
     */
    @Activate
    public TinyResource(@Reference TinySales sales) {
        this.sales = sales;
    }

    /** {@return the sales} */
    @GET
    public Sales list() {
        Call.require(TinyPermissions.READ);
        return new Sales(sales.all());
    }
}
