package io.kontor.customer.core.table;

import io.kontor.customer.core.store.AxisEntity;
import io.kontor.kernel.api.exchange.TableColumn;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.List;
import javax.persistence.EntityManager;

/** The columns of customers and of trade facts in files, with the headers people give them. */
public final class CustomerTable {
    private static final String AXIS = "axis.";
    private static final TableColumn.Type TEXT = TableColumn.Type.TEXT;
    private static final TableColumn.Type INTEGER = TableColumn.Type.INTEGER;
    private static final TableColumn.Type DECIMAL = TableColumn.Type.DECIMAL;
    private static final TableColumn.Type DATE = TableColumn.Type.DATE;
    private static final TableColumn.Use KEY = TableColumn.Use.KEY;
    private static final TableColumn.Use VALUE = TableColumn.Use.VALUE;
    private static final TableColumn.Use REQUIRED = TableColumn.Use.REQUIRED;

    private static final List<TableColumn> CUSTOMERS = List.of(
            column("code", "客户编码", "Code", TEXT, KEY, "客户编号", "编码", "customer code", "customerID", "customer no"),
            column("externalId", "外部编号", "External id", TEXT, KEY, "外部编码", "ERP编号"),
            column("name", "客户名称", "Name", TEXT, VALUE, "客户全称", "公司名称", "名称", "companyName", "company"),
            column("shortName", "简称", "Short name", TEXT, VALUE, "客户简称"),
            column(
                    "unifiedSocialCreditCode",
                    "统一社会信用代码",
                    "Unified social credit code",
                    TEXT,
                    KEY,
                    "信用代码",
                    "税号",
                    "USCC",
                    "credit code"),
            column("lifecycle", "阶段", "Stage", TEXT, VALUE, "客户阶段", "lifecycle"),
            column("owner", "负责人", "Owner", TEXT, VALUE, "业务员", "客户经理", "sales rep"),
            column("team", "团队", "Team", TEXT, VALUE, "销售团队"),
            column("region", "区域", "Region", TEXT, VALUE, "销售区域", "country"),
            column("routeOrder", "拜访顺序", "Route order", INTEGER, VALUE),
            column("email", "电子邮箱", "E-mail", TEXT, VALUE, "邮箱", "mail"),
            column("website", "网站", "Website", TEXT, VALUE, "网址", "url"),
            column("foundedOn", "成立日期", "Founded on", TEXT, VALUE, "成立时间", "founded"),
            column("firstTradeOn", "首次交易日期", "First trade on", TEXT, VALUE, "开始交易日期"),
            column("organisationForm", "组织形式", "Organisation form", TEXT, VALUE, "企业类型"),
            column("industry", "行业", "Industry", TEXT, VALUE, "所属行业"),
            column("source", "来源", "Source", TEXT, VALUE, "客户来源"),
            column("phone", "电话", "Phone", TEXT, VALUE, "办公电话", "联系电话", "telephone"),
            column("mobile", "手机", "Mobile", TEXT, VALUE, "手机号", "mobile phone"),
            column("fax", "传真", "Fax", TEXT, VALUE),
            column("address", "地址", "Address", TEXT, VALUE, "营业地址", "street"),
            column("city", "城市", "City", TEXT, VALUE),
            column("postalCode", "邮政编码", "Postal code", TEXT, VALUE, "邮编", "zip", "postcode"),
            column("employeeCount", "员工人数", "Employees", INTEGER, VALUE, "人数", "headcount"),
            column("annualSales", "年销售额", "Annual sales", DECIMAL, VALUE, "年营业额", "turnover"));

    /** Columns of trade facts. */
    public static final List<TableColumn> TRADE = List.of(
            column("externalId", "单据行号", "External id", TEXT, KEY, "外部编号", "订单行号", "order line"),
            column("customer", "客户编码", "Customer", TEXT, REQUIRED, "客户编号", "客户", "customerID"),
            column("tradedOn", "交易日期", "Traded on", DATE, REQUIRED, "日期", "订单日期", "order date", "date"),
            column("goodsClass", "商品类别", "Goods class", TEXT, VALUE, "品类", "category"),
            column("region", "区域", "Region", TEXT, VALUE, "销售区域"),
            column("amount", "金额", "Amount", DECIMAL, REQUIRED, "销售额", "交易金额"),
            column("currency", "币种", "Currency", TEXT, VALUE, "货币"),
            column("quantity", "数量", "Quantity", DECIMAL, REQUIRED, "销量", "qty"));

    private CustomerTable() {}

    private static TableColumn column(
            String name, String zh, String en, TableColumn.Type type, TableColumn.Use use, String... aliases) {
        return new TableColumn(name, new LocalizedText(zh, en), List.of(aliases), type, use);
    }

    /** {@return the columns of customers, with the axes in use} */
    public static List<TableColumn> customers(EntityManager em) {
        List<TableColumn> columns = new ArrayList<>(CUSTOMERS);
        em.createQuery("select a from AxisEntity a order by a.code", AxisEntity.class)
                .getResultStream()
                .map(AxisEntity::axis)
                .filter(axis -> axis.active())
                .map(axis -> new TableColumn(AXIS + axis.code(), axis.label(), List.of(), TEXT, VALUE))
                .forEach(columns::add);
        return columns;
    }
}
