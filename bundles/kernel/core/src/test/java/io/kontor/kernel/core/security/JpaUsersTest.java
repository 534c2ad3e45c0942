package io.kontor.kernel.core.security;

import static io.kontor.kernel.core.internal.KernelFixture.as;
import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static io.kontor.kernel.core.internal.KernelFixture.does;
import static io.kontor.kernel.core.security.SecurityFixture.enabled;
import static io.kontor.kernel.core.security.SecurityFixture.profile;
import static io.kontor.kernel.core.security.SecurityFixture.roles;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.region.RegionData;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Role;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.security.StaffDirectory.Person;
import io.kontor.kernel.api.security.Team;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import io.kontor.kernel.core.internal.NamedLock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.FutureTask;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaUsersTest {
    private static final LocalizedText LABEL = new LocalizedText("角色", "Role");

    private KernelFixture database;
    private SecurityFixture kernel;

    @BeforeAll
    void open() {
        database = Databases.DERBY.open();
        kernel = new SecurityFixture(database);
    }

    @AfterAll
    void close() {
        database.close();
    }

    @BeforeEach
    void clear() {
        database.clear();
        kernel.role("admins", "*:*:*");
        kernel.role("managers", "kernel:user:write", "kernel:role:write", "customer:customer:read");
        kernel.role("readers", "customer:customer:read");
        kernel.role("traders", "customer:trade:read");
    }

    private Actor actor(String username, String... itsRoles) {
        kernel.user(username, itsRoles);
        return kernel.recognise(kernel.login(username)).actor();
    }

    @Test
    void usersAreFoundAndListed() {
        Team team = asSystem(() -> kernel.teams.create("east", "East"));
        asSystem(() -> kernel.regions.create("31", new RegionData(null, new LocalizedText("上海", "Shanghai"), 0)));
        UserProfile profile =
                new UserProfile("lin.wei", "林伟", "zh-CN", team.id(), Set.of("31"), Set.of("readers", "traders"), true);
        User user = asSystem(() -> kernel.users.create(profile));
        assertThat(user.profile()).isEqualTo(profile);
        asSystem(() -> kernel.users.create(profile("anna")));
        assertThat(asSystem(() -> kernel.users.find(user.id()))).contains(user);
        assertThat(asSystem(() -> kernel.users.findByUsername("Lin.Wei"))).contains(user);
        Page<User> page = asSystem(() -> kernel.users.list(ListQuery.all()));
        assertThat(page.items()).extracting(u -> u.profile().username()).containsExactly("anna", "lin.wei");
        assertThat(page.items().get(1)).isEqualTo(user);
        assertThat(page.total()).isEqualTo(2);
        assertThat(asSystem(() -> kernel.users.list(ListQuery.where("enabled eq true and username like 'lin*'")))
                        .items())
                .containsExactly(user);
    }

    @Test
    void changesOfRolesAndRegionsAloneCountAsChanges() {
        User user = asSystem(() -> kernel.users.create(profile("mei", "readers")));
        User changed = asSystem(() -> kernel.users.change(user.id(), user.version(), p -> roles(p, Set.of("traders"))));
        assertThat(changed.version()).isGreaterThan(user.version());
        assertThat(changed.profile().roles()).containsExactly("traders");
        assertThat(asSystem(() -> kernel.users.find(user.id()))).contains(changed);
        assertCode(() -> asSystem(() -> kernel.users.change(user.id(), user.version(), p -> p)), "VERSION_STALE");
    }

    @Test
    void wrongProfilesAreRefused() {
        asSystem(() -> kernel.users.create(profile("taken")));
        assertCode(() -> asSystem(() -> kernel.users.create(profile("taken"))), "USERNAME_TAKEN");
        UserProfile unknown =
                new UserProfile("fine", "Fine", "en", UUID.randomUUID(), Set.of("none"), Set.of("none"), true);
        assertThatThrownBy(() -> asSystem(() -> kernel.users.create(unknown)))
                .isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.violations())
                        .extracting(v -> v.field() + " " + v.code())
                        .containsExactly("roles UNKNOWN_ROLE", "regions UNKNOWN_REGION", "teamId UNKNOWN_TEAM"));
        UserProfile illegal = new UserProfile("UPPER", "", "fr", null, Set.of(), Set.of(), true);
        assertCode(() -> asSystem(() -> kernel.users.create(illegal)), "INVALID_INPUT");
        assertCode(() -> asSystem(() -> kernel.users.change(UUID.randomUUID(), 1, p -> p)), "NOT_FOUND");
    }

    @Test
    void nothingIsAllowedWithoutItsPermission() {
        Actor reader = actor("reader", "readers");
        for (ThrowingCallable denied : List.<ThrowingCallable>of(
                () -> as(reader, () -> kernel.users.list(ListQuery.all())),
                () -> as(reader, () -> kernel.users.find(reader.id())),
                () -> as(reader, () -> kernel.users.create(profile("x1"))),
                () -> as(reader, () -> kernel.users.change(reader.id(), 1, p -> p)),
                () -> does(reader, () -> kernel.users.setPassword(reader.id(), "long enough")),
                () -> as(reader, kernel.roles::list),
                () -> as(reader, kernel.roles::permissions),
                () -> as(reader, () -> kernel.roles.create("x", LABEL, List.of())),
                () -> does(reader, () -> kernel.roles.delete("readers", 1)),
                () -> as(reader, kernel.teams::list),
                () -> as(reader, () -> kernel.teams.create("x", "x")))) {
            assertCode(denied, "PERMISSION_MISSING");
        }
        assertCode(() -> kernel.users.list(ListQuery.all()), "NOT_AUTHENTICATED");
    }

    @Test
    void nobodyGivesMoreThanTheOwnRights() {
        Actor manager = actor("manager", "managers");
        User made = as(manager, () -> kernel.users.create(profile("made", "readers")));
        assertCode(() -> as(manager, () -> kernel.users.create(profile("x2", "admins"))), "GRANT_EXCEEDS_OWN");
        assertCode(
                () -> as(
                        manager,
                        () -> kernel.users.change(made.id(), made.version(), p -> roles(p, Set.of("traders")))),
                "GRANT_EXCEEDS_OWN");
        List<Grant> sensitive = List.of(new Grant("customer:*:read", Scope.OWN, Set.of()));
        assertCode(() -> as(manager, () -> kernel.roles.create("x", LABEL, sensitive)), "GRANT_EXCEEDS_OWN");
        Role readers = asSystem(() -> kernel.roles.find("readers")).orElseThrow();
        assertCode(
                () -> as(manager, () -> kernel.roles.replace("readers", readers.version(), LABEL, sensitive)),
                "GRANT_EXCEEDS_OWN");
    }

    @Test
    void strongerUsersKeepWhatTheyHaveAndTheirPassword() {
        Actor manager = actor("manager", "managers");
        User boss = kernel.user("boss", "admins");
        User renamed = as(
                manager,
                () -> kernel.users.change(
                        boss.id(),
                        boss.version(),
                        p -> new UserProfile(
                                p.username(), "New name", p.language(), p.teamId(), p.regions(), p.roles(), true)));
        assertThat(renamed.profile().displayName()).isEqualTo("New name");
        assertCode(
                () -> does(manager, () -> kernel.users.setPassword(boss.id(), "mine from now on")),
                "GRANT_EXCEEDS_OWN");
        User locked = asSystem(() -> kernel.user("second", "admins"));
        User off = asSystem(() -> kernel.users.change(locked.id(), locked.version(), p -> enabled(p, false)));
        assertCode(
                () -> as(manager, () -> kernel.users.change(off.id(), off.version(), p -> enabled(p, true))),
                "GRANT_EXCEEDS_OWN");
    }

    @Test
    void whoIsGivenMoreWhileAPasswordIsHashedKeepsTheOwn() throws Exception {
        Actor manager = actor("manager", "managers");
        User climber = kernel.user("climber", "readers");
        FutureTask<Object> setting = new FutureTask<>(
                () -> does(manager, () -> kernel.users.setPassword(climber.id(), "mine from now on")), null);
        Thread setter = new Thread(setting);
        database.kernel().transactions().writeUnkeyed(em -> {
            NamedLock.ADMINISTRATION.take(em);
            setter.start();
            while (setter.isAlive() && setter.getState() == Thread.State.RUNNABLE) {
                Thread.onSpinWait();
            }
            return asSystem(
                    () -> kernel.users.change(climber.id(), climber.version(), p -> roles(p, Set.of("admins"))));
        });
        assertThatThrownBy(setting::get).cause().isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.code())
                .isEqualTo("GRANT_EXCEEDS_OWN"));
        assertThat(kernel.recognise(kernel.login("climber")).actor().username()).isEqualTo("climber");
    }

    @Test
    void theLastAdministratorStays() {
        User only = kernel.user("only", "managers");
        asSystem(() -> kernel.users.create(profile("without-password", "admins")));
        assertCode(
                () -> asSystem(() -> kernel.users.change(only.id(), only.version(), p -> enabled(p, false))),
                "LAST_ADMINISTRATOR");
        assertCode(
                () -> asSystem(() -> kernel.users.change(only.id(), only.version(), p -> roles(p, Set.of()))),
                "LAST_ADMINISTRATOR");
        Role managers = asSystem(() -> kernel.roles.find("managers")).orElseThrow();
        List<Grant> less = List.of(new Grant("kernel:user:*", Scope.ALL, Set.of()));
        assertCode(
                () -> asSystem(() -> kernel.roles.replace("managers", managers.version(), LABEL, less)),
                "LAST_ADMINISTRATOR");
        assertThat(asSystem(() -> kernel.roles.find("managers"))).contains(managers);
        kernel.user("other", "admins");
        assertThat(asSystem(() -> kernel.users.change(only.id(), only.version(), p -> enabled(p, false)))
                        .profile()
                        .enabled())
                .isFalse();
    }

    @Test
    void rolesAndTeamsInUseStay() {
        Team team = asSystem(() -> kernel.teams.create("east", "East"));
        asSystem(() -> kernel.users.create(
                new UserProfile("member", "Member", "en", team.id(), Set.of(), Set.of("readers"), true)));
        Role readers = asSystem(() -> kernel.roles.find("readers")).orElseThrow();
        assertCode(() -> does(Actor.SYSTEM, () -> kernel.roles.delete("readers", readers.version())), "ROLE_IN_USE");
        assertCode(() -> does(Actor.SYSTEM, () -> kernel.teams.delete(team.id(), team.version())), "TEAM_IN_USE");
        Role traders = asSystem(() -> kernel.roles.find("traders")).orElseThrow();
        does(Actor.SYSTEM, () -> kernel.roles.delete("traders", traders.version()));
        assertThat(asSystem(kernel.roles::list)).extracting(Role::code).doesNotContain("traders");
        assertCode(() -> does(Actor.SYSTEM, () -> kernel.roles.delete("traders", 1)), "NOT_FOUND");
    }

    @Test
    void rolesAreCheckedAndUnique() {
        assertCode(() -> asSystem(() -> kernel.roles.create("readers", LABEL, List.of())), "ROLE_CODE_TAKEN");
        List<Grant> illFormed = List.of(new Grant("read", Scope.ALL, Set.of()), new Grant("*:*:*", null, Set.of()));
        assertThatThrownBy(() -> asSystem(() -> kernel.roles.create("x y", LABEL, illFormed)))
                .isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.violations())
                        .extracting(v -> v.field() + " " + v.code())
                        .containsExactly(
                                "code ILLEGAL_CODE",
                                "grants[0].permission ILLEGAL_PERMISSION",
                                "grants[1].scope REQUIRED"));
    }

    @Test
    void teamsAreUniqueAndGuardedByVersion() {
        Team east = asSystem(() -> kernel.teams.create("east", "East"));
        Team west = asSystem(() -> kernel.teams.create("west", "West"));
        assertCode(() -> asSystem(() -> kernel.teams.create("east", "Again")), "TEAM_CODE_TAKEN");
        assertCode(
                () -> asSystem(() -> kernel.teams.change(west.id(), west.version(), "east", "West")),
                "TEAM_CODE_TAKEN");
        Team renamed = asSystem(() -> kernel.teams.change(west.id(), west.version(), "north", "North"));
        assertThat(asSystem(kernel.teams::list)).containsExactly(east, renamed);
        assertCode(
                () -> asSystem(() -> kernel.teams.change(west.id(), west.version(), "south", "South")),
                "VERSION_STALE");
        does(Actor.SYSTEM, () -> kernel.teams.delete(renamed.id(), renamed.version()));
        assertThat(asSystem(() -> kernel.teams.find(renamed.id()))).isEmpty();
    }

    @Test
    void directoryKnowsNamesWithoutPermission() {
        User user = asSystem(() -> kernel.users.create(profile("known")));
        Team team = asSystem(() -> kernel.teams.create("east", "East"));
        assertThat(kernel.staff.people(List.of(user.id(), UUID.randomUUID())))
                .containsOnly(Map.entry(user.id(), new Person(user.id(), "known", "Name of known", true)));
        assertThat(kernel.staff.people(List.of())).isEmpty();
        assertThat(kernel.staff.teamExists(team.id())).isTrue();
        assertThat(kernel.staff.teamExists(UUID.randomUUID())).isFalse();
    }

    @Test
    void deletedRegionsDoNotStandInTheWayOfOtherChanges() {
        var region = asSystem(
                () -> kernel.regions.create("31", new RegionData(null, new LocalizedText("上海", "Shanghai"), 0)));
        User user = asSystem(() ->
                kernel.users.create(new UserProfile("rep", "Rep", "en", null, Set.of("31"), Set.of("readers"), true)));
        does(Actor.SYSTEM, () -> kernel.regions.delete("31", region.version()));
        User locked = asSystem(() -> kernel.users.change(user.id(), user.version(), p -> enabled(p, false)));
        assertThat(locked.profile().regions()).containsExactly("31");
    }

    private static void assertCode(ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
