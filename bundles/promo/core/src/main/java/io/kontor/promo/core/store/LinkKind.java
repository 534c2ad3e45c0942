package io.kontor.promo.core.store;

import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.promo.api.value.CustomerRef;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records that refer to a customer. */
public enum LinkKind {
    /** What a customer got. */
    ISSUE("promo_issue", "CustomerIssue", "t.place_id", "data.recipient", "客户发放单", "Issues to customers"),
    /** Equipment a customer has on loan. */
    LOAN("promo_loan", "AssetLoan", "t.from_id", "data.customer", "设备借出", "Loans of equipment"),
    /** A place at a customer's. */
    PLACE("promo_place", "Place", "t.id", "data.customer", "客户处地点", "Places at customers"),
    /** What a customer is to give back of a recalled lot. */
    RECALL_TASK("promo_recall_task", "RecallTask", "t.place_id", "customer", "召回任务", "Recall tasks"),
    /** What a customer gave to one of us. */
    GIFT("promo_gift", "GiftReceived", null, "giver", "收受礼品登记", "Gifts received"),
    /** What one customer may get. */
    QUOTA_RULE("promo_quota_rule", "QuotaRule", null, "customerId", "客户配额规则", "Quota rules for a customer");

    private final String table;
    private final String subject;
    private final @Nullable String root;
    private final String field;
    private final String zh;
    private final String en;

    LinkKind(String table, String subject, @Nullable String root, String field, String zh, String en) {
        this.table = table;
        this.subject = subject;
        this.root = root;
        this.field = field;
        this.zh = zh;
        this.en = en;
    }

    /** {@return the kind as histories call it} */
    public String subject() {
        return subject;
    }

    /** {@return its name for people} */
    public LocalizedText label() {
        return new LocalizedText(zh, en);
    }

    String table() {
        return table;
    }

    /** {@return the place whose row scope decides who sees the record's history} */
    String rootColumn() {
        return root == null ? "cast(null as char(36))" : root;
    }

    /** {@return the code people know the record by} */
    String codeColumn() {
        return this == PLACE || this == QUOTA_RULE ? "t.code" : "cast(null as varchar(64))";
    }

    /** {@return whether the customer's code and name are kept with its identity} */
    boolean namesCustomer() {
        return this != QUOTA_RULE;
    }

    /** {@return a reference as it stands in the record, for its history} */
    public Map<String, Object> image(CustomerRef customer) {
        Map<String, Object> ref = new HashMap<>();
        ref.put("id", customer.id());
        ref.put("code", customer.code());
        ref.put("name", customer.name());
        Object value = namesCustomer() ? ref : String.valueOf(customer.id());
        int dot = field.indexOf('.');
        return dot < 0
                ? Map.of(field, value)
                : Map.of(field.substring(0, dot), Map.of(field.substring(dot + 1), value));
    }
}
