package io.kontor.customer.core;

import io.kontor.kernel.api.security.StaffDirectory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Users and teams a test names. */
public final class FakeStaff implements StaffDirectory {
    private final Map<UUID, Person> people = new ConcurrentHashMap<>();
    private final Set<UUID> teams = ConcurrentHashMap.newKeySet();

    public UUID person(String name, boolean enabled) {
        UUID id = UUID.randomUUID();
        people.put(id, new Person(id, name, name, enabled));
        return id;
    }

    public UUID team() {
        UUID id = UUID.randomUUID();
        teams.add(id);
        return id;
    }

    @Override
    public Map<UUID, Person> people(Collection<UUID> ids) {
        Map<UUID, Person> found = new HashMap<>(people);
        found.keySet().retainAll(ids);
        return found;
    }

    @Override
    public boolean teamExists(UUID id) {
        return teams.contains(id);
    }
}
