package io.kontor.kernel.core.security;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.security.Users;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.internal.NamedLock;
import io.kontor.kernel.core.region.RegionPaths;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The users in the database. */
@Component(service = Users.class)
public final class JpaUsers implements Users {
    static final String WRITE = "kernel:user:write";

    private static final String READ = "kernel:user:read";
    private static final Answer<User> USER = Answer.of(User.class);
    static final Tracked TRACKED = Tracked.type("User");
    private static final Listing<UserEntity> LISTING = Listing.of(UserEntity.class, "id")
            .field("username", Kind.TEXT, u -> u.get("username"))
            .field("displayName", Kind.TEXT, u -> u.get("displayName"))
            .field("enabled", Kind.BOOLEAN, u -> u.get("enabled"))
            .field("createdAt", Kind.INSTANT, u -> u.get("createdAt"))
            .defaultSort("username")
            .build();

    private final Transactions transactions;
    private final PasswordHasher hasher;
    private final LoginThrottle throttle;
    private final SessionCache cache;
    private final Clock clock;

    /** Over the kernel's transactions. */
    @Activate
    public JpaUsers(
            @Reference KernelTransactions kernel,
            @Reference PasswordHasher hasher,
            @Reference LoginThrottle throttle,
            @Reference SessionCache cache,
            @Reference Clock clock) {
        this.transactions = kernel.transactions();
        this.hasher = hasher;
        this.throttle = throttle;
        this.cache = cache;
        this.clock = clock;
    }

    @Override
    public Page<User> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            Page<UserEntity> page = LISTING.page(em, query, access, q -> q.cb().conjunction(), null);
            return new Page<>(new UserRepository(em).toUsers(page.items()), page.nextCursor(), page.total());
        });
    }

    @Override
    public Optional<User> find(UUID id) {
        Call.require(READ);
        return transactions.read(em -> new UserRepository(em).find(id).map(UserEntity::toUser));
    }

    @Override
    public Optional<User> findByUsername(String username) {
        Call.require(READ);
        return transactions.read(
                em -> new UserRepository(em).byUsername(username).map(UserEntity::toUser));
    }

    @Override
    public User create(UserProfile profile) {
        Call.require(WRITE);
        refuse(profile.violations());
        return transactions.write(USER, em -> {
            NamedLock.ADMINISTRATION.take(em);
            UserEntity user = new UserEntity(Ids.next(), now());
            accept(em, user, profile);
            em.persist(user);
            em.flush();
            em.persist(new CredentialEntity(user.id(), null));
            em.flush();
            User made = user.toUser();
            keep(
                    em,
                    TRACKED.created(user.id(), profile.username(), made.profile())
                            .root(user.id())
                            .event("UserAdded"));
            return made;
        });
    }

    @Override
    public User change(UUID id, long version, UnaryOperator<UserProfile> edit) {
        Call.require(WRITE);
        return transactions.write(USER, em -> {
            NamedLock.ADMINISTRATION.take(em);
            UserEntity user = new UserRepository(em).find(id).orElseThrow(JpaUsers::notFound);
            Versions.check(user.version(), version);
            UserProfile before = user.toUser().profile();
            UserProfile profile = edit.apply(before);
            refuse(profile.violations());
            RoleRepository roles = new RoleRepository(em);
            boolean administered = roles.anyAdministrator();
            accept(em, user, profile);
            em.lock(user, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            em.flush();
            if (administered && !roles.anyAdministrator()) {
                throw KontorException.of(ProblemKind.CONFLICT, "LAST_ADMINISTRATOR");
            }
            if (!user.enabled()) {
                SessionRepository sessions = new SessionRepository(em);
                sessions.hold(id, null, now());
                sessions.endAll(id, null);
            }
            transactions.afterCommit(cache::clear);
            keep(
                    em,
                    TRACKED.changed(id, profile.username(), before, profile)
                            .root(id)
                            .event("UserChanged"));
            return user.toUser();
        });
    }

    /** Takes the values of a profile when they exist and the caller may give them. */
    private static void accept(EntityManager em, UserEntity user, UserProfile profile) {
        UserRepository users = new UserRepository(em);
        UserProfile before = user.toUser().profile();
        requireKnown(em, before, profile);
        boolean taken = users.byUsername(profile.username())
                .filter(other -> !other.id().equals(user.id()))
                .isPresent();
        if (taken) {
            throw KontorException.of(ProblemKind.CONFLICT, "USERNAME_TAKEN", "username");
        }
        Actor had = before.enabled() ? users.actor(user.id(), before) : users.actor(user.id(), before, List.of());
        Delegation.checkRights(Call.current().actor(), had, users.actor(user.id(), profile));
        user.apply(profile);
    }

    /** What the user has already may have ceased to exist. */
    private static void requireKnown(EntityManager em, UserProfile before, UserProfile after) {
        Violations violations = new Violations();
        Set<String> roles = added(before.roles(), after.roles());
        if (!new RoleRepository(em).known(roles).containsAll(roles)) {
            violations.add("roles", "UNKNOWN_ROLE");
        }
        Set<String> regions = added(before.regions(), after.regions());
        if (!RegionPaths.of(em, regions).keySet().containsAll(regions)) {
            violations.add("regions", "UNKNOWN_REGION");
        }
        UUID team = after.teamId();
        if (team != null && em.find(TeamEntity.class, team) == null) {
            violations.add("teamId", "UNKNOWN_TEAM");
        }
        violations.throwIfAny();
    }

    private static Set<String> added(Set<String> before, Set<String> after) {
        Set<String> added = new HashSet<>(after);
        added.removeAll(before);
        return added;
    }

    @Override
    public void setPassword(UUID id, String newPassword) {
        Call.require(WRITE);
        Actor caller = Call.current().actor();
        UserProfile profile = transactions.read(em -> impersonated(em, caller, id));
        // not under the call's key: what is stored for it includes a hash of the request, password and all
        String hash = hasher.hash(PasswordRules.accept(profile.username(), newPassword));
        transactions.writeUnkeyed(em -> {
            // hashing takes its time, in which the user may have been given more
            NamedLock.ADMINISTRATION.take(em);
            impersonated(em, caller, id);
            SessionRepository sessions = new SessionRepository(em);
            sessions.hold(id, null, now());
            sessions.password(id, hash);
            sessions.endAll(id, null);
            transactions.afterCommit(cache::clear);
            keep(em, passwordSet(id, profile.username()));
            return hash;
        });
    }

    /** {@return a user of whom the caller has all rights} */
    private static UserProfile impersonated(EntityManager em, Actor caller, UUID id) {
        UserRepository users = new UserRepository(em);
        UserProfile target =
                users.find(id).orElseThrow(JpaUsers::notFound).toUser().profile();
        Delegation.checkImpersonation(caller, users.actor(id, target));
        return target;
    }

    @Override
    public void changeOwnPassword(String present, String newPassword) {
        Actor caller = Call.current().actor();
        String username = caller.username();
        UserRepository.Login user = transactions
                .read(em -> new UserRepository(em).login(username))
                .orElseThrow(() -> KontorException.of(ProblemKind.UNAUTHENTICATED, "NOT_AUTHENTICATED"));
        String normal = PasswordRules.accept(username, newPassword);
        LoginThrottle.Attempt attempt = throttle.admit(username, null);
        String old = user.passwordHash();
        boolean plausible = present != null && PasswordRules.plausible(present);
        if (!plausible || !hasher.matches(PasswordRules.normalise(present), old)) {
            throw wrongPassword();
        }
        String hash = hasher.hash(normal);
        transactions.writeUnkeyed(em -> {
            SessionRepository sessions = new SessionRepository(em);
            if (!sessions.hold(user.id(), old, now())) {
                throw wrongPassword();
            }
            sessions.password(user.id(), hash);
            sessions.endAll(user.id(), caller.sessionId());
            throttle.takeBack(em, attempt);
            transactions.afterCommit(cache::clear);
            keep(em, passwordSet(user.id(), username));
            return hash;
        });
    }

    private void keep(EntityManager em, Change change) {
        transactions.chronicle().record(em, change);
    }

    /** That it was set, never what it is. */
    private static Change passwordSet(UUID id, String username) {
        return TRACKED.changed(id, username, Map.of(), Map.of("password", "set"))
                .root(id)
                .event("PasswordSet");
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new KontorException(ProblemKind.INVALID, "INVALID_INPUT", Map.of(), violations);
        }
    }

    private static KontorException wrongPassword() {
        return KontorException.of(ProblemKind.FORBIDDEN, "WRONG_PASSWORD", "present");
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
