package io.kontor.customer.core.imports;

import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Team;
import io.kontor.kernel.api.security.Teams;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.security.Users;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Users and a team in memory, as far as imports ask for them. */
final class KnownStaff {
    static final UUID TEAM = UUID.fromString("00000000-0000-7000-8000-0000000000c1");

    private KnownStaff() {}

    static User user(UUID id, String username, boolean enabled) {
        return new User(
                id, 1, Instant.EPOCH, new UserProfile(username, username, "en", null, Set.of(), Set.of(), enabled));
    }

    /** {@return users that can only be listed by login names} */
    static Users users(User... known) {
        return stub(Users.class, query -> {
            List<String> names = ((Filter.Condition) ((ListQuery) query).filter()).values();
            return new Page<>(
                    List.of(known).stream()
                            .filter(u -> names.contains(u.profile().username()))
                            .toList(),
                    null,
                    null);
        });
    }

    /** {@return the team {@code north}} */
    static Teams teams() {
        return stub(Teams.class, none -> List.of(new Team(TEAM, 1, "north", "North")));
    }

    private interface Lister {
        Object list(Object query);
    }

    private static <T> T stub(Class<T> type, Lister lister) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            if (!"list".equals(method.getName())) {
                throw new UnsupportedOperationException(method.getName());
            }
            return lister.list(args == null ? null : args[0]);
        }));
    }
}
