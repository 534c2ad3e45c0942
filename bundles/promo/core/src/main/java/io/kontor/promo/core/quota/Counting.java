package io.kontor.promo.core.quota;

import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.quota.QuotaAnswer;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.quota.QuotaRuleData;
import io.kontor.promo.api.spi.IssueRequest;
import io.kontor.promo.api.spi.IssueUsage;
import io.kontor.promo.api.value.CustomerRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts an issue by one rule. */
final class Counting {
    private static final int MONTHS_OF_QUARTER = 3;

    private final QuotaRuleData rule;
    private final IssueRequest request;

    Counting(QuotaRuleData rule, IssueRequest request) {
        this.rule = rule;
        this.request = request;
    }

    /** {@return whether the rule concerns the issue, whose region lies below some others} */
    boolean concerns(Set<String> regions) {
        return rule.holdsOn(request.day())
                && fits(rule.grade(), request.grade())
                && fits(rule.customerId(), request.recipient().id())
                && fits(rule.repId(), request.repId())
                && (rule.regionCode() == null || regions.contains(rule.regionCode()))
                && !lines().isEmpty();
    }

    private static <T> boolean fits(@Nullable T wanted, @Nullable T found) {
        return wanted == null || wanted.equals(found);
    }

    private List<IssueRequest.Line> lines() {
        return request.lines().stream()
                .filter(line -> fits(rule.itemId(), line.itemId()) && fits(rule.kind(), line.kind()))
                .toList();
    }

    /** {@return what the rule says} */
    QuotaAnswer answer(IssueUsage usage) {
        DateRange days = days(request.day());
        BigDecimal used;
        BigDecimal asked;
        String currency = rule.currency();
        if (rule.measure() == QuotaRuleData.Measure.QUANTITY || currency == null) {
            used = BigDecimal.valueOf(usage.quantity(days, about()));
            asked = BigDecimal.valueOf(
                    lines().stream().mapToLong(IssueRequest.Line::quantity).sum());
        } else {
            used = usage.value(days, about(), currency);
            asked = lines().stream()
                    .map(IssueRequest.Line::cost)
                    .flatMap(cost -> Optional.ofNullable(cost).stream())
                    .filter(cost -> cost.currency().equals(currency))
                    .map(Money::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
        }
        BigDecimal left = rule.limit().subtract(used).max(BigDecimal.ZERO);
        boolean fits = used.add(asked).compareTo(rule.limit()) <= 0;
        return new QuotaAnswer(
                rule.code(),
                rule.label(),
                rule.measure(),
                plain(rule.limit()),
                plain(used),
                plain(asked),
                plain(left),
                currency,
                fits ? QuotaEffect.ALLOW : rule.effect());
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** What one customer got counts whatever its grade and region were then, so that a new grade moves the quota. */
    private IssueUsage.About about() {
        CustomerRef customer =
                rule.each() == QuotaRuleData.Each.CUSTOMER || rule.customerId() != null ? request.recipient() : null;
        UUID rep = rule.each() == QuotaRuleData.Each.REP || rule.repId() != null ? request.repId() : null;
        boolean one = customer != null;
        return new IssueUsage.About(
                customer, rep, rule.itemId(), rule.kind(), one ? null : rule.grade(), one ? null : rule.regionCode());
    }

    /** {@return the period of the rule a day lies in} */
    private DateRange days(LocalDate day) {
        return switch (rule.period()) {
            case DAY -> new DateRange(day, day);
            case MONTH -> months(day.withDayOfMonth(1), 1);
            case QUARTER ->
                months(
                        day.withDayOfMonth(1)
                                .withMonth((day.getMonthValue() - 1) / MONTHS_OF_QUARTER * MONTHS_OF_QUARTER + 1),
                        MONTHS_OF_QUARTER);
            case YEAR -> new DateRange(day.withDayOfYear(1), day.withDayOfYear(day.lengthOfYear()));
        };
    }

    private static DateRange months(LocalDate first, int count) {
        return new DateRange(first, first.plusMonths(count).minusDays(1));
    }
}
