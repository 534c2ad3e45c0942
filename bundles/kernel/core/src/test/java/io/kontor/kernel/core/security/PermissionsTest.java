package io.kontor.kernel.core.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.security.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class PermissionsTest {
    private static final List<String> PARTS = List.of("a", "b");
    private static final UUID ID = new UUID(7, 7);
    private static final UUID TEAM = new UUID(8, 8);

    @Test
    void wellFormedPermissionsHaveThreeParts() {
        assertThat(List.of("*:*:*", "customer:key-person:read", "customer:*:read"))
                .allMatch(Permissions::wellFormed);
        assertThat(List.of("", "*", "a:b", "a:b:c:d", "A:b:c", "a:b:", "a:b*:c", "a b:c:d", "a:b:c\n"))
                .noneMatch(Permissions::wellFormed);
        assertThat(Permissions.wellFormed(null)).isFalse();
    }

    @Test
    void scopesAndFieldClassesAreCompared() {
        List<Grant> own = List.of(
                new Grant("customer:customer:*", Scope.TEAM, Set.of(FieldClass.AMOUNT)),
                new Grant("customer:customer:read", Scope.REGION_SUBTREE, Set.of()));
        assertGives(own, "customer:customer:read", Scope.OWN, FieldClass.AMOUNT);
        assertGives(own, "customer:customer:read", Scope.TEAM, FieldClass.AMOUNT);
        assertGives(own, "customer:customer:read", Scope.REGION_SUBTREE);
        assertExceeds(own, "customer:customer:read", Scope.REGION_SUBTREE, FieldClass.AMOUNT);
        assertExceeds(own, "customer:customer:read", Scope.TEAM, FieldClass.SENSITIVE);
        assertExceeds(own, "customer:customer:write", Scope.REGION_SUBTREE);
        assertExceeds(own, "customer:customer:read", Scope.ALL);
        assertExceeds(own, "customer:*:read", Scope.OWN);
        assertExceeds(own, "*:*:*", Scope.OWN);
    }

    private static void assertGives(List<Grant> own, String permission, Scope scope, FieldClass... classes) {
        Delegation.checkLines(own, List.of(new Grant(permission, scope, Set.of(classes))));
    }

    private static void assertExceeds(List<Grant> own, String permission, Scope scope, FieldClass... classes) {
        assertThatThrownBy(() -> assertGives(own, permission, scope, classes))
                .isInstanceOfSatisfying(
                        KontorException.class, e -> assertThat(e.code()).isEqualTo("GRANT_EXCEEDS_OWN"));
    }

    @Test
    void anotherTeamOrRegionIsMoreThanTheOwn() {
        List<Grant> lines = List.of(
                new Grant("x:y:read", Scope.TEAM, Set.of()), new Grant("x:y:read", Scope.REGION_SUBTREE, Set.of()));
        Actor giver = new Actor(ID, "giver", TEAM, Set.of("31/"), lines);
        UUID taker = new UUID(9, 9);
        Actor nothing = new Actor(taker, "taker", null, Set.of(), List.of());
        Delegation.checkRights(giver, nothing, new Actor(taker, "taker", TEAM, Set.of("31/3101/"), lines));
        assertThatThrownBy(() -> Delegation.checkRights(
                        giver, nothing, new Actor(taker, "taker", new UUID(1, 1), Set.of(), lines)))
                .isInstanceOf(KontorException.class);
        assertThatThrownBy(() ->
                        Delegation.checkRights(giver, nothing, new Actor(taker, "taker", null, Set.of("3/"), lines)))
                .isInstanceOf(KontorException.class);
    }

    @Test
    void whatTheUserHadMayStay() {
        List<Grant> strong = List.of(new Grant("*:*:*", Scope.ALL, Set.of(FieldClass.AMOUNT)));
        Actor giver = new Actor(ID, "giver", null, Set.of(), List.of());
        Actor user = new Actor(TEAM, "user", null, Set.of(), strong);
        Delegation.checkRights(giver, user, user);
        assertThatThrownBy(() -> Delegation.checkImpersonation(giver, user)).isInstanceOf(KontorException.class);
    }

    @Test
    void ownRowsOfAnotherAreNoReasonToBecomeTheOther() {
        List<Grant> own = List.of(new Grant("x:y:read", Scope.OWN, Set.of()));
        Actor caller = new Actor(ID, "caller", null, Set.of(), own);
        Actor target = new Actor(TEAM, "target", null, Set.of(), own);
        Delegation.checkRights(caller, new Actor(TEAM, "target", null, Set.of(), List.of()), target);
        assertThatThrownBy(() -> Delegation.checkImpersonation(caller, target)).isInstanceOf(KontorException.class);
        Delegation.checkImpersonation(Actor.SYSTEM, target);
    }

    @Property
    void givenLinesNeverReachMoreThanTheOwn(
            @ForAll("grantLists") List<Grant> own,
            @ForAll("grants") Grant line,
            @ForAll("concrete") String permission) {
        boolean gives = gives(own, line);
        Actor giver = actor(own);
        Actor taker = actor(List.of(line));
        Optional<Access> gets = taker.access(permission);
        if (gives && gets.isPresent()) {
            Access has = giver.access(permission).orElseThrow();
            assertThat(inside(has.rows(), gets.get().rows())).isTrue();
            for (FieldClass c : FieldClass.values()) {
                assertThat(inside(has.rowsOf(c), gets.get().rowsOf(c))).isTrue();
            }
        }
    }

    @Property
    void concreteLinesWithinTheOwnCanBeGiven(
            @ForAll("grantLists") List<Grant> own, @ForAll("concrete") String permission, @ForAll Scope scope) {
        Grant line = new Grant(permission, scope, Set.of());
        boolean within = actor(own)
                .access(permission)
                .filter(has -> inside(
                        has.rows(), actor(List.of(line)).require(permission).rows()))
                .isPresent();
        assertThat(gives(own, line)).isEqualTo(within);
    }

    @Property
    void narrowedLinesAreTheIntersection(
            @ForAll("grantLists") List<Grant> own,
            @ForAll("grants") Grant pattern,
            @ForAll("concrete") String permission) {
        Optional<Access> narrowed =
                actor(Permissions.narrow(own, Set.of(pattern.permission()))).access(permission);
        assertThat(narrowed).isEqualTo(pattern.covers(permission) ? actor(own).access(permission) : Optional.empty());
    }

    private static boolean gives(List<Grant> own, Grant line) {
        try {
            Delegation.checkLines(own, List.of(line));
            return true;
        } catch (KontorException e) {
            return false;
        }
    }

    private static boolean inside(RowScope has, RowScope gets) {
        return has.all()
                || (!gets.all()
                        && has.owners().containsAll(gets.owners())
                        && has.teams().containsAll(gets.teams())
                        && has.regionPaths().containsAll(gets.regionPaths()));
    }

    private static Actor actor(List<Grant> grants) {
        return new Actor(ID, "actor", TEAM, Set.of("31/"), grants);
    }

    @Provide
    Arbitrary<String> concrete() {
        Arbitrary<String> part = Arbitraries.of(PARTS);
        return Combinators.combine(part, part, part).as((a, b, c) -> a + ":" + b + ":" + c);
    }

    @Provide
    Arbitrary<Grant> grants() {
        Arbitrary<String> part = Arbitraries.of("a", "b", "*");
        Arbitrary<Set<FieldClass>> classes = Arbitraries.of(FieldClass.class).set();
        return Combinators.combine(part, part, part, Arbitraries.of(Scope.class), classes)
                .as((a, b, c, scope, fields) -> new Grant(a + ":" + b + ":" + c, scope, fields));
    }

    @Provide
    Arbitrary<List<Grant>> grantLists() {
        return grants().list().ofMaxSize(4);
    }
}
