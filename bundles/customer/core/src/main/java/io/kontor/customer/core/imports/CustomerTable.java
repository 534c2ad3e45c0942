package io.kontor.customer.core.imports;

import io.kontor.customer.core.store.AxisEntity;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.exchange.TableColumn.Type;
import io.kontor.kernel.api.exchange.TableColumn.Use;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import javax.persistence.EntityManager;

/** The columns of customers and of trade facts in files, with the headers people give them. */
public final class CustomerTable {
    private static final List<TableColumn> CUSTOMERS = List.of(
            column(
                    "code",
                    "客户编码",
                    "Code",
                    Type.TEXT,
                    Use.KEY,
                    "客户编号",
                    "编码",
                    "customer code",
                    "customerID",
                    "customer no"),
            column("externalId", "外部编号", "External id", Type.TEXT, Use.KEY, "外部编码", "ERP编号"),
            column("name", "客户名称", "Name", Type.TEXT, Use.VALUE, "客户全称", "公司名称", "名称", "companyName", "company"),
            column("shortName", "简称", "Short name", Type.TEXT, Use.VALUE, "客户简称"),
            column(
                    CustomerBatch.CREDIT_CODE,
                    "统一社会信用代码",
                    "Unified social credit code",
                    Type.TEXT,
                    Use.KEY,
                    "信用代码",
                    "税号",
                    "USCC",
                    "credit code"),
            column("lifecycle", "阶段", "Stage", Type.TEXT, Use.VALUE, "客户阶段", "lifecycle"),
            column("owner", "负责人", "Owner", Type.TEXT, Use.VALUE, "业务员", "客户经理", "sales rep"),
            column("team", "团队", "Team", Type.TEXT, Use.VALUE, "销售团队"),
            column("region", "区域", "Region", Type.TEXT, Use.VALUE, "销售区域", "country"),
            column("routeOrder", "拜访顺序", "Route order", Type.INTEGER, Use.VALUE),
            column("email", "电子邮箱", "E-mail", Type.TEXT, Use.VALUE, "邮箱", "mail"),
            column("website", "网站", "Website", Type.TEXT, Use.VALUE, "网址", "url"),
            column("foundedOn", "成立日期", "Founded on", Type.TEXT, Use.VALUE, "成立时间", "founded"),
            column("firstTradeOn", "首次交易日期", "First trade on", Type.TEXT, Use.VALUE, "开始交易日期"),
            column("organisationForm", "组织形式", "Organisation form", Type.TEXT, Use.VALUE, "企业类型"),
            column("industry", "行业", "Industry", Type.TEXT, Use.VALUE, "所属行业"),
            column("source", "来源", "Source", Type.TEXT, Use.VALUE, "客户来源"),
            column("phone", "电话", "Phone", Type.TEXT, Use.VALUE, "办公电话", "联系电话", "telephone"),
            column("mobile", "手机", "Mobile", Type.TEXT, Use.VALUE, "手机号", "mobile phone"),
            column("fax", "传真", "Fax", Type.TEXT, Use.VALUE),
            column("address", "地址", "Address", Type.TEXT, Use.VALUE, "营业地址", "street"),
            column("city", "城市", "City", Type.TEXT, Use.VALUE),
            column("postalCode", "邮政编码", "Postal code", Type.TEXT, Use.VALUE, "邮编", "zip", "postcode"),
            column("employeeCount", "员工人数", "Employees", Type.INTEGER, Use.VALUE, "人数", "headcount"),
            column("annualSales", "年销售额", "Annual sales", Type.DECIMAL, Use.VALUE, "年营业额", "turnover"));

    /** Columns of trade facts. */
    static final List<TableColumn> TRADE = List.of(
            column("externalId", "单据行号", "External id", Type.TEXT, Use.KEY, "外部编号", "订单行号", "order line"),
            column("customer", "客户编码", "Customer", Type.TEXT, Use.REQUIRED, "客户编号", "客户", "customerID"),
            column("tradedOn", "交易日期", "Traded on", Type.DATE, Use.REQUIRED, "日期", "订单日期", "order date", "date"),
            column("goodsClass", "商品类别", "Goods class", Type.TEXT, Use.VALUE, "品类", "category"),
            column("region", "区域", "Region", Type.TEXT, Use.VALUE, "销售区域"),
            column("amount", "金额", "Amount", Type.DECIMAL, Use.REQUIRED, "销售额", "交易金额"),
            column("currency", "币种", "Currency", Type.TEXT, Use.VALUE, "货币"),
            column("quantity", "数量", "Quantity", Type.DECIMAL, Use.REQUIRED, "销量", "qty"));

    private CustomerTable() {}

    private static TableColumn column(String name, String zh, String en, Type type, Use use, String... aliases) {
        return new TableColumn(name, new LocalizedText(zh, en), List.of(aliases), type, use);
    }

    /** {@return the columns of customers, with the axes in use} */
    static List<TableColumn> customers(EntityManager em) {
        List<TableColumn> columns = new ArrayList<>(CUSTOMERS);
        em.createQuery("select a from AxisEntity a order by a.code", AxisEntity.class)
                .getResultStream()
                .map(AxisEntity::axis)
                .filter(axis -> axis.active())
                .map(axis -> new TableColumn(
                        CustomerColumns.AXIS + axis.code(), axis.label(), List.of(), Type.TEXT, Use.VALUE))
                .forEach(columns::add);
        return columns;
    }
}
