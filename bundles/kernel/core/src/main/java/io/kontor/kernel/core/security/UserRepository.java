package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.StaffDirectory.Person;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.core.region.RegionPaths;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** The users, within one transaction. */
final class UserRepository {
    private final EntityManager em;

    UserRepository(EntityManager em) {
        this.em = em;
    }

    /** What a login needs to know. */
    record Login(
            UUID id,
            String username,
            boolean enabled,
            @Nullable String passwordHash) {}

    Optional<UserEntity> find(UUID id) {
        return Optional.ofNullable(em.find(UserEntity.class, id));
    }

    Optional<UserEntity> byUsername(String username) {
        return em.createQuery("select u from UserEntity u where u.username = :username", UserEntity.class)
                .setParameter("username", username.toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst();
    }

    Optional<Login> login(String username) {
        return em.createQuery(
                        "select u.id, u.username, u.enabled, c.passwordHash from UserEntity u, CredentialEntity c"
                                + " where c.userId = u.id and u.username = :username",
                        Object[].class)
                .setParameter("username", username.toLowerCase(Locale.ROOT))
                .getResultStream()
                .findFirst()
                .map(row -> new Login((UUID) row[0], (String) row[1], (Boolean) row[2], (String) row[3]));
    }

    /** {@return whether the user exists and is enabled now, whatever was read before} */
    boolean isEnabled(UUID id) {
        return em.createQuery("select count(u) from UserEntity u where u.id = :id and u.enabled = :yes", Long.class)
                        .setParameter("yes", true)
                        .setParameter("id", id)
                        .getSingleResult()
                == 1;
    }

    long count() {
        return em.createQuery("select count(u) from UserEntity u", Long.class).getSingleResult();
    }

    boolean anyWithRole(String role) {
        return em.createQuery("select count(u) from UserEntity u join u.roles r where r = :role", Long.class)
                        .setParameter("role", role)
                        .getSingleResult()
                > 0;
    }

    boolean anyInTeam(UUID team) {
        return em.createQuery("select count(u) from UserEntity u where u.teamId = :team", Long.class)
                        .setParameter("team", team)
                        .getSingleResult()
                > 0;
    }

    /** {@return the users of a page: roles and regions of all of them in one query each} */
    List<User> toUsers(List<UserEntity> entities) {
        List<UUID> ids = entities.stream().map(UserEntity::id).toList();
        Map<UUID, Set<String>> roles = codes("roles", ids);
        Map<UUID, Set<String>> regions = codes("regions", ids);
        return entities.stream()
                .map(u -> u.toUser(regions.getOrDefault(u.id(), Set.of()), roles.getOrDefault(u.id(), Set.of())))
                .toList();
    }

    private Map<UUID, Set<String>> codes(String collection, List<UUID> ids) {
        Map<UUID, Set<String>> codes = new HashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery(
                            "select u.id, c from UserEntity u join u." + collection + " c where u.id in :ids",
                            Object[].class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(row -> codes.computeIfAbsent((UUID) row[0], id -> new HashSet<>())
                            .add((String) row[1]));
        }
        return codes;
    }

    Map<UUID, Person> people(Collection<UUID> ids) {
        Map<UUID, Person> people = new HashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery(
                            "select u.id, u.username, u.displayName, u.enabled from UserEntity u where u.id in :ids",
                            Object[].class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .map(row -> new Person((UUID) row[0], (String) row[1], (String) row[2], (Boolean) row[3]))
                    .forEach(person -> people.put(person.id(), person));
        }
        return people;
    }

    /** {@return who calls when a user with this profile does, with all the user's rights} */
    Actor actor(UUID id, UserProfile profile) {
        return actor(id, profile, new RoleRepository(em).grants(profile.roles()));
    }

    Actor actor(UUID id, UserProfile profile, List<Grant> grants) {
        Set<String> paths = Set.copyOf(RegionPaths.of(em, profile.regions()).values());
        return new Actor(id, profile.username(), profile.teamId(), paths, grants);
    }
}
