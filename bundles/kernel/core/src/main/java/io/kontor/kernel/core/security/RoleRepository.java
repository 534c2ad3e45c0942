package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.Grant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;

/** The roles, within one transaction. */
final class RoleRepository {
    /** Together they let one give rights to others: whoever has both is an administrator. */
    private static final Set<String> ADMINISTRATION = Set.of("kernel:user:write", "kernel:role:write");

    private final EntityManager em;

    RoleRepository(EntityManager em) {
        this.em = em;
    }

    Optional<RoleEntity> find(String code) {
        return Optional.ofNullable(em.find(RoleEntity.class, code));
    }

    /** {@return whether the history knows a role of this code} */
    boolean wasThere(String code) {
        return !em.createQuery(
                        "select h.id from HistoryEntity h where h.subjectType = :type and h.subjectId = :code",
                        UUID.class)
                .setParameter("type", "Role")
                .setParameter("code", code)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    List<RoleEntity> all() {
        return em.createQuery("select r from RoleEntity r order by r.code", RoleEntity.class)
                .getResultList();
    }

    Set<String> known(Collection<String> codes) {
        return byCode(codes).stream().map(RoleEntity::code).collect(Collectors.toSet());
    }

    /** {@return the lines of several roles} */
    List<Grant> grants(Collection<String> codes) {
        return byCode(codes).stream()
                .flatMap(role -> role.grants().stream())
                .distinct()
                .toList();
    }

    private List<RoleEntity> byCode(Collection<String> codes) {
        return codes.isEmpty()
                ? List.of()
                : em.createQuery("select r from RoleEntity r where r.code in :codes order by r.code", RoleEntity.class)
                        .setParameter("codes", codes)
                        .getResultList();
    }

    /** {@return whether an enabled user with a password can manage users and roles} */
    boolean anyAdministrator() {
        Map<String, Set<String>> byRole = new HashMap<>();
        for (RoleEntity role : all()) {
            Set<String> gives = ADMINISTRATION.stream()
                    .filter(p -> role.grants().stream().anyMatch(line -> line.covers(p)))
                    .collect(Collectors.toSet());
            if (!gives.isEmpty()) {
                byRole.put(role.code(), gives);
            }
        }
        return !byRole.isEmpty() && having(byRole).values().stream().anyMatch(p -> p.size() == ADMINISTRATION.size());
    }

    private Map<UUID, Set<String>> having(Map<String, Set<String>> byRole) {
        Map<UUID, Set<String>> byUser = new HashMap<>();
        em.createQuery(
                        "select u.id, r from UserEntity u join u.roles r, CredentialEntity c where r in :roles"
                                + " and u.enabled = :yes and c.userId = u.id and c.passwordHash is not null",
                        Object[].class)
                .setParameter("yes", true)
                .setParameter("roles", byRole.keySet())
                .getResultStream()
                .forEach(row -> byUser.computeIfAbsent((UUID) row[0], id -> new HashSet<>())
                        .addAll(byRole.getOrDefault((String) row[1], Set.of())));
        return byUser;
    }
}
