package io.kontor.customer.rest.internal;

import io.kontor.customer.api.composition.Composition;
import io.kontor.customer.api.composition.Compositions;
import io.kontor.customer.api.composition.CustomerShare;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Summary;
import javax.ws.rs.BeanParam;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The composition analyses of sales. */
@Component(service = CompositionResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("composition")
@Produces(MediaType.APPLICATION_JSON)
public final class CompositionResource {

    private final Compositions compositions;

    @Activate
    public CompositionResource(@Reference Compositions compositions) {
        this.compositions = compositions;
    }

    @GET
    @Summary("Sales by grade, goods class or region, with shares and concentration")
    public Composition analyse(@BeanParam CompositionParams params) {
        return compositions.analyse(params.request());
    }

    @GET
    @Path("customers")
    @Summary("The customers behind one row, or behind all, greatest first")
    public Page<CustomerShare> customers(
            @BeanParam CompositionParams params,
            @QueryParam("key") @Nullable String key,
            @QueryParam("limit") @Nullable Integer limit,
            @QueryParam("cursor") @Nullable String cursor) {
        return compositions.customers(params.request(), key, limit == null ? ListQuery.DEFAULT_LIMIT : limit, cursor);
    }
}
