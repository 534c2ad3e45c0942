package io.kontor.kernel.core.security;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.RowScope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/**
 * Nobody gives more than the own rights. A line is within them when the giver's lines for the same or a wider
 * permission together reach its rows, for the entity and for each class of fields.
 */
final class Delegation {
    private static final UUID SOMEBODY = new UUID(0, 1);
    private static final UUID SOME_TEAM = new UUID(0, 2);
    private static final Set<String> SOME_REGION = Set.of("/");

    private Delegation() {}

    /** Refuses lines of a role that give more than the giver's lines, whoever will have the role. */
    static void checkLines(List<Grant> own, List<Grant> lines) {
        Actor giver = new Actor(SOMEBODY, "", SOME_TEAM, SOME_REGION, own);
        Actor taker = new Actor(SOMEBODY, "", SOME_TEAM, SOME_REGION, lines);
        check(lines.stream().allMatch(line -> within(giver, taker, line, Delegation::reaches)));
    }

    /** Refuses rights that neither the giver has nor the taker had before. */
    static void checkRights(Actor giver, Actor before, Actor after) {
        check(after.grants().stream()
                .allMatch(line -> within(giver, after, line, Delegation::reaches)
                        || within(before, after, line, Delegation::reachesAsOwner)));
    }

    /** Refuses to become somebody with rights the caller lacks, as who sets a password can. */
    static void checkImpersonation(Actor caller, Actor target) {
        check(target.grants().stream().allMatch(line -> within(caller, target, line, Delegation::reachesAsOwner)));
    }

    private static void check(boolean allowed) {
        if (!allowed) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "GRANT_EXCEEDS_OWN");
        }
    }

    private static boolean within(Actor giver, Actor taker, Grant line, BiPredicate<RowScope, RowScope> reaches) {
        Actor taking = new Actor(taker.id(), taker.username(), taker.teamId(), taker.regionPaths(), List.of(line));
        Optional<Access> has = giver.access(line.permission());
        Access gets = taking.require(line.permission());
        if (has.isEmpty() || !reaches.test(has.get().rows(), gets.rows())) {
            return false;
        }
        for (FieldClass fieldClass : line.fieldClasses()) {
            if (!reaches.test(has.get().rowsOf(fieldClass), gets.rowsOf(fieldClass))) {
                return false;
            }
        }
        return true;
    }

    /** Own rows may be given by whoever has own rows: they are other rows, but the taker's own. */
    private static boolean reaches(RowScope has, RowScope gets) {
        return has.all()
                || (!gets.all()
                        && !has.owners().isEmpty()
                        && has.teams().containsAll(gets.teams())
                        && gets.regionPaths().stream().allMatch(path -> has.covers(null, null, path)));
    }

    private static boolean reachesAsOwner(RowScope has, RowScope gets) {
        return reaches(has, gets) && (has.all() || has.owners().containsAll(gets.owners()));
    }
}
