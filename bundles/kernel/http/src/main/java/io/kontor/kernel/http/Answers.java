package io.kontor.kernel.http;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.util.Optional;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.UriInfo;

/** Answers that are more than the value itself. Entity tags and field selection are added by the kernel. */
public final class Answers {
    private Answers() {}

    /**
     * {@return 201 with the new resource and its location below the present one}
     *
     * @param uri the present resource
     * @param id last path segment of the new one
     * @param entity the new resource
     */
    public static Response created(UriInfo uri, Object id, Object entity) {
        return Response.created(
                        uri.getAbsolutePathBuilder().path(String.valueOf(id)).build())
                .entity(entity)
                .build();
    }

    /**
     * {@return the value}
     *
     * @param <T> type of the value
     * @param found the value, or empty
     * @throws KontorException NOT_FOUND when empty
     */
    public static <T> T found(Optional<T> found) {
        return found.orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
    }
}
