package io.kontor.customer.sample.internal;

import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Role;
import io.kontor.kernel.api.security.Roles;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.security.Teams;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.UserProfile;
import io.kontor.kernel.api.security.Users;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes the teams, roles and demo accounts of the sample. */
@Component(service = SampleStaff.class)
public final class SampleStaff {
    private static final Set<FieldClass> ALL_CLASSES = EnumSet.allOf(FieldClass.class);
    private static final Set<FieldClass> AMOUNTS = EnumSet.of(FieldClass.AMOUNT);

    private static final Map<String, LocalizedText> TEAMS = new TreeMap<>(Map.of(
            "DEMO-EAST", new LocalizedText("华东销售部", "Sales East"),
            "DEMO-SOUTH", new LocalizedText("华南销售部", "Sales South")));

    private static final List<Role> ROLES = List.of(
            role(
                    "demo-manager",
                    "演示:区域经理",
                    "Demo: regional manager",
                    List.of(
                            new Grant("customer:*:*", Scope.REGION_SUBTREE, ALL_CLASSES),
                            new Grant("kernel:user:read", Scope.ALL, Set.of()),
                            new Grant("kernel:team:read", Scope.ALL, Set.of()))),
            role(
                    "demo-rep",
                    "演示:业务员",
                    "Demo: sales rep",
                    List.of(
                            new Grant("customer:customer:*", Scope.OWN, AMOUNTS),
                            new Grant("customer:key-person:*", Scope.OWN, ALL_CLASSES),
                            new Grant("customer:trade:*", Scope.OWN, AMOUNTS),
                            new Grant("customer:grade:read", Scope.OWN, AMOUNTS),
                            new Grant("customer:composition:read", Scope.OWN, AMOUNTS))),
            role(
                    "demo-office",
                    "演示:内勤",
                    "Demo: back office",
                    List.of(
                            new Grant("customer:*:*", Scope.ALL, AMOUNTS),
                            new Grant("kernel:region:write", Scope.ALL, Set.of()),
                            new Grant("kernel:code-list:write", Scope.ALL, Set.of()))));

    private final Teams teams;
    private final Roles roles;
    private final Users users;

    @Activate
    public SampleStaff(@Reference Teams teams, @Reference Roles roles, @Reference Users users) {
        this.teams = teams;
        this.roles = roles;
        this.users = users;
    }

    private static Role role(String code, String zh, String en, List<Grant> grants) {
        return new Role(code, 0, new LocalizedText(zh, en), grants);
    }

    /** {@return the accounts as users} */
    Map<Account, User> install() {
        Map<String, UUID> teamIds = installTeams();
        for (Role role : ROLES) {
            if (roles.find(role.code()).isEmpty()) {
                roles.create(role.code(), role.label(), role.grants());
            }
        }
        return Account.ALL.stream()
                .collect(Collectors.toMap(
                        account -> account,
                        account -> user(account, Objects.requireNonNull(teamIds.get(account.team())))));
    }

    private Map<String, UUID> installTeams() {
        Map<String, UUID> ids = new HashMap<>();
        teams.list().forEach(team -> ids.put(team.code(), team.id()));
        TEAMS.forEach((code, name) -> ids.computeIfAbsent(
                code, c -> teams.create(c, name.zh() + " " + name.en()).id()));
        return ids;
    }

    private User user(Account account, UUID team) {
        return users.findByUsername(account.username()).orElseGet(() -> create(account, team));
    }

    private User create(Account account, UUID team) {
        User user = users.create(new UserProfile(
                account.username(),
                account.displayName(),
                "zh-CN",
                team,
                account.regions(),
                Set.of(account.role()),
                true));
        users.setPassword(user.id(), account.password());
        return user;
    }
}
