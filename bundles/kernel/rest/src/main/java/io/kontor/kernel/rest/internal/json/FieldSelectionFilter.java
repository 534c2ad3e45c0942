package io.kontor.kernel.rest.internal.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.http.Items;
import java.lang.reflect.Type;
import java.util.List;
import javax.ws.rs.HttpMethod;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;

/** Obeys {@code fields=} of every read; in lists it speaks of the items. */
final class FieldSelectionFilter implements ContainerResponseFilter {
    private static final String PARAMETER = "fields";

    private final Json json;

    FieldSelectionFilter(Json json) {
        this.json = json;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        String wanted = request.getUriInfo().getQueryParameters().getFirst(PARAMETER);
        boolean applies = wanted != null
                && HttpMethod.GET.equals(request.getMethod())
                && response.getStatus() == Response.Status.OK.getStatusCode()
                && response.getEntity() != null
                && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType());
        if (applies && wanted != null) {
            select(FieldSelection.of(wanted), response);
        }
    }

    private void select(FieldSelection selection, ContainerResponseContext response) {
        Object entity = response.getEntity();
        JsonNode tree = json.tree(entity);
        if (entity instanceof Page<?> page) {
            selection.check(json, itemType(response.getEntityType(), page.items()));
            selection.prune(tree.get("items"));
        } else if (entity instanceof Items<?> items) {
            selection.check(json, itemType(response.getEntityType(), items.items()));
            selection.prune(tree.get("items"));
        } else {
            selection.check(json, json.type(entity.getClass()));
            selection.prune(tree);
        }
        response.setEntity(tree, response.getEntityAnnotations(), response.getMediaType());
    }

    /** Type of the items: as the resource declares it, or else that of the first one. */
    private JavaType itemType(Type declared, List<?> items) {
        JavaType type = json.type(declared);
        if (type.containedTypeCount() == 1 && !type.containedType(0).isJavaLangObject()) {
            return type.containedType(0);
        }
        return json.type(items.isEmpty() ? Object.class : items.get(0).getClass());
    }
}
