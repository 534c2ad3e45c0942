package io.kontor.kernel.core.security;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.User;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** The rights a user has now, for work that is done in the user's name later. */
public final class CurrentRights {
    private CurrentRights() {}

    /**
     * {@return what the session was narrowed to, nothing for a full one or without a session}
     *
     * @param em the transaction's
     * @param session the session or token of a call
     */
    public static Set<String> narrowing(EntityManager em, @Nullable UUID session) {
        return session == null
                ? Set.of()
                : new SessionRepository(em)
                        .find(session)
                        .map(s -> s.toSession().permissions())
                        .orElse(Set.of());
    }

    /**
     * {@return a call in the user's name, or empty when the user is gone or disabled}
     *
     * @param em the transaction's
     * @param user the user, {@link Actor#SYSTEM}'s id for the system
     * @param narrowing patterns the rights are cut down to, none for all
     * @param requestId names the work in the log
     */
    public static Optional<Call> call(EntityManager em, UUID user, Set<String> narrowing, String requestId) {
        if (Actor.SYSTEM.id().equals(user)) {
            return Optional.of(Call.system(requestId));
        }
        UserRepository users = new UserRepository(em);
        return users.find(user).filter(UserEntity::enabled).map(entity -> {
            User found = entity.toUser();
            Actor actor = users.actor(
                    user,
                    found.profile(),
                    Permissions.narrow(
                            new RoleRepository(em).grants(found.profile().roles()), narrowing));
            return new Call(actor, Locale.forLanguageTag(found.profile().language()), requestId, Channel.JOB, null);
        });
    }
}
