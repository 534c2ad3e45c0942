package io.kontor.kernel.rest.internal.resource;

import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.api.security.StaffDirectory;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who the caller is and what the caller may do, for a user interface to show no more than that. */
record MeJson(
        UserJson user,
        String language,
        List<Grant> permissions,
        @Nullable String csrfToken,
        Session session) {
    /** The caller as a user. */
    record UserJson(
            UUID id,
            String username,
            String displayName,
            @Nullable UUID teamId,
            Set<String> regionPaths) {}

    static MeJson of(Sessions.Recognised recognised, StaffDirectory staff) {
        Actor actor = recognised.actor();
        String name = Optional.ofNullable(staff.people(Set.of(actor.id())).get(actor.id()))
                .map(StaffDirectory.Person::displayName)
                .orElse(actor.username());
        return new MeJson(
                new UserJson(actor.id(), actor.username(), name, actor.teamId(), actor.regionPaths()),
                recognised.language(),
                actor.grants(),
                recognised.session().kind() == Session.Kind.BROWSER ? recognised.csrfToken() : null,
                recognised.session());
    }
}
