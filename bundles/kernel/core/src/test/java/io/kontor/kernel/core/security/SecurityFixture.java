package io.kontor.kernel.core.security;

import static io.kontor.kernel.core.internal.KernelFixture.asSystem;

import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.region.JpaRegionTree;
import java.util.List;
import java.util.Set;

/** The services of one node over a database; several share it. */
final class SecurityFixture {
    static final String PASSWORD = "correct horse battery";

    final KernelFixture database;
    final PasswordHasher hasher = new PasswordHasher(8);
    final SessionCache cache = new SessionCache();
    final LoginThrottle throttle;
    final JpaUsers users;
    final JpaRoles roles;
    final JpaTeams teams;
    final JpaSessions sessions;
    final JpaStaffDirectory staff;
    final JpaRegionTree regions;

    SecurityFixture(KernelFixture database) {
        this.database = database;
        throttle = new LoginThrottle(database.kernel(), database.clock());
        users = new JpaUsers(database.kernel(), hasher, throttle, cache, database.clock());
        roles = new JpaRoles(database.kernel(), cache);
        teams = new JpaTeams(database.kernel());
        sessions = new JpaSessions(database.kernel(), hasher, throttle, cache, database.clock());
        staff = new JpaStaffDirectory(database.kernel());
        regions = new JpaRegionTree(database.kernel());
    }

    void role(String code, String... permissions) {
        List<Grant> lines = List.of(permissions).stream()
                .map(p -> new Grant(p, Scope.ALL, Set.of()))
                .toList();
        asSystem(() -> roles.create(code, new LocalizedText(code, code), lines));
    }

    User user(String username, String... itsRoles) {
        return asSystem(() -> {
            User user = users.create(profile(username, itsRoles));
            users.setPassword(user.id(), PASSWORD);
            return user;
        });
    }

    static UserProfile profile(String username, String... itsRoles) {
        return new UserProfile(username, "Name of " + username, "en", null, Set.of(), Set.of(itsRoles), true);
    }

    static UserProfile enabled(UserProfile p, boolean enabled) {
        return new UserProfile(
                p.username(), p.displayName(), p.language(), p.teamId(), p.regions(), p.roles(), enabled);
    }

    static UserProfile roles(UserProfile p, Set<String> itsRoles) {
        return new UserProfile(
                p.username(), p.displayName(), p.language(), p.teamId(), p.regions(), itsRoles, p.enabled());
    }

    Sessions.Opened login(String username) {
        return sessions.login(username, PASSWORD, Session.Kind.BROWSER, "127.0.0.1");
    }

    Sessions.Recognised recognise(Sessions.Opened opened) {
        return sessions.recognise(opened.secret()).orElseThrow();
    }
}
