package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.PermissionDefinition;
import io.kontor.kernel.api.security.PermissionProvider;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** What the kernel lets one do, but for its modules. Only its history has rows; else every scope means all. */
@Component(service = PermissionProvider.class)
public final class KernelPermissions implements PermissionProvider {
    /** Creates the list. */
    public KernelPermissions() {}

    @Override
    public List<PermissionDefinition> permissions() {
        return List.of(
                permission("kernel:code-list:write", "维护代码表", "Maintain code lists"),
                permission("kernel:event:read", "读取内核事件流", "Read the kernel's change feed"),
                permission("kernel:event-consumer:read", "查看事件消费者", "See the event consumers"),
                permission("kernel:event-consumer:manage", "管理事件消费者", "Retry and skip set-aside events"),
                new PermissionDefinition(
                        "kernel:history:read",
                        new LocalizedText("查看内核变更历史", "See the kernel's history"),
                        true,
                        Set.of()),
                permission("kernel:export:read", "查看他人的导出", "See exports of others"),
                permission("kernel:import:manage", "停止、继续和撤销他人的导入", "Stop, resume and revert imports of others"),
                permission("kernel:import:read", "查看他人的导入", "See imports of others"),
                permission("kernel:mapping:write", "维护导入列映射", "Maintain column mappings of imports"),
                permission("kernel:region:write", "维护区域", "Maintain regions"),
                permission("kernel:role:read", "查看角色", "See roles"),
                permission("kernel:role:write", "维护角色", "Maintain roles"),
                permission("kernel:team:read", "查看团队", "See teams"),
                permission("kernel:team:write", "维护团队", "Maintain teams"),
                permission("kernel:user:read", "查看用户", "See users"),
                permission("kernel:user:write", "维护用户", "Maintain users"),
                permission("kernel:job:read", "查看所有作业", "See the jobs of others"),
                permission("kernel:job:cancel", "取消所有作业", "Cancel the jobs of others"),
                permission("kernel:deadline:read", "查看所有期限", "See the deadlines of others"),
                permission("kernel:database:manage", "备份、恢复和迁移数据库", "Back up, restore and move the database"),
                permission("kernel:health:read", "查看健康状况详情", "See details of the system's health"),
                permission("kernel:metrics:read", "查看运行指标", "See the system's metrics"));
    }

    private static PermissionDefinition permission(String permission, String zh, String en) {
        return new PermissionDefinition(permission, new LocalizedText(zh, en), false, Set.of());
    }
}
