package io.kontor.credit.scoring.figures;

import io.kontor.credit.api.figures.ShipAnswer;
import io.kontor.credit.api.figures.ShipAnswer.Reason;
import io.kontor.credit.api.figures.ShipAnswer.Verdict;
import io.kontor.credit.api.figures.ShipCheck;
import io.kontor.credit.api.figures.ShipRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
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
        if (isStopped) {
            reasons.add(new Reason("STOPPED", 1, 0));
        }
        if (isOverdue) {
            reasons.add(new Reason("OVERDUE_AGE", check.oldestOverdue(), check.overdueAllowed()));
        }
        if (headroom.signum() < 0) {
            reasons.add(new Reason("OVER_LIMIT", exposure.doubleValue(), limit.doubleValue()));
        }
        if (order.compareTo(greatestOrder) > 0) {
            reasons.add(new Reason("ORDER_SHARE", order.doubleValue(), greatestOrder.doubleValue()));
        }
        boolean isHeld = !reasons.isEmpty();
        if (headroom.signum() >= 0 && use >= WARN_USE) {
            reasons.add(new Reason("USE", use, WARN_USE));
        }
        Verdict verdict =
                isStopped ? Verdict.STOP : isHeld ? Verdict.HOLD : reasons.isEmpty() ? Verdict.OK : Verdict.WARN;
        BigDecimal passes = isStopped || isOverdue
                ? BigDecimal.ZERO
                : headroom.add(order).min(greatestOrder).max(BigDecimal.ZERO);
        return new ShipAnswer(verdict, use, headroom, reasons, passes, isOverdue ? check.overdue() : BigDecimal.ZERO);
    }

    private static double use(BigDecimal exposure, BigDecimal limit) {
        if (limit.signum() == 0) {
            return exposure.signum() > 0 ? Double.POSITIVE_INFINITY : 0;
        }
        return exposure.doubleValue() / limit.doubleValue();
    }
}
