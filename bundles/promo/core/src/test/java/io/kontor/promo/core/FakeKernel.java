package io.kontor.promo.core;

import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.security.StaffDirectory.Person;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.security.Users;
import io.kontor.kernel.api.text.LocalizedText;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/** Users, teams and regions a test names. */
public final class FakeKernel {
    private final Map<UUID, User> known = new ConcurrentHashMap<>();
    private final Map<String, Region> tree = new ConcurrentHashMap<>();

    private final FakeDeadlines deadlines = new FakeDeadlines();

    /** {@return a new user} */
    public UUID user(String name) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        UserProfile profile = new UserProfile(name, name, "en", null, Set.of(), Set.of(), true);
        known.put(id, new User(id, 1, Instant.EPOCH, profile));
        return id;
    }

    /** Puts a region at a path. */
    public void region(String path) {
        String[] codes = path.split("/", -1);
        int level = codes.length - 2;
        String code = codes[level];
        tree.put(code, new Region(code, 1, null, new LocalizedText(code, code), 0, path, level));
    }

    public Users users() {
        return stub(Users.class, (method, args) -> Optional.ofNullable(known.get((UUID) args[0])));
    }

    public StaffDirectory staff() {
        return new StaffDirectory() {
            @Override
            public Map<UUID, Person> people(Collection<UUID> ids) {
                Map<UUID, Person> found = new HashMap<>();
                for (UUID id : ids) {
                    User user = known.get(id);
                    if (user != null) {
                        String name = user.profile().username();
                        found.put(id, new Person(id, name, name, true));
                    }
                }
                return found;
            }

            @Override
            public boolean teamExists(UUID id) {
                return false;
            }
        };
    }

    /** {@return deadlines that are kept for a test to see} */
    public FakeDeadlines deadlines() {
        return deadlines;
    }

    public RegionTree regions() {
        return stub(RegionTree.class, (method, args) -> Optional.ofNullable(tree.get((String) args[0])));
    }

    /** Answers the one method that is asked. */
    private static <T> T stub(Class<T> type, BiFunction<String, Object[], Object> find) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            if (method.getName().equals("find")) {
                return find.apply(method.getName(), args);
            }
            throw new UnsupportedOperationException(method.getName());
        }));
    }
}
