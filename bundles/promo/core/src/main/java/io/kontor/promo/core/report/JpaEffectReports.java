package io.kontor.promo.core.report;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.trade.TradeFact;
import io.kontor.kernel.api.trade.TradeHistoryProvider;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.promo.api.report.EffectAsk;
import io.kontor.promo.api.report.EffectReport;
import io.kontor.promo.api.report.EffectReport.LeftOut;
import io.kontor.promo.api.report.EffectReport.Outcome;
import io.kontor.promo.api.report.EffectReports;
import io.kontor.promo.api.report.EffectRow;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.issue.Recipients;
import io.kontor.promo.core.store.GivenTables;
import io.kontor.promo.core.store.GivenTables.Given;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Asks whoever knows sales; they are asked outside a transaction, because they may be far away. */
@Component
public final class JpaEffectReports implements EffectReports {
    @Reference(policy = ReferencePolicy.DYNAMIC)
    volatile List<TradeHistoryProvider> providers = List.of();

    private final Transactions transactions;
    private final Recipients recipients;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaEffectReports(
            @Reference PromoTransactions transactions, @Reference Recipients recipients, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.recipients = recipients;
        this.clock = clock;
    }

    @Override
    public EffectReport effect(EffectAsk ask) {
        Access access = Call.require("promo:report:read");
        Documents.throwIfAny(ask.violations());
        access.requireClass(FieldClass.AMOUNT, "cost");
        List<TradeHistoryProvider> present = providers;
        List<Given> given = transactions.read(em -> new GivenTables(em)
                .given(new GivenTables.Ask(ask.given(), ask.itemId(), ask.campaignId(), null, null), access.rows()));
        int typed = (int) given.stream()
                .filter(g -> g.customerId() == null)
                .map(Given::customerName)
                .distinct()
                .count();
        Set<UUID> customers =
                given.stream().map(Given::customerId).filter(Objects::nonNull).collect(Collectors.toSet());
        if (present.isEmpty()) {
            return nothing(Outcome.NO_SOURCE, ask, present, new LeftOut(typed, 0, 0, 0));
        }
        Set<UUID> seen = recipients.reachable(customers);
        Effect effect = new Effect(
                ask.window(),
                given.stream()
                        .filter(g -> g.customerId() != null && seen.contains(g.customerId()))
                        .toList());
        int early = effect.leaveOutEarly(LocalDate.ofInstant(clock.instant(), clock.getZone()));
        count(effect, present);
        LeftOut leftOut = new LeftOut(typed, early, customers.size() - seen.size(), effect.withoutSales());
        List<EffectRow> rows = effect.rows();
        return rows.isEmpty()
                ? nothing(Outcome.NO_DATA, ask, present, leftOut)
                : new EffectReport(Outcome.FIGURES, Effect.method(ask.window()), names(present), leftOut, rows);
    }

    private static void count(Effect effect, List<TradeHistoryProvider> present) {
        DateRange days = effect.days();
        if (days != null) {
            for (TradeHistoryProvider provider : present) {
                try (Stream<TradeFact> facts = provider.facts(days)) {
                    effect.count(facts);
                }
            }
        }
    }

    private static EffectReport nothing(
            Outcome outcome, EffectAsk ask, List<TradeHistoryProvider> present, LeftOut leftOut) {
        return new EffectReport(outcome, Effect.method(ask.window()), names(present), leftOut, List.of());
    }

    private static List<String> names(List<TradeHistoryProvider> present) {
        return present.stream()
                .map(TradeHistoryProvider::source)
                .distinct()
                .sorted()
                .toList();
    }
}
