package io.kontor.kernel.core.security;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Session;
import io.kontor.kernel.api.security.Sessions;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sessions and tokens in the database, where every node sees them. */
@Component(
        service = Sessions.class,
        // nobody knocks before there is somebody who can let others in
        reference = @Reference(name = "firstStart", service = FirstStart.class))
public final class JpaSessions implements Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(JpaSessions.class);
    private static final Duration PURGE_EVERY = Duration.ofMinutes(10);
    private static final Map<Session.Kind, Duration> LIFE = Map.of(
            Session.Kind.BROWSER, Duration.ofHours(12),
            Session.Kind.DEVICE, Duration.ofDays(30),
            Session.Kind.PARTNER, Duration.ofDays(366));

    private static final Tracked TRACKED = Tracked.type("Session").without("/lastUsedAt");

    private final Transactions transactions;
    private final PasswordHasher hasher;
    private final LoginThrottle throttle;
    private final SessionCache cache;
    private final Clock clock;
    private final AtomicReference<Instant> nextPurge = new AtomicReference<>(Instant.EPOCH);

    /** Over the kernel's transactions. */
    @Activate
    public JpaSessions(
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
    public Opened login(String username, String password, Session.Kind kind, String client) {
        Violations violations = new Violations().required("username", username).required("password", password);
        if (kind == Session.Kind.PARTNER) {
            violations.add("kind", "UNKNOWN_CODE");
        }
        violations.throwIfAny();
        purgeNowAndThen(now());
        LoginThrottle.Attempt attempt = throttle.admit(username, client);
        UserRepository.Login user =
                transactions.read(em -> new UserRepository(em).login(username)).orElse(null);
        String hash = user == null ? null : user.passwordHash();
        if (!matches(password, hash, attempt) || user == null || hash == null || !user.enabled()) {
            transactions.writeUnkeyed(em -> {
                keep(em, LoginTrail.refused(user, kind));
                return kind;
            });
            throw KontorException.of(ProblemKind.UNAUTHENTICATED, "LOGIN_FAILED");
        }
        return transactions.writeUnkeyed(em -> {
            Opened opened = open(em, user.id(), hash, begin(kind, null, user.id(), Set.of(), life(kind)));
            throttle.takeBack(em, attempt);
            keep(em, LoginTrail.opened(user, kind));
            return opened;
        });
    }

    /** Failed logins leave rows as well, so that they sweep too. */
    private void purgeNowAndThen(Instant now) {
        Instant due = nextPurge.get();
        if (now.isBefore(due) || !nextPurge.compareAndSet(due, now.plus(PURGE_EVERY))) {
            return;
        }
        try {
            transactions.writeUnkeyed(em -> {
                new SessionRepository(em).purge(now);
                return now;
            });
        } catch (RuntimeException e) {
            LOG.warn("ended sessions stay until the next purge", e);
        }
    }

    /** Too long a text takes as long as a wrong one; too many at once are no failure of this account. */
    private boolean matches(String password, @Nullable String hash, LoginThrottle.Attempt attempt) {
        boolean plausible = PasswordRules.plausible(password);
        try {
            return hasher.matches(plausible ? PasswordRules.normalise(password) : "", hash) && plausible;
        } catch (KontorException busy) {
            throttle.takeBack(attempt);
            throw busy;
        }
    }

    @Override
    public Opened openToken(String name, Set<String> permissions, Duration life) {
        Actor caller = Call.current().actor();
        Session.Kind kind = permissions.isEmpty() ? Session.Kind.DEVICE : Session.Kind.PARTNER;
        Violations violations = new Violations()
                .required("name", name)
                .text("name", name, 100)
                .size("permissions", permissions, 100)
                .range("life", life.toSeconds(), 60, life(kind).toSeconds());
        if (!permissions.stream().allMatch(Permissions::wellFormed)) {
            violations.add("permissions", "ILLEGAL_PERMISSION");
        }
        violations.throwIfAny();
        return transactions.writeUnkeyed(em -> {
            requireLogin(em, caller);
            UserEntity user = new UserRepository(em).find(caller.id()).orElseThrow(JpaSessions::unknownCaller);
            requireHeld(em, caller, user, permissions);
            Opened opened = open(em, user.id(), null, begin(kind, name, user.id(), permissions, life));
            Session token = opened.session();
            keep(em, TRACKED.created(token.id(), name, token).root(user.id()).event("TokenOpened"));
            return opened;
        });
    }

    private static void requireLogin(EntityManager em, Actor caller) {
        boolean partner = Optional.ofNullable(caller.sessionId())
                .flatMap(id -> new SessionRepository(em).find(id))
                .filter(s -> s.toSession().kind() == Session.Kind.PARTNER)
                .isPresent();
        if (partner) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "LOGIN_REQUIRED");
        }
    }

    /** A token has only what the caller has, each of its permissions in part at least. */
    private static void requireHeld(EntityManager em, Actor caller, UserEntity user, Set<String> permissions) {
        List<Grant> all = new RoleRepository(em).grants(user.toUser().profile().roles());
        Violations violations = new Violations();
        permissions.stream()
                .filter(p -> Permissions.narrow(all, Set.of(p)).isEmpty())
                .forEach(p -> violations.add("permissions", "PERMISSION_MISSING", Map.of("permission", p)));
        violations.throwIfAny();
        Delegation.checkLines(caller.grants(), Permissions.narrow(all, permissions));
    }

    private Session begin(Session.Kind kind, @Nullable String name, UUID user, Set<String> permissions, Duration life) {
        Instant now = now();
        return new Session(Ids.next(), kind, name, user, now, now, now.plus(life), permissions);
    }

    private Opened open(EntityManager em, UUID user, @Nullable String passwordHash, Session session) {
        SessionRepository sessions = new SessionRepository(em);
        // the user is read after the credential is held: whoever disables the user holds it as well
        boolean open = sessions.hold(user, passwordHash, session.createdAt()) && new UserRepository(em).isEnabled(user);
        if (!open) {
            throw KontorException.of(ProblemKind.UNAUTHENTICATED, "LOGIN_FAILED");
        }
        String secret = Secrets.next();
        em.persist(new SessionEntity(session, Secrets.hash(secret)));
        return new Opened(session, secret, Secrets.csrfToken(secret));
    }

    @Override
    public Optional<Recognised> recognise(String secret) {
        if (secret == null || !Secrets.wellFormed(secret)) {
            return Optional.empty();
        }
        String hash = Secrets.hash(secret);
        Instant now = now();
        Optional<Recognised> cached = cache.get(hash, now);
        return cached.isPresent() ? cached : load(secret, hash, now);
    }

    private Optional<Recognised> load(String secret, String hash, Instant now) {
        long read = cache.generation();
        Optional<Recognised> found = transactions.read(em -> find(em, secret, hash, now));
        if (found.isPresent() && !found.get().session().lastUsedAt().isAfter(now.minusSeconds(60))) {
            UUID id = found.get().session().id();
            found = transactions.writeUnkeyed(em -> {
                new SessionRepository(em).use(id, now);
                return find(em, secret, hash, now);
            });
        }
        found.ifPresent(recognised -> cache.put(hash, recognised, now, read));
        return found;
    }

    private static Optional<Recognised> find(EntityManager em, String secret, String hash, Instant now) {
        UserRepository users = new UserRepository(em);
        Session session = new SessionRepository(em)
                .bySecret(hash)
                .map(SessionEntity::toSession)
                .filter(s -> now.isBefore(SessionEntity.end(s)))
                .orElse(null);
        if (session == null) {
            return Optional.empty();
        }
        return users.find(session.userId()).filter(UserEntity::enabled).map(user -> {
            UserProfile profile = user.toUser().profile();
            List<Grant> grants = new RoleRepository(em).grants(profile.roles());
            Actor all = users.actor(user.id(), profile, Permissions.narrow(grants, session.permissions()));
            Actor actor =
                    new Actor(all.id(), all.username(), all.teamId(), all.regionPaths(), all.grants(), session.id());
            return new Recognised(session, actor, profile.language(), Secrets.csrfToken(secret));
        });
    }

    @Override
    public List<Session> mine() {
        Actor caller = Call.current().actor();
        Instant now = now();
        return transactions.read(em -> new SessionRepository(em)
                .of(caller.id()).stream()
                        .filter(s -> now.isBefore(SessionEntity.end(s)))
                        .toList());
    }

    @Override
    public void revoke(UUID id) {
        Actor caller = Call.current().actor();
        transactions.write(em -> {
            SessionRepository sessions = new SessionRepository(em);
            SessionEntity session = sessions.find(id)
                    .filter(s -> s.userId().equals(caller.id())
                            || caller.access(JpaUsers.WRITE).isPresent())
                    .orElseThrow(JpaSessions::unknownSession);
            Session ended = session.toSession();
            if (!sessions.end(id)) {
                throw unknownSession();
            }
            keep(em, TRACKED.deleted(id, null, Map.of()).root(ended.userId()).event("SessionRevoked"));
            if (id.equals(caller.sessionId())) {
                keep(em, LoginTrail.closed(caller, ended.kind()));
            }
            transactions.afterCommit(cache::clear);
        });
    }

    private void keep(EntityManager em, Change change) {
        transactions.chronicle().record(em, change);
    }

    private static Duration life(Session.Kind kind) {
        return LIFE.getOrDefault(kind, Duration.ZERO);
    }

    private static KontorException unknownSession() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }

    private static KontorException unknownCaller() {
        return KontorException.of(ProblemKind.UNAUTHENTICATED, "NOT_AUTHENTICATED");
    }

    private Instant now() {
        return Instant.ofEpochMilli(clock.millis());
    }
}
