package io.kontor.customer.core.internal;

import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.event.JournalHints;
import io.kontor.kernel.jpa.Transactions;
import java.time.Clock;
import java.util.Map;
import org.apache.aries.jpa.template.JpaTemplate;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The module's transactions; keeps schema and unit out of the services' constructors. */
@Component(service = CustomerTransactions.class)
public final class CustomerTransactions {
    /** What a violated constraint means to the caller. */
    public static final Map<String, Violation> CONSTRAINTS = Map.of(
            "customer_customer_code_uq", new Violation("code", "CUSTOMER_CODE_TAKEN"),
            "customer_customer_credit_code_uq", new Violation("unifiedSocialCreditCode", "CREDIT_CODE_TAKEN"),
            "customer_external_id_uq", new Violation("externalIds", "EXTERNAL_ID_TAKEN"),
            "customer_axis_pk", new Violation("code", "AXIS_CODE_TAKEN"),
            "customer_axis_code_uq", new Violation("code", "CODE_TAKEN"),
            "customer_grade_scheme_pk", new Violation("code", "SCHEME_CODE_TAKEN"),
            "customer_trade_fact_external_id_uq", new Violation("externalId", "EXTERNAL_ID_TAKEN"));

    private final Transactions transactions;

    /** Waits for the tables, then for the unit. */
    @Activate
    public CustomerTransactions(
            @Reference CustomerSchema schema,
            @Reference(target = "(osgi.unit.name=kontor-customer)") JpaTemplate jpa,
            @Reference Clock clock,
            @Reference JournalHints hints) {
        this(new Transactions("customer", jpa, CONSTRAINTS, clock, hints));
    }

    /** Uses transactions given, for tests without OSGi. */
    public CustomerTransactions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** {@return the transactions} */
    public Transactions get() {
        return transactions;
    }
}
