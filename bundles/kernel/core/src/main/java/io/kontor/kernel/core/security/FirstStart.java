package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.Role;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.internal.NamedLock;
import io.kontor.kernel.jpa.Change;
import io.kontor.kernel.jpa.Transactions;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Gives an empty database its roles and its first administrator. The password is on the console once and nowhere else,
 * not even in the log; of several nodes that start at once, one creates the administrator.
 */
@Component(service = FirstStart.class, immediate = true)
public final class FirstStart {
    private static final String USERNAME = "admin";

    private final Transactions transactions;
    private final PasswordHasher hasher;
    private final Clock clock;

    /** Runs at once; when the database is another one, it runs again. */
    @Activate
    public FirstStart(@Reference KernelTransactions kernel, @Reference PasswordHasher hasher, @Reference Clock clock) {
        this(kernel.transactions(), hasher, clock);
        populate().ifPresent(FirstStart::print);
        renew();
    }

    FirstStart(Transactions transactions, PasswordHasher hasher, Clock clock) {
        this.transactions = transactions;
        this.hasher = hasher;
        this.clock = clock;
    }

    /** {@return the administrator's password, when this call created the administrator} */
    Optional<String> populate() {
        if (transactions.read(em -> new UserRepository(em).count()) > 0) {
            return Optional.empty();
        }
        String password = PasswordRules.generate(new SecureRandom());
        String hash = hasher.hash(password);
        boolean created = transactions.writeUnkeyed(em -> {
            NamedLock.ADMINISTRATION.take(em);
            if (new UserRepository(em).count() > 0) {
                return false;
            }
            createRoles(em);
            createAdministrator(em, hash);
            return true;
        });
        return created ? Optional.of(password) : Optional.empty();
    }

    /**
     * Gives roles that nobody changed what a newer Kontor gives them, for example permissions it has only now, and adds
     * roles it has only now. A role the company removed stays away: the history knows it.
     */
    void renew() {
        boolean old = transactions.read(
                em -> PresetRoles.all().stream().anyMatch(role -> isOld(em, role) || isNew(em, role)));
        if (old) {
            transactions.writeUnkeyed(em -> {
                NamedLock.ADMINISTRATION.take(em);
                PresetRoles.all().stream().filter(role -> isOld(em, role)).forEach(role -> renew(em, role));
                PresetRoles.all().stream().filter(role -> isNew(em, role)).forEach(role -> create(em, role));
                em.flush();
                return true;
            });
        }
    }

    private static boolean isNew(EntityManager em, Role role) {
        RoleRepository roles = new RoleRepository(em);
        return roles.find(role.code()).isEmpty() && !roles.wasThere(role.code());
    }

    private static boolean isOld(EntityManager em, Role role) {
        return new RoleRepository(em)
                .find(role.code())
                .filter(entity ->
                        entity.isAsPreset() && !Set.copyOf(entity.grants()).equals(Set.copyOf(role.grants())))
                .isPresent();
    }

    private void renew(EntityManager em, Role role) {
        RoleEntity entity = new RoleRepository(em).find(role.code()).orElseThrow();
        Role before = entity.toRole();
        entity.preset(role);
        em.flush();
        keep(em, JpaRoles.TRACKED.byCode(role.code(), before, entity.toRole()).event("RoleChanged"));
    }

    private void createRoles(EntityManager em) {
        RoleRepository roles = new RoleRepository(em);
        PresetRoles.all().stream()
                .filter(role -> roles.find(role.code()).isEmpty())
                .forEach(role -> create(em, role));
        em.flush();
    }

    private void create(EntityManager em, Role role) {
        RoleEntity entity = new RoleEntity(role.code());
        entity.preset(role);
        em.persist(entity);
        keep(em, JpaRoles.TRACKED.byCode(role.code(), null, role).event("RoleAdded"));
    }

    private void createAdministrator(EntityManager em, String hash) {
        UserEntity user = new UserEntity(Ids.next(), Instant.ofEpochMilli(clock.millis()));
        user.apply(new UserProfile(
                USERNAME, "Administrator", "en", null, Set.of(), Set.of(PresetRoles.ADMINISTRATOR), true));
        em.persist(user);
        em.flush();
        em.persist(new CredentialEntity(user.id(), hash));
        keep(
                em,
                JpaUsers.TRACKED
                        .created(user.id(), USERNAME, user.toUser().profile())
                        .root(user.id())
                        .event("UserAdded"));
    }

    private void keep(EntityManager em, Change change) {
        transactions.chronicle().record(em, change);
    }

    /** The one place that writes to the console: a log would keep the password. */
    private static void print(String password) {
        System.out.println();
        System.out.println("  First start: log in as the administrator, and change the password.");
        System.out.println("  首次启动：请以管理员身份登录，并修改密码。");
        System.out.println();
        System.out.println("      " + USERNAME + " / " + password);
        System.out.println();
        System.out.println("  It is shown only this once. / 密码仅显示这一次。");
        System.out.println();
    }
}
