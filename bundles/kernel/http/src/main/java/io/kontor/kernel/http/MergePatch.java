package io.kontor.kernel.http;

import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;

/** A JSON merge patch (RFC 7396), the body of every {@code PATCH}; media type {@value #MEDIA_TYPE}. */
@ProviderType
public interface MergePatch {
    /** Media type of the body. */
    String MEDIA_TYPE = "application/merge-patch+json";

    /**
     * {@return the edit that applies this patch to the JSON form of a value}
     *
     * @param <T> type of the value
     * @param type type of the value
     */
    <T> UnaryOperator<T> on(Class<T> type);
}
