package io.kontor.kernel.core.security;

import static io.kontor.kernel.api.security.FieldClass.AMOUNT;
import static io.kontor.kernel.api.security.FieldClass.SENSITIVE;

import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Role;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Roles a new installation starts with; the company changes them as it likes. Other modules' permissions by name. */
final class PresetRoles {
    static final String ADMINISTRATOR = "administrator";

    private static final Set<FieldClass> ALL_CLASSES = Set.of(SENSITIVE, AMOUNT);

    private PresetRoles() {}

    static List<Role> all() {
        return List.of(
                administrator(), salesManager(), salesRepresentative(), backOffice(), warehouseKeeper(), auditor());
    }

    private static Role administrator() {
        return role(ADMINISTRATOR, "系统管理员", "Administrator", List.of(new Grant("*:*:*", Scope.ALL, ALL_CLASSES)));
    }

    /** The team's customers and promo items with everything, those of the own regions to read. */
    private static Role salesManager() {
        List<Grant> lines = new ArrayList<>();
        for (String permission : List.of(
                "customer:customer:read",
                "customer:customer:write",
                "customer:customer:merge",
                "customer:customer:import",
                "customer:customer:export",
                "customer:key-person:read",
                "customer:key-person:write",
                "customer:grade:read",
                "customer:grade:confirm",
                "customer:grade:override",
                "customer:composition:read",
                "customer:note:read",
                "customer:note:write",
                "customer:trade:read",
                "customer:trade:write",
                "customer:trade:import")) {
            lines.add(new Grant(permission, Scope.TEAM, ALL_CLASSES));
        }
        lines.add(new Grant("customer:*:read", Scope.REGION_SUBTREE, Set.of(AMOUNT)));
        lines.add(new Grant("kernel:user:read", Scope.ALL, Set.of()));
        lines.add(new Grant("kernel:team:read", Scope.ALL, Set.of()));
        lines.add(new Grant("kernel:handover:read", Scope.TEAM, Set.of()));
        lines.add(new Grant("kernel:handover:execute", Scope.TEAM, Set.of()));
        lines.addAll(PresetPromo.manager());
        return role("sales-manager", "销售经理", "Sales manager", lines);
    }

    /** The own customers and the own bag. */
    private static Role salesRepresentative() {
        List<Grant> lines = new ArrayList<>(List.of(
                new Grant("customer:customer:read", Scope.OWN, ALL_CLASSES),
                new Grant("customer:customer:write", Scope.OWN, ALL_CLASSES),
                new Grant("customer:key-person:read", Scope.OWN, ALL_CLASSES),
                new Grant("customer:key-person:write", Scope.OWN, ALL_CLASSES),
                new Grant("customer:grade:read", Scope.OWN, Set.of(AMOUNT)),
                new Grant("customer:composition:read", Scope.OWN, Set.of(AMOUNT)),
                new Grant("customer:note:read", Scope.OWN, Set.of(AMOUNT)),
                new Grant("customer:note:write", Scope.OWN, Set.of(AMOUNT)),
                new Grant("customer:history:read", Scope.OWN, Set.of(AMOUNT)),
                new Grant("customer:trade:read", Scope.OWN, Set.of(AMOUNT))));
        lines.addAll(PresetPromo.representative());
        return role("sales-representative", "销售代表", "Sales representative", lines);
    }

    /** All customers without personal traits, all promo items, and what is maintained for all. */
    private static Role backOffice() {
        List<Grant> lines = new ArrayList<>();
        for (String permission : List.of(
                "customer:customer:read",
                "customer:customer:write",
                "customer:customer:merge",
                "customer:customer:import",
                "customer:customer:export",
                "customer:key-person:read",
                "customer:key-person:write",
                "customer:axis:write",
                "customer:grade:read",
                "customer:grade:confirm",
                "customer:grade-scheme:write",
                "customer:composition:read",
                "customer:note:read",
                "customer:note:write",
                "customer:trade:read",
                "customer:trade:write",
                "customer:trade:import",
                "kernel:user:read",
                "kernel:team:read",
                "kernel:region:write",
                "kernel:code-list:write")) {
            boolean customer = permission.startsWith("customer:");
            lines.add(new Grant(permission, Scope.ALL, customer ? Set.of(AMOUNT) : Set.of()));
        }
        lines.addAll(PresetPromo.backOffice());
        return role("back-office", "内勤", "Back office", lines);
    }

    /** The own warehouse; no customers. */
    private static Role warehouseKeeper() {
        List<Grant> lines = new ArrayList<>(PresetPromo.keeper());
        lines.add(new Grant("kernel:user:read", Scope.ALL, Set.of()));
        return role("warehouse-keeper", "仓库管理员", "Warehouse keeper", lines);
    }

    /** Reads everything but personal traits. */
    private static Role auditor() {
        return role("auditor", "审计员", "Auditor", List.of(new Grant("*:*:read", Scope.ALL, Set.of(AMOUNT))));
    }

    private static Role role(String code, String zh, String en, List<Grant> lines) {
        return new Role(code, 0, new LocalizedText(zh, en), lines);
    }
}
