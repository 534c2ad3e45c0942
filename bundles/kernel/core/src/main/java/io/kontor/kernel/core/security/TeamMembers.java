package io.kontor.kernel.core.security;

import java.util.Set;
import java.util.UUID;
import javax.persistence.criteria.AbstractQuery;
import javax.persistence.criteria.Root;
import javax.persistence.criteria.Subquery;

/** Who is in a team now, as a part of other queries. */
public final class TeamMembers {
    private TeamMembers() {}

    /**
     * {@return the users of some teams}
     *
     * @param query the query it becomes part of
     * @param teams the teams, not empty
     */
    public static Subquery<UUID> of(AbstractQuery<?> query, Set<UUID> teams) {
        Subquery<UUID> users = query.subquery(UUID.class);
        Root<UserEntity> user = users.from(UserEntity.class);
        return users.select(user.get("id")).where(user.get("teamId").in(teams));
    }
}
