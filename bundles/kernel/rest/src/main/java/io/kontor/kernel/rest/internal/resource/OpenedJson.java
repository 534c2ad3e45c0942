package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * A session just opened: a browser has its secret in the cookie, where no script finds it; everybody else is told it
 * once.
 *
 * @param session the session
 * @param csrfToken for {@code X-CSRF-Token}, null unless a browser
 * @param secret for {@code Authorization: Bearer}, null for a browser
 */
record OpenedJson(
        Session session,
        @Nullable String csrfToken,
        @Nullable String secret) {
    static OpenedJson ofBrowser(Sessions.Opened opened) {
        return new OpenedJson(opened.session(), opened.csrfToken(), null);
    }

    static OpenedJson ofToken(Sessions.Opened opened) {
        return new OpenedJson(opened.session(), null, opened.secret());
    }
}
