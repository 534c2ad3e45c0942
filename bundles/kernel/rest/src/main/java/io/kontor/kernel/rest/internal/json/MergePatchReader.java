package io.kontor.kernel.rest.internal.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.kontor.kernel.http.MergePatch;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.ws.rs.Consumes;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.ext.MessageBodyReader;

/** Reads the body of every {@code PATCH}. */
@Consumes(MergePatch.MEDIA_TYPE)
final class MergePatchReader implements MessageBodyReader<MergePatch> {
    private final Json json;

    MergePatchReader(Json json) {
        this.json = json;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type == MergePatch.class;
    }

    @Override
    public MergePatch readFrom(
            Class<MergePatch> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return new JsonMergePatch(json, (ObjectNode) json.read(body.readAllBytes(), ObjectNode.class));
    }
}
