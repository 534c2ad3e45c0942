package io.kontor.customer.core.internal;

import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.PermissionDefinition;
import io.kontor.kernel.api.security.PermissionProvider;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** The module's permissions. */
@Component
public final class CustomerPermissions implements PermissionProvider {
    private static final List<PermissionDefinition> ALL = List.of(
            scoped("customer:read", "查看客户", "Read customers", FieldClass.AMOUNT),
            scoped("customer:write", "维护客户", "Open and change customers", FieldClass.AMOUNT),
            scoped("customer:merge", "合并客户", "Merge customers", FieldClass.AMOUNT),
            scoped("customer:import", "导入客户", "Import customers", FieldClass.AMOUNT),
            scoped("customer:export", "导出客户", "Export customers", FieldClass.AMOUNT),
            scoped("key-person:read", "查看关键人物", "Read key persons", FieldClass.SENSITIVE),
            scoped("key-person:write", "维护关键人物", "Change key persons", FieldClass.SENSITIVE),
            global("axis:write", "维护分类轴", "Change classification axes"),
            scoped("trade:read", "查看交易记录", "Read trade facts", FieldClass.AMOUNT),
            scoped("trade:write", "维护交易记录", "Change trade facts", FieldClass.AMOUNT),
            scoped("trade:import", "导入交易记录", "Import trade facts", FieldClass.AMOUNT),
            scoped("trade:export", "导出交易记录", "Export trade facts", FieldClass.AMOUNT),
            scoped("grade:read", "查看客户等级", "Read grades", FieldClass.AMOUNT),
            global("grade-scheme:write", "维护等级方案", "Change grade schemes"),
            scoped("grade:confirm", "提议并确认等级", "Propose and confirm grades", FieldClass.AMOUNT),
            scoped("grade:override", "手工调整等级", "Override grades"),
            scoped("history:read", "查看变更历史", "See the history", FieldClass.AMOUNT),
            global("event:read", "读取事件流", "Read the change feed"),
            scoped("composition:read", "查看构成分析", "Read composition analyses", FieldClass.AMOUNT),
            scoped("note:read", "查看跟进记录", "Read follow-up notes", FieldClass.AMOUNT),
            scoped("note:write", "维护跟进记录", "Write follow-up notes", FieldClass.AMOUNT));

    private static PermissionDefinition scoped(String name, String zh, String en, FieldClass... classes) {
        return new PermissionDefinition("customer:" + name, new LocalizedText(zh, en), true, Set.of(classes));
    }

    private static PermissionDefinition global(String name, String zh, String en) {
        return new PermissionDefinition("customer:" + name, new LocalizedText(zh, en), false, Set.of());
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return ALL;
    }
}
