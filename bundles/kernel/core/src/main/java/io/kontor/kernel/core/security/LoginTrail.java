package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Tracked;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the history keeps of logins: whose and how they ended, nothing of where they came from. A name that is nobody's
 * is left out, because people type passwords into the wrong field; a throttled attempt leaves nothing, so that guessing
 * fills no table.
 */
final class LoginTrail {
    private static final Tracked TRACKED = Tracked.type("Login");
    private static final UUID NOBODY = new UUID(0, 0);

    private LoginTrail() {}

    /** How it ended. */
    private record Told(String outcome, Session.Kind kind) {}

    /** {@return a login that opened a session} */
    static Change opened(UserRepository.Login user, Session.Kind kind) {
        return of(user.id(), user.username(), "SUCCEEDED", kind);
    }

    /** {@return a login that was refused, null for a name that is nobody's} */
    static Change refused(UserRepository.@Nullable Login user, Session.Kind kind) {
        return user == null ? of(NOBODY, null, "REFUSED", kind) : of(user.id(), user.username(), "REFUSED", kind);
    }

    /** {@return a session that its user closed} */
    static Change closed(Actor user, Session.Kind kind) {
        return of(user.id(), user.username(), "LOGGED_OUT", kind);
    }

    private static Change of(UUID user, @Nullable String username, String outcome, Session.Kind kind) {
        Change change = TRACKED.created(user, username, new Told(outcome, kind));
        return user.equals(NOBODY) ? change : change.root(user);
    }
}
