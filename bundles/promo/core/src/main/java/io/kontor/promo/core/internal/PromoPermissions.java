package io.kontor.promo.core.internal;

import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.PermissionDefinition;
import io.kontor.kernel.api.security.PermissionProvider;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/** The module's permissions. */
@Component
public final class PromoPermissions implements PermissionProvider {
    private static final List<PermissionDefinition> ALL = List.of(
            scoped("item:read", "查看促销品", "Read promo items", FieldClass.AMOUNT),
            scoped("item:write", "维护促销品", "Change promo items", FieldClass.AMOUNT),
            global("lot:write", "维护批次", "Change lots"),
            scoped("place:read", "查看库位", "Read places"),
            scoped("place:write", "维护库位", "Change places"),
            scoped("bag:read", "查看随身库存", "See one's own bag", FieldClass.AMOUNT),
            scoped("stock:read", "查看库存与台账", "Read stock and movements", FieldClass.AMOUNT),
            scoped("movement:post", "登记出入库", "Post movements", FieldClass.AMOUNT),
            scoped("movement:reverse", "冲销出入库", "Reverse movements", FieldClass.AMOUNT),
            scoped("movement:import", "导入期初库存", "Import opening balances", FieldClass.AMOUNT),
            global("movement:backdate", "补登以前日期", "Post for earlier days"),
            global("period:write", "开启与关闭库存期间", "Open and close stock periods"),
            scoped("asset:read", "查看借出设备", "Read equipment on loan"),
            scoped("asset:write", "维护借出设备", "Lend and inspect equipment"),
            scoped("request:read", "查看领用申请", "Read requests", FieldClass.AMOUNT),
            scoped("request:write", "填写领用申请", "Write requests", FieldClass.AMOUNT),
            scoped("request:approve", "审批领用申请", "Approve requests", FieldClass.AMOUNT),
            scoped("slip:read", "查看领用单", "Read issue slips"),
            scoped("slip:write", "开具领用单", "Pick and send issue slips"),
            scoped("slip:ack", "确认收货", "Confirm receipt"),
            scoped("issue:read", "查看发放记录", "Read issues to customers", FieldClass.AMOUNT),
            scoped("issue:write", "登记发放", "Issue to customers", FieldClass.AMOUNT),
            scoped("issue:approve", "审批超额发放", "Approve issues over quota", FieldClass.AMOUNT),
            scoped("issue:export", "导出发放记录", "Export issues to customers", FieldClass.AMOUNT),
            global("approval:read", "查看审批限额", "Read the limits of approval"),
            global("approval:write", "维护审批限额", "Change the limits of approval"),
            global("approval:second", "第二级审批", "Approve up to the second level"),
            global("approval:third", "第三级审批", "Approve any value"),
            global("quota:read", "查看配额规则", "Read quota rules"),
            global("quota:write", "维护配额规则", "Change quota rules"),
            global("allocation:read", "查看分配计划", "Read allocation plans"),
            global("allocation:write", "维护分配计划", "Change allocation plans"),
            scoped("count:read", "查看盘点", "Read counts"),
            scoped("count:write", "盘点", "Count"),
            scoped("count:post", "批准盘点差异", "Post count differences"),
            scoped("campaign:read", "查看活动", "Read campaigns", FieldClass.AMOUNT),
            scoped("campaign:write", "维护活动", "Change campaigns", FieldClass.AMOUNT),
            scoped("loss:read", "查看损耗", "Read losses", FieldClass.AMOUNT),
            scoped("loss:write", "登记损耗", "Report losses"),
            scoped("loss:decide", "决定赔偿", "Decide on charges"),
            scoped("gift:read", "查看受赠登记", "Read gifts received"),
            scoped("gift:write", "登记受赠", "Enter gifts received"),
            scoped("recall:read", "查看召回任务", "Read recall tasks"),
            scoped("recall:write", "处理召回任务", "Work on recall tasks"),
            scoped("report:read", "查看促销品报表", "Read promo reports", FieldClass.AMOUNT),
            scoped("history:read", "查看变更历史", "See the history", FieldClass.AMOUNT),
            global("event:read", "读取事件流", "Read the change feed"));

    private static PermissionDefinition scoped(String name, String zh, String en, FieldClass... classes) {
        return new PermissionDefinition("promo:" + name, new LocalizedText(zh, en), true, Set.of(classes));
    }

    private static PermissionDefinition global(String name, String zh, String en) {
        return new PermissionDefinition("promo:" + name, new LocalizedText(zh, en), false, Set.of());
    }

    @Override
    public List<PermissionDefinition> permissions() {
        return ALL;
    }
}
