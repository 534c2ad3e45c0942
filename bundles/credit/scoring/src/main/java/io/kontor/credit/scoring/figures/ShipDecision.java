package io.kontor.credit.scoring.figures;

import io.kontor.credit.api.figures.ShipAnswer;
import io.kontor.credit.api.figures.ShipAnswer.Reason;
import io.kontor.credit.api.figures.ShipAnswer.Verdict;
import io.kontor.credit.api.figures.ShipCheck;
import io.kontor.credit.api.figures.ShipRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Answers "may I ship?" and says what would make it pass. */
public final class ShipDecision implements ShipRules {
    private static final double WARN_USE = .9;

    @Override
    public ShipAnswer answer(ShipCheck check) {
        BigDecimal exposure = check.exposure().total();
        BigDecimal order = check.exposure().newOrder();
        BigDecimal limit = check.limit();
        BigDecimal greatestOrder =
                limit.multiply(BigDecimal.valueOf(check.orderShare())).setScale(2, RoundingMode.DOWN);
        BigDecimal headroom = limit.subtract(exposure);
        double use = use(exposure, limit);
        boolean isStopped = check.stopped() == ShipCheck.Stopped.YES;
        boolean isOverdue = check.oldestOverdue() > check.overdueAllowed();
        List<Reason> reasons = new ArrayList<>();
        boolean waits = state(check, reasons, isStopped, isOverdue);
        if (headroom.signum() < 0) {
            add(reasons, "OVER_LIMIT", exposure.doubleValue(), limit.doubleValue());
        }
        if (order.compareTo(greatestOrder) > 0) {
            add(reasons, "ORDER_SHARE", order.doubleValue(), greatestOrder.doubleValue());
        }
        waits |= data(check.state(), reasons);
        boolean isHeld = !reasons.isEmpty();
        if (headroom.signum() >= 0 && use >= WARN_USE) {
            add(reasons, "USE", use, WARN_USE);
        }
        Verdict verdict =
                isStopped ? Verdict.STOP : isHeld ? Verdict.HOLD : reasons.isEmpty() ? Verdict.OK : Verdict.WARN;
        BigDecimal passes =
                waits ? BigDecimal.ZERO : headroom.add(order).min(greatestOrder).max(BigDecimal.ZERO);
        return new ShipAnswer(verdict, use, headroom, reasons, passes, isOverdue ? check.overdue() : BigDecimal.ZERO);
    }

    @Override
    public ShipAnswer answer(List<ShipCheck> path) {
        List<ShipAnswer> answers = path.stream().map(this::answer).toList();
        ShipAnswer all = answers.get(0);
        for (ShipAnswer next : answers.subList(1, answers.size())) {
            List<Reason> reasons = new ArrayList<>(all.reasons());
            next.reasons().stream().filter(reason -> !reasons.contains(reason)).forEach(reasons::add);
            all = new ShipAnswer(
                    all.verdict().compareTo(next.verdict()) > 0 ? all.verdict() : next.verdict(),
                    Math.max(all.use(), next.use()),
                    all.headroom().min(next.headroom()),
                    reasons,
                    all.passes().min(next.passes()),
                    all.payFirst().max(next.payFirst()));
        }
        return all;
    }

    /** Reasons before the limit; with any of them no order passes, however small. */
    private static boolean state(ShipCheck check, List<Reason> reasons, boolean isStopped, boolean isOverdue) {
        if (isStopped) {
            add(reasons, "STOPPED", 1, 0);
        }
        if (isOverdue) {
            add(reasons, "OVERDUE_AGE", check.oldestOverdue(), check.overdueAllowed());
        }
        LocalDate validTo = check.state().limitValidTo();
        if (validTo != null && check.state().day().isAfter(validTo)) {
            add(
                    reasons,
                    "LIMIT_EXPIRED",
                    (double) ChronoUnit.DAYS.between(validTo, check.state().day()),
                    0);
        }
        return !reasons.isEmpty();
    }

    /** Reasons behind the limit, with the same effect. */
    private static boolean data(ShipCheck.State state, List<Reason> reasons) {
        int before = reasons.size();
        if (state.index() < state.leastIndex()) {
            add(reasons, "INDEX", state.index(), state.leastIndex());
        }
        long age = ChronoUnit.DAYS.between(state.dataAsOf(), state.day());
        if (age > state.daysAllowed()) {
            add(reasons, "STALE_DATA", (double) age, state.daysAllowed());
        }
        return reasons.size() > before;
    }

    private static void add(List<Reason> reasons, String code, double actual, double allowed) {
        reasons.add(new Reason(code, actual, allowed));
    }

    private static double use(BigDecimal exposure, BigDecimal limit) {
        if (limit.signum() == 0) {
            return exposure.signum() > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return exposure.doubleValue() / limit.doubleValue();
    }
}
