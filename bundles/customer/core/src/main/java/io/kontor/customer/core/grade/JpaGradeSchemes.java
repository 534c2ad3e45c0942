package io.kontor.customer.core.grade;

import io.kontor.customer.api.grade.GradePolicy;
import io.kontor.customer.api.grade.GradeRun;
import io.kontor.customer.api.grade.GradeScheme;
import io.kontor.customer.api.grade.GradeSchemeData;
import io.kontor.customer.api.grade.GradeSchemes;
import io.kontor.customer.core.internal.CustomerTransactions;
import io.kontor.customer.core.store.Days;
import io.kontor.customer.core.store.GradeSchemeEntity;
import io.kontor.customer.core.store.GradeSchemeVersionEntity;
import io.kontor.customer.core.trade.TradeHistory;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Grade schemes in the database, their policies as services. */
@Component
public final class JpaGradeSchemes implements GradeSchemes {
    private static final String READ = "customer:grade:read";
    private static final String WRITE = "customer:grade-scheme:write";
    private static final String CONFIRM = "customer:grade:confirm";
    private static final Tracked SCHEME = Tracked.type("GradeScheme");
    /** Its proposals are rows of their own. */
    private static final Tracked RUN = Tracked.type("GradeRun").without("/proposals");

    private final Transactions transactions;
    private final TradeHistory history;
    private final Clock clock;

    @Reference(policy = ReferencePolicy.DYNAMIC)
    private volatile List<GradePolicy> policies = List.of();

    /** Works over the module's transactions and all trade facts. */
    @Activate
    public JpaGradeSchemes(
            @Reference CustomerTransactions transactions, @Reference TradeHistory history, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.history = history;
        this.clock = clock;
    }

    /** Uses policies given, for tests without OSGi. */
    JpaGradeSchemes with(GradePolicy... given) {
        policies = List.of(given);
        return this;
    }

    @Override
    public List<GradeScheme> list() {
        Call.require(READ);
        return transactions.read(
                em -> em.createQuery("select s from GradeSchemeEntity s order by s.code", GradeSchemeEntity.class)
                        .getResultStream()
                        .map(GradeSchemeEntity::scheme)
                        .toList());
    }

    @Override
    public Optional<GradeScheme> find(String code) {
        Call.require(READ);
        return transactions.read(em -> scheme(em, code));
    }

    private static Optional<GradeScheme> scheme(EntityManager em, String code) {
        return Optional.ofNullable(em.find(GradeSchemeEntity.class, code)).map(GradeSchemeEntity::scheme);
    }

    @Override
    public GradeScheme add(String code, GradeSchemeData data) {
        Call.require(WRITE);
        check(new Violations().required("code", code).segment("code", code), data);
        return transactions.write(Answer.of(GradeScheme.class), em -> {
            if (em.find(GradeSchemeEntity.class, code) != null) {
                throw KontorException.of(ProblemKind.CONFLICT, "SCHEME_CODE_TAKEN", "code");
            }
            GradeSchemeEntity scheme = new GradeSchemeEntity(code, data);
            em.persist(scheme);
            return kept(em, null, scheme);
        });
    }

    @Override
    public GradeScheme change(String code, long version, GradeSchemeData data) {
        Call.require(WRITE);
        check(new Violations(), data);
        return transactions.write(Answer.of(GradeScheme.class), em -> {
            GradeSchemeEntity scheme =
                    Optional.ofNullable(em.find(GradeSchemeEntity.class, code)).orElseThrow(JpaGradeSchemes::notFound);
            GradeScheme before = scheme.scheme();
            Versions.check(before.version(), version);
            if (before.data().equals(data)) {
                return before;
            }
            scheme.set(data);
            return kept(em, before, scheme);
        });
    }

    private void check(Violations violations, GradeSchemeData data) {
        List<GradePolicy> present = policies;
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        if (data.policy() != null && !data.policy().isBlank()) {
            GradePolicy policy = policy(present, data.policy());
            policy.check(data, violations);
        }
        violations.throwIfAny();
    }

    private GradeScheme kept(EntityManager em, @Nullable GradeScheme before, GradeSchemeEntity scheme) {
        em.flush();
        GradeScheme now = scheme.scheme();
        em.persist(new GradeSchemeVersionEntity(now, Call.current().actor().username(), now()));
        String event = before == null ? "GradeSchemeAdded" : "GradeSchemeChanged";
        transactions
                .chronicle()
                .record(em, SCHEME.byCode(now.code(), before, now).event(event));
        return now;
    }

    @Override
    public GradeRun dryRun(String code, LocalDate day) {
        Access access = Call.require(READ);
        Job job = job(code, day);
        return transactions.read(em -> new GradeRuns(em, access).visible(compute(em, access, job)));
    }

    @Override
    public GradeRun propose(String code, LocalDate day) {
        Access access = Call.require(CONFIRM);
        Job job = job(code, day);
        return transactions.write(Answer.of(GradeRun.class), em -> {
            GradeRuns runs = new GradeRuns(em, access);
            GradeRun run = runs.store(compute(em, access, job));
            transactions
                    .chronicle()
                    .record(
                            em,
                            RUN.created(Objects.requireNonNull(run.id()), run.scheme(), run)
                                    .event("GradesProposed"));
            return runs.visible(run);
        });
    }

    /** A calculation and what other sources know for it, fetched before the transaction. */
    private record Job(GradeCalculation calculation, TradeHistory.Provided provided) {}

    private Job job(String code, LocalDate day) {
        Days.require("day", day);
        GradeScheme scheme = transactions.read(em -> scheme(em, code)).orElseThrow(JpaGradeSchemes::notFound);
        GradeCalculation calculation =
                GradeCalculation.of(scheme, policy(policies, scheme.data().policy()), day);
        return new Job(calculation, history.ask(calculation.question(), List.of(calculation.period())));
    }

    private GradeRun compute(EntityManager em, Access access, Job job) {
        return job.calculation().run(em, access.rows(), job.provided().sums().get(0), now(), LocalDate.now(clock));
    }

    private static GradePolicy policy(List<GradePolicy> present, String name) {
        return present.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow(() -> KontorException.of(
                        ProblemKind.UNAVAILABLE, "POLICY_ABSENT", "policy")
                .with("policy", name));
    }

    @Override
    public GradeRun run(UUID id) {
        Access access = Call.require(READ);
        return transactions.read(em -> new GradeRuns(em, access).read(id));
    }

    @Override
    public int confirm(UUID id, long version, Set<UUID> customers, LocalDate from) {
        Access access = Call.require(CONFIRM);
        Days.require("from", from);
        GradeConfirmation.Order order = new GradeConfirmation.Order(
                id, version, customers, from, Call.current().actor().username(), now());
        return transactions.write(
                Answer.of(Integer.class),
                em -> new GradeConfirmation(em, access, transactions.chronicle()).confirm(order));
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
