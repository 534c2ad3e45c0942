package io.kontor.kernel.rest.internal.security;

import io.kontor.kernel.api.value.Versioned;
import java.util.Arrays;
import java.util.Set;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Gives everything versioned its entity tag, and a reader who has that version already no body. */
final class EntityTagFilter implements ContainerResponseFilter {
    private static final Set<String> READS = Set.of("GET", "HEAD");

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        boolean done = response.getStatusInfo().getFamily() == Response.Status.Family.SUCCESSFUL;
        if (done && response.getEntity() instanceof Versioned versioned) {
            String tag = "\"" + versioned.version() + "\"";
            response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
            boolean read = READS.contains(request.getMethod());
            if (read && holds(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
                response.setStatusInfo(Response.Status.NOT_MODIFIED);
                response.setEntity(null);
            }
        }
    }

    /** Jetty marks the tags of compressed answers. */
    private static boolean holds(@Nullable String ifNoneMatch, String tag) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(",", -1))
                        .map(String::strip)
                        .map(t -> t.startsWith("W/") ? t.substring(2) : t)
                        .anyMatch(t ->
                                t.equals("*") || t.replace("--gzip\"", "\"").equals(tag));
    }
}
