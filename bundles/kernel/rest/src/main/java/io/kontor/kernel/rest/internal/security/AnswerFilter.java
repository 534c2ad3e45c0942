package io.kontor.kernel.rest.internal.security;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.rest.internal.Languages;
import io.kontor.kernel.rest.internal.RequestId;
import io.kontor.kernel.rest.internal.ResponseHeaders;
import java.io.IOException;
import java.util.Locale;
import javax.ws.rs.container.ContainerRequestContext;
import javax.ws.rs.container.ContainerResponseContext;
import javax.ws.rs.container.ContainerResponseFilter;
import javax.ws.rs.core.HttpHeaders;

/** Last of all: headers every answer has, and the end of the call. */
final class AnswerFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) throws IOException {
        Locale locale = Call.ifBound()
                .map(Call::locale)
                .orElseGet(() -> Languages.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE), Locale.ENGLISH));
        ResponseHeaders.of(RequestId.current(), locale).forEach(response.getHeaders()::putSingle);
        Bodies.close(request);
        Call.unbind();
        RequestId.end();
    }
}
