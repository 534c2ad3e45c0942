package io.kontor.customer.core.internal;

import io.kontor.kernel.api.codelist.CodeListDefinition;
import io.kontor.kernel.api.codelist.CodeListDefinition.Preset;
import io.kontor.kernel.api.codelist.CodeListProvider;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/** The module's code lists and what they start with; each company changes them to its own. */
@Component
public final class CustomerCodeLists implements CodeListProvider {
    private static final List<CodeListDefinition> LISTS = List.of(
            new CodeListDefinition(
                    "customer.organisation-form",
                    new LocalizedText("企业组织形式", "Organisation form"),
                    List.of(
                            preset("limited", "有限责任公司", "Limited liability company"),
                            preset("joint-stock", "股份有限公司", "Joint-stock company"),
                            preset("partnership", "合伙企业", "Partnership"),
                            preset("sole", "个人独资企业", "Sole proprietorship enterprise"),
                            preset("self-employed", "个体工商户", "Self-employed household"),
                            preset("cooperative", "农民专业合作社", "Cooperative"),
                            preset("public", "事业单位", "Public institution"),
                            preset("other", "其他", "Other"))),
            new CodeListDefinition(
                    "customer.industry",
                    new LocalizedText("业种", "Line of business"),
                    List.of(
                            preset("food", "食品饮料", "Food and beverages"),
                            preset("daily", "日用百货", "Household goods"),
                            preset("apparel", "服装鞋帽", "Apparel and footwear"),
                            preset("appliance", "家用电器", "Household appliances"),
                            preset("building", "建材家居", "Building and home"),
                            preset("catering", "餐饮住宿", "Catering and lodging"),
                            preset("medicine", "医药保健", "Medicine and health"),
                            preset("machinery", "机械设备", "Machinery"),
                            preset("other", "其他", "Other"))),
            new CodeListDefinition(
                    "customer.source",
                    new LocalizedText("客户来源", "Source of customer"),
                    List.of(
                            preset("visit", "业务员走访", "Visit of a rep"),
                            preset("referral", "他人介绍", "Referral"),
                            preset("fair", "展会", "Trade fair"),
                            preset("advertisement", "广告", "Advertisement"),
                            preset("website", "网站", "Website"),
                            preset("import", "资料导入", "Import"),
                            preset("other", "其他", "Other"))));

    private static Preset preset(String code, String zh, String en) {
        return new Preset(code, new LocalizedText(zh, en));
    }

    @Override
    public List<CodeListDefinition> codeLists() {
        return LISTS;
    }
}
