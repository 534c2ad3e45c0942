package io.kontor.promo.core.issue;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.approval.ApprovalNeed;
import io.kontor.promo.api.issue.CustomerIssue;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.issue.CustomerIssues;
import io.kontor.promo.api.issue.IssueState;
import io.kontor.promo.api.quota.QuotaDecision;
import io.kontor.promo.api.quota.QuotaEffect;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.value.CustomerRef;
import io.kontor.promo.api.value.DocumentRef;
import io.kontor.promo.core.approval.ApprovalBook;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.quota.QuotaBook;
import io.kontor.promo.core.stock.PromoLedger;
import io.kontor.promo.core.stock.Reach;
import io.kontor.promo.core.store.IssueEntity;
import io.kontor.promo.core.store.IssueLineEntity;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import javax.persistence.EntityManager;
import javax.persistence.LockModeType;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The issues in the database; what they hand out moves through the ledger. */
@Component
public final class JpaCustomerIssues implements CustomerIssues {
    private static final String READ = "promo:issue:read";
    private static final String WRITE = "promo:issue:write";
    private static final String APPROVE = "promo:issue:approve";
    private static final String TYPE = "CustomerIssue";
    private static final Answer<CustomerIssue> ISSUE = Answer.of(CustomerIssue.class);
    private static final Tracked TRACKED =
            Tracked.type(TYPE).classified(FieldClass.AMOUNT, "/cost", "/decision/answers", "/decision/approval");

    private final Transactions transactions;
    private final PromoLedger ledger;
    private final Drafts drafts;
    private final QuotaBook quotas;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaCustomerIssues(
            @Reference PromoTransactions transactions,
            @Reference PromoLedger ledger,
            @Reference Drafts drafts,
            @Reference QuotaBook quotas,
            @Reference Clock clock) {
        this.transactions = transactions.get();
        this.ledger = ledger;
        this.drafts = drafts;
        this.quotas = quotas;
        this.clock = clock;
    }

    @Override
    public Page<CustomerIssue> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em -> new IssueRows(em).issues(query, access));
    }

    @Override
    public Optional<CustomerIssue> find(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> {
            IssueRows rows = new IssueRows(em);
            return rows.find(id, access).map(issue -> rows.issue(issue, IssueRows.seesCost(access)));
        });
    }

    /** {@return whether an issue is in the caller's rows} */
    public static boolean reaches(EntityManager em, UUID id, Access access) {
        return new IssueRows(em).find(id, access).isPresent();
    }

    @Override
    public QuotaDecision check(CustomerIssueData data) {
        Access access = Call.require(WRITE);
        Drafts.Asked asked = drafts.asked(data, access);
        QuotaDecision decision = transactions.read(em -> {
            Draft draft =
                    drafts.draft(em, asked, Objects.requireNonNull(asked.data().day()));
            return new Judgement(em, quotas, draft).look();
        });
        return IssueRows.seesCost(access) ? decision : decision.withoutAmounts();
    }

    @Override
    public CustomerIssue give(CustomerIssueData data) {
        Access access = Call.require(WRITE);
        Drafts.Asked asked = drafts.asked(data, access);
        UUID caller = Call.current().actor().id();
        boolean seesCost = IssueRows.seesCost(access);
        return transactions.write(ISSUE, em -> {
            LocalDate day = Objects.requireNonNull(asked.data().day());
            Draft draft = drafts.draft(em, asked, day);
            Instant now = Instant.ofEpochMilli(clock.millis());
            IssueEntity issue = new IssueEntity(Ids.next(), draft.data(), draft.standing(), caller, now);
            QuotaDecision decision = decide(em, draft, issue, seesCost);
            em.persist(issue);
            em.flush();
            draft.entities(issue.id()).forEach(em::persist);
            if (decision.effect() == QuotaEffect.APPROVAL) {
                ledger.hold(em, document(issue), draft.holds(em, ledger));
            } else {
                hand(em, draft, issue, new Reach(access.rows()));
            }
            em.flush();
            CustomerIssue made = new IssueRows(em).issue(issue, true);
            String event = issue.state() == IssueState.WAITING ? "QuotaExceeded" : "CustomerIssueGiven";
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.created(issue.id(), null, made)
                                    .root(issue.placeId())
                                    .event(event, Told.of(made)));
            return new IssueRows(em).issue(issue, seesCost);
        });
    }

    private QuotaDecision decide(EntityManager em, Draft draft, IssueEntity issue, boolean seesCost) {
        Judgement judgement = new Judgement(em, quotas, draft);
        QuotaDecision decision = judgement.decide();
        issue.decide(decision);
        judgement.refuseBlocked(decision, seesCost);
        return decision;
    }

    private void hand(EntityManager em, Draft draft, IssueEntity issue, Gate gate) {
        CustomerIssueData data = draft.data();
        PostMovement.Note note = new PostMovement.Note(
                Call.current().actor().id(), data.purpose(), null, data.campaignId(), data.evidence());
        PostMovement movement =
                new PostMovement(MovementKind.ISSUE, draft.day(), draft.legs(), note, document(issue), false);
        issue.given(ledger.post(em, movement, gate).id(), draft.day());
    }

    private static DocumentRef document(IssueEntity issue) {
        return new DocumentRef(TYPE, issue.id(), null);
    }

    @Override
    public CustomerIssue approve(UUID id, long version, @Nullable String reason) {
        Access access = Call.require(APPROVE);
        new Violations().text("reason", reason, 500).throwIfAny();
        UUID caller = Call.current().actor().id();
        Optional<GiftConditions.Earned> earned = transactions
                .read(em -> new IssueRows(em).find(id, access).map(IssueEntity::data))
                .flatMap(drafts::earned);
        return update(new Step(id, version, access, reason, "CustomerIssueGiven"), (em, issue) -> {
            require(issue, IssueState.WAITING);
            if (caller.equals(issue.askedBy()) || caller.equals(issue.standing().repId())) {
                throw KontorException.of(ProblemKind.FORBIDDEN, "OWN_REQUEST");
            }
            issue.decidedBy(caller);
            Draft draft = drafts.draft(em, new Drafts.Asked(issue.data(), issue.standing(), earned), drafts.today());
            ApprovalNeed need =
                    decide(em, draft, issue, IssueRows.seesCost(access)).approval();
            if (need != null) {
                ApprovalBook.require(need);
            }
            // in the same transaction, so that nobody else gets them in between; what expires first may be another lot
            // now
            ledger.release(em, document(issue));
            hand(em, draft, issue, Gate.OPEN);
        });
    }

    @Override
    public CustomerIssue reject(UUID id, long version, String reason) {
        Access access = Call.require(APPROVE);
        requireReason(reason);
        UUID caller = Call.current().actor().id();
        return update(new Step(id, version, access, reason, "CustomerIssueRejected"), (em, issue) -> {
            require(issue, IssueState.WAITING);
            issue.decidedBy(caller);
            ledger.release(em, document(issue));
            issue.end(IssueState.REJECTED);
        });
    }

    @Override
    public CustomerIssue takeBack(
            UUID id, long version, List<CustomerIssueData.Line> lines, @Nullable UUID toId, String reason) {
        Access access = Call.require(WRITE);
        Violations violations = new Violations()
                .required("lines", lines)
                .size("lines", lines, CustomerIssueData.MAX_LINES)
                .required("reason", reason)
                .text("reason", reason, 500);
        if (lines != null) {
            CustomerIssueData.checkLines("lines", lines, violations);
        }
        violations.throwIfAny();
        return update(new Step(id, version, access, reason, "CustomerIssueReturned"), (em, issue) -> {
            require(issue, IssueState.GIVEN);
            List<Draft.Part> parts = Drafts.parts(em, "lines", lines);
            UUID to = toId == null ? issue.placeId() : toId;
            PostMovement movement = PostMovement.of(
                    MovementKind.RETURN, new GivenBack(em, id).legs(parts, to), note(issue, reason), document(issue));
            ledger.post(em, movement, new Reach(access.rows()));
            List<IssueLineEntity> kept = new IssueRows(em).lines(List.of(issue)).getOrDefault(id, List.of());
            parts.forEach(part -> kept.stream()
                    .filter(line -> line.itemId().equals(part.itemId()))
                    .forEach(line -> line.takeBack(part.units())));
        });
    }

    private static PostMovement.Note note(IssueEntity issue, String reason) {
        UUID caller = Call.current().actor().id();
        return new PostMovement.Note(caller, reason, null, issue.data().campaignId(), List.of());
    }

    @Override
    public CustomerIssue undo(UUID id, long version, String reason) {
        Access access = Call.require(WRITE);
        requireReason(reason);
        return update(new Step(id, version, access, reason, "CustomerIssueUndone"), (em, issue) -> {
            UUID movement = issue.movementId();
            if (issue.state() == IssueState.WAITING) {
                ledger.release(em, document(issue));
            } else if (issue.state() == IssueState.GIVEN && movement != null) {
                if (!new IssueRows(em).issue(issue, false).returned().isEmpty()) {
                    throw KontorException.of(ProblemKind.CONFLICT, "ISSUE_RETURNED");
                }
                ledger.reverse(em, movement, note(issue, reason), document(issue), new Reach(access.rows()));
            } else {
                throw IssueRows.wrongState(issue);
            }
            issue.end(IssueState.REVERSED);
        });
    }

    private static void requireReason(String reason) {
        new Violations().required("reason", reason).text("reason", reason, 500).throwIfAny();
    }

    private static void require(IssueEntity issue, IssueState state) {
        if (issue.state() != state) {
            throw IssueRows.wrongState(issue);
        }
    }

    /** What a change of an issue needs. */
    private record Step(
            UUID id, long version, Access access, @Nullable String reason, String event) {}

    private CustomerIssue update(Step step, BiConsumer<EntityManager, IssueEntity> work) {
        return transactions.write(ISSUE, em -> {
            IssueRows rows = new IssueRows(em);
            IssueEntity issue = rows.find(step.id(), step.access())
                    .orElseThrow(() -> KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND"));
            Versions.check(issue.version(), step.version());
            CustomerIssue before = rows.issue(issue, true);
            em.lock(issue, LockModeType.OPTIMISTIC_FORCE_INCREMENT);
            work.accept(em, issue);
            em.flush();
            CustomerIssue after = rows.issue(issue, true);
            transactions
                    .chronicle()
                    .record(
                            em,
                            TRACKED.changed(step.id(), null, before, after)
                                    .root(issue.placeId())
                                    .reason(step.reason())
                                    .event(step.event(), Told.of(after)));
            return rows.issue(issue, IssueRows.seesCost(step.access()));
        });
    }

    /** What others learn of an issue: no cost. */
    private record Told(
            IssueState state,
            @Nullable UUID customerId,
            UUID repId,
            @Nullable LocalDate day,
            List<CustomerIssueData.Line> lines,
            References references) {
        static Told of(CustomerIssue issue) {
            CustomerIssueData data = issue.data();
            CustomerRef recipient = data.recipient();
            return new Told(
                    issue.state(),
                    recipient.id(),
                    issue.repId(),
                    data.day(),
                    data.lines(),
                    new References(data.campaignId(), data.visitRef(), data.orderRef(), data.conditionRef()));
        }
    }

    /** What an issue belongs to. */
    private record References(
            @Nullable UUID campaignId,
            @Nullable String visitRef,
            @Nullable String orderRef,
            @Nullable String conditionRef) {}
}
