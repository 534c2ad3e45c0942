package io.kontor.customer.rest.internal;

import io.kontor.customer.api.imports.CustomerImports;
import io.kontor.customer.api.imports.ImportResult;
import io.kontor.kernel.api.rest.RestResource;
import io.kontor.kernel.http.Summary;
import java.io.InputStream;
import javax.ws.rs.BeanParam;
import javax.ws.rs.Consumes;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.core.MediaType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Imports from CSV. */
@Component(service = ImportsResource.class)
@RestResource(application_select = CustomerApplication.SELECT)
@Path("imports")
@Produces(MediaType.APPLICATION_JSON)
@Consumes("text/csv")
public final class ImportsResource {
    private final CustomerImports imports;

    @Activate
    public ImportsResource(@Reference CustomerImports imports) {
        this.imports = imports;
    }

    @POST
    @Path("customers")
    @Summary("Import customers; all or nothing")
    public ImportResult customers(InputStream csv, @BeanParam ImportParams params) {
        return imports.customers(csv, params.options());
    }

    @POST
    @Path("trade-facts")
    @Summary("Import trade facts; all or nothing")
    public ImportResult trade(InputStream csv, @BeanParam ImportParams params) {
        return imports.trade(csv, params.options());
    }
}
