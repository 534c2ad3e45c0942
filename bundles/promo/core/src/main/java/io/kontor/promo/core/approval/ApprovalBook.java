package io.kontor.promo.core.approval;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.Money;
import io.kontor.promo.api.approval.ApprovalLevel;
import io.kontor.promo.api.approval.ApprovalLimit;
import io.kontor.promo.api.approval.ApprovalLimit.Document;
import io.kontor.promo.api.approval.ApprovalNeed;
import io.kontor.promo.core.store.ApprovalEntity;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Tells by a document's value who has to approve it, and lets nobody else do it. */
public final class ApprovalBook {
    private static final Map<ApprovalLevel, String> PERMISSIONS =
            Map.of(ApprovalLevel.SECOND, "promo:approval:second", ApprovalLevel.THIRD, "promo:approval:third");

    private final List<ApprovalLimit> limits;

    /** The book of a kind of document, as it is in a transaction. */
    public ApprovalBook(EntityManager em, Document document) {
        this(ApprovalEntity.in(em).limits().limits().stream()
                .filter(limit -> limit.document() == document)
                .toList());
    }

    ApprovalBook(List<ApprovalLimit> limits) {
        this.limits = limits.stream()
                .sorted(Comparator.comparing(ApprovalLimit::level))
                .toList();
    }

    /** {@return who has to approve a document whose parts cost so much; empty where a cost is not known} */
    public ApprovalNeed need(List<Optional<Money>> costs) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        costs.forEach(cost -> cost.ifPresent(c -> sums.merge(c.currency(), c.amount(), BigDecimal::add)));
        List<Money> value = sums.entrySet().stream()
                .map(sum -> new Money(sum.getValue(), sum.getKey()))
                .toList();
        if (limits.isEmpty()) {
            LocalizedText none = new LocalizedText("未设审批限额", "There are no limits by value");
            return new ApprovalNeed(ApprovalLevel.FIRST, none, value, null);
        }
        Money highest = limits.get(limits.size() - 1).upTo();
        boolean known = costs.stream().allMatch(Optional::isPresent)
                && (sums.isEmpty() || sums.keySet().equals(Set.of(highest.currency())));
        if (!known) {
            LocalizedText why = new LocalizedText(
                    "部分品项没有以" + highest.currency() + "计的成本，无法估值",
                    "Some items have no cost in " + highest.currency() + ", so its value is not known");
            return new ApprovalNeed(ApprovalLevel.THIRD, why, value, null);
        }
        return by(sums.getOrDefault(highest.currency(), BigDecimal.ZERO), value);
    }

    private ApprovalNeed by(BigDecimal sum, List<Money> value) {
        Money passed = null;
        for (ApprovalLimit limit : limits) {
            if (sum.compareTo(limit.upTo().amount()) <= 0) {
                return within(limit.level(), value, passed);
            }
            passed = limit.upTo();
        }
        ApprovalLevel last = limits.get(limits.size() - 1).level();
        return within(last == ApprovalLevel.FIRST ? ApprovalLevel.SECOND : ApprovalLevel.THIRD, value, passed);
    }

    private static ApprovalNeed within(ApprovalLevel level, List<Money> value, @Nullable Money passed) {
        LocalizedText why = passed == null
                ? new LocalizedText("价值在第1级审批限额内", "Its value is within the limit of level 1")
                : new LocalizedText(
                        "价值超过第" + (level.number() - 1) + "级审批限额",
                        "Its value is above the limit of level " + (level.number() - 1));
        return new ApprovalNeed(level, why, value, passed);
    }

    /**
     * Refuses a caller of a lower level.
     *
     * @throws KontorException FORBIDDEN {@code APPROVAL_LEVEL}
     */
    public static void require(ApprovalNeed need) {
        boolean high = need.level() == ApprovalLevel.FIRST
                || PERMISSIONS.entrySet().stream()
                        .filter(each -> each.getKey().compareTo(need.level()) >= 0)
                        .anyMatch(each ->
                                Call.current().actor().access(each.getValue()).isPresent());
        if (!high) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "APPROVAL_LEVEL")
                    .with("level", need.level().number());
        }
    }
}
