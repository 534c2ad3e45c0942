package io.kontor.promo.core.approval;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.approval.ApprovalLimit;
import io.kontor.promo.api.approval.ApprovalLimits;
import io.kontor.promo.api.approval.Approvals;
import io.kontor.promo.core.document.Documents;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.ApprovalEntity;
import java.util.List;
import javax.persistence.LockModeType;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The limits in the database: one row. */
@Component
public final class JpaApprovals implements Approvals {
    private static final String READ = "promo:approval:read";
    private static final String WRITE = "promo:approval:write";
    private static final Answer<ApprovalLimits> LIMITS = Answer.of(ApprovalLimits.class);
    private static final Tracked TRACKED = Tracked.type("ApprovalLimits");

    private final Transactions transactions;

    /** Over the module's transactions. */
    @Activate
    public JpaApprovals(@Reference PromoTransactions transactions) {
        this.transactions = transactions.get();
    }

    @Override
    public ApprovalLimits limits() {
        Call.require(READ);
        return transactions.read(em -> ApprovalEntity.in(em).limits());
    }

    @Override
    public ApprovalLimits replace(long version, List<ApprovalLimit> limits) {
        Call.require(WRITE);
        ApprovalLimits wanted = new ApprovalLimits(version, limits);
        Documents.throwIfAny(wanted.violations());
        return transactions.write(LIMITS, em -> {
            ApprovalEntity entity = ApprovalEntity.in(em);
            ApprovalLimits before = entity.limits();
            Versions.check(before.version(), version);
            em.lock(entity, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            entity.apply(wanted.limits());
            em.flush();
            ApprovalLimits after = entity.limits();
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.byCode(ApprovalEntity.NAME, before, after).event("ApprovalLimitsChanged"));
            return after;
        });
    }
}
