package io.kontor.kernel.core.security;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.PermissionDefinition;
import io.kontor.kernel.api.security.PermissionProvider;
import io.kontor.kernel.api.security.Role;
import io.kontor.kernel.api.security.Roles;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.core.internal.KernelTransactions;
import io.kontor.kernel.core.internal.NamedLock;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The roles in the database. */
@Component(service = Roles.class)
public final class JpaRoles implements Roles {
    private static final String READ = "kernel:role:read";
    private static final String WRITE = "kernel:role:write";
    private static final int MAX_LINES = 200;
    private static final Answer<Role> ROLE = Answer.of(Role.class);
    static final Tracked TRACKED = Tracked.type("Role");

    private final Transactions transactions;
    private final SessionCache cache;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<PermissionProvider> providers = List.of();

    /** Over the kernel's transactions. */
    @Activate
    public JpaRoles(@Reference KernelTransactions kernel, @Reference SessionCache cache) {
        this.transactions = kernel.transactions();
        this.cache = cache;
    }

    @Override
    public List<Role> list() {
        Call.require(READ);
        return transactions.read(em ->
                new RoleRepository(em).all().stream().map(RoleEntity::toRole).toList());
    }

    @Override
    public Optional<Role> find(String code) {
        Call.require(READ);
        return transactions.read(em -> new RoleRepository(em).find(code).map(RoleEntity::toRole));
    }

    @Override
    public List<PermissionDefinition> permissions() {
        Call.require(READ);
        return providers.stream()
                .flatMap(provider -> provider.permissions().stream())
                .sorted(Comparator.comparing(PermissionDefinition::permission))
                .toList();
    }

    @Override
    public Role create(String code, LocalizedText label, List<Grant> grants) {
        Call.require(WRITE);
        check(new Violations().required("code", code).segment("code", code), label, grants);
        Delegation.checkLines(Call.current().actor().grants(), grants);
        return transactions.write(ROLE, em -> {
            NamedLock.ADMINISTRATION.take(em);
            if (new RoleRepository(em).find(code).isPresent()) {
                throw KontorException.of(ProblemKind.CONFLICT, "ROLE_CODE_TAKEN", "code");
            }
            RoleEntity role = new RoleEntity(code);
            role.apply(label, grants);
            em.persist(role);
            em.flush();
            keep(em, code, null, role.toRole(), "RoleAdded");
            return role.toRole();
        });
    }

    @Override
    public Role replace(String code, long version, LocalizedText label, List<Grant> grants) {
        Call.require(WRITE);
        check(new Violations(), label, grants);
        Delegation.checkLines(Call.current().actor().grants(), grants);
        return transactions.write(ROLE, em -> {
            NamedLock.ADMINISTRATION.take(em);
            RoleRepository roles = new RoleRepository(em);
            RoleEntity role = roles.find(code).orElseThrow(JpaRoles::notFound);
            Versions.check(role.version(), version);
            boolean administered = roles.anyAdministrator();
            Role before = role.toRole();
            role.apply(label, grants);
            em.flush();
            if (administered && !roles.anyAdministrator()) {
                throw KontorException.of(ProblemKind.CONFLICT, "LAST_ADMINISTRATOR");
            }
            transactions.afterCommit(cache::clear);
            keep(em, code, before, role.toRole(), "RoleChanged");
            return role.toRole();
        });
    }

    @Override
    public void delete(String code, long version) {
        Call.require(WRITE);
        transactions.write(em -> {
            NamedLock.ADMINISTRATION.take(em);
            RoleEntity role = new RoleRepository(em).find(code).orElseThrow(JpaRoles::notFound);
            Versions.check(role.version(), version);
            if (new UserRepository(em).anyWithRole(code)) {
                throw KontorException.of(ProblemKind.CONFLICT, "ROLE_IN_USE");
            }
            keep(em, code, role.toRole(), null, "RoleRemoved");
            em.remove(role);
        });
    }

    private void keep(EntityManager em, String code, @Nullable Role before, @Nullable Role after, String event) {
        transactions.chronicle().record(em, TRACKED.byCode(code, before, after).event(event));
    }

    private static void check(Violations violations, @Nullable LocalizedText label, @Nullable List<Grant> grants) {
        violations.required("label", label).size("grants", grants, MAX_LINES);
        if (label != null) {
            label.check("label", violations);
        }
        if (grants == null) {
            violations.add("grants", Violations.REQUIRED);
        } else {
            for (int i = 0; i < Math.min(grants.size(), MAX_LINES); i++) {
                Grant line = grants.get(i);
                violations.required("grants[" + i + "].scope", line.scope());
                if (!Permissions.wellFormed(line.permission())) {
                    violations.add("grants[" + i + "].permission", "ILLEGAL_PERMISSION");
                }
            }
        }
        violations.throwIfAny();
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }
}
