package io.kontor.kernel.api.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who calls, with the rights in force for this call.
 *
 * @param id the user
 * @param username the user's login name
 * @param teamId the user's team
 * @param regionPaths paths of the user's regions
 * @param grants the lines of all the user's roles, already narrowed by the token used
 * @param sessionId the session or token the call came with, null for the system and the shell
 */
public record Actor(
        UUID id,
        String username,
        @Nullable UUID teamId,
        Set<String> regionPaths,
        List<Grant> grants,
        @Nullable UUID sessionId) {
    /** The system itself, with every right. */
    public static final Actor SYSTEM = new Actor(
            new UUID(0, 0),
            "system",
            null,
            Set.of(),
            List.of(new Grant("*:*:*", Scope.ALL, EnumSet.allOf(FieldClass.class))));

    /** Keeps the parts by value. */
    public Actor {
        regionPaths = Set.copyOf(regionPaths);
        grants = List.copyOf(grants);
    }

    /**
     * Creates an actor without a session.
     *
     * @param id the user
     * @param username the user's login name
     * @param teamId the user's team
     * @param regionPaths paths of the user's regions
     * @param grants the lines of all the user's roles
     */
    public Actor(UUID id, String username, @Nullable UUID teamId, Set<String> regionPaths, List<Grant> grants) {
        this(id, username, teamId, regionPaths, grants, null);
    }

    /**
     * {@return the access under a permission, or empty when no grant covers it}
     *
     * @param permission {@code module:entity:action}
     */
    public Optional<Access> access(String permission) {
        return grants.stream()
                .filter(g -> g.covers(permission))
                .map(g -> access(permission, g))
                .reduce(Access::or);
    }

    /**
     * {@return the access under a permission}
     *
     * @param permission {@code module:entity:action}
     * @throws KontorException FORBIDDEN with code {@code PERMISSION_MISSING}
     */
    public Access require(String permission) {
        return access(permission).orElseThrow(() -> KontorException.of(ProblemKind.FORBIDDEN, "PERMISSION_MISSING")
                .with("permission", permission));
    }

    private Access access(String permission, Grant grant) {
        RowScope rows = rows(grant.scope());
        return new Access(permission, rows, grant.fieldClasses().stream().collect(Collectors.toMap(c -> c, c -> rows)));
    }

    private RowScope rows(Scope scope) {
        return switch (scope) {
            case ALL -> RowScope.ALL;
            case OWN -> new RowScope(false, Set.of(id), Set.of(), Set.of());
            case TEAM -> new RowScope(false, Set.of(id), teamId == null ? Set.of() : Set.of(teamId), Set.of());
            case REGION_SUBTREE -> new RowScope(false, Set.of(id), Set.of(), regionPaths);
        };
    }
}
