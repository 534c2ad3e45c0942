package io.kontor.promo.core.internal;

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
@Component(service = PromoTransactions.class)
public final class PromoTransactions {
    /** What a violated constraint means to the caller. */
    public static final Map<String, Violation> CONSTRAINTS = Map.ofEntries(
            Map.entry("promo_slip_number_uq", new Violation("number", "SLIP_NUMBER_TAKEN")),
            Map.entry("promo_count_number_uq", new Violation("number", "COUNT_NUMBER_TAKEN")),
            Map.entry("promo_count_running_uq", new Violation("placeId", "COUNT_RUNNING")),
            Map.entry("promo_item_code_uq", new Violation("code", "ITEM_CODE_TAKEN")),
            Map.entry("promo_item_barcode_uq", new Violation("barcode", "BARCODE_TAKEN")),
            Map.entry("promo_lot_uq", new Violation("lotNo", "LOT_TAKEN")),
            Map.entry("promo_place_code_uq", new Violation("code", "PLACE_CODE_TAKEN")),
            Map.entry("promo_place_single_uq", new Violation("keeperId", "PLACE_CODE_TAKEN")),
            Map.entry("promo_serial_uq", new Violation("serials", "SERIAL_TAKEN")),
            Map.entry("promo_movement_reversal_uq", new Violation("reversalOf", "REVERSED_ALREADY")),
            Map.entry("promo_recall_running_uq", new Violation("status", "RECALL_RUNNING")),
            Map.entry("promo_allocation_code_uq", new Violation("code", "PLAN_CODE_TAKEN")),
            Map.entry("promo_campaign_code_uq", new Violation("code", "CAMPAIGN_CODE_TAKEN")),
            Map.entry("promo_quota_rule_code_uq", new Violation("code", "QUOTA_CODE_TAKEN")));

    private final Transactions transactions;

    /** Waits for the tables, then for the unit. */
    @Activate
    public PromoTransactions(
            @Reference PromoSchema schema,
            @Reference(target = "(osgi.unit.name=kontor-promo)") JpaTemplate jpa,
            @Reference Clock clock,
            @Reference JournalHints hints) {
        this(new Transactions("promo", jpa, CONSTRAINTS, clock, hints));
    }

    /** Uses transactions given, for tests without OSGi. */
    public PromoTransactions(Transactions transactions) {
        this.transactions = transactions;
    }

    /** {@return the transactions} */
    public Transactions get() {
        return transactions;
    }
}
