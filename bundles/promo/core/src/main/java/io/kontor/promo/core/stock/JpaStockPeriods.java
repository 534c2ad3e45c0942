package io.kontor.promo.core.stock;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.api.value.Ids;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.Kind;
import io.kontor.kernel.jpa.Listing;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.kernel.jpa.Transactions;
import io.kontor.kernel.jpa.Versions;
import io.kontor.promo.api.stock.StockPeriod;
import io.kontor.promo.api.stock.StockPeriods;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.store.LedgerAudit;
import io.kontor.promo.core.store.PeriodEntity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The periods in the database. */
@Component
public final class JpaStockPeriods implements StockPeriods {
    /** Movements that began before midnight have ended by then. */
    static final Duration AFTER_MIDNIGHT = Duration.ofMinutes(10);

    private static final String READ = "promo:stock:read";
    private static final String WRITE = "promo:period:write";
    private static final Answer<StockPeriod> PERIOD = Answer.of(StockPeriod.class);
    private static final Tracked TRACKED = Tracked.type("StockPeriod");
    private static final Listing<PeriodEntity> LISTING = Listing.of(PeriodEntity.class, "id")
            .field("id", Kind.UUID_KIND, p -> p.get("id"))
            .field("from", Kind.DATE, p -> p.get("from"))
            .field("to", Kind.DATE, p -> p.get("to"))
            .field("state", Kind.ofEnum(StockPeriod.State.class), p -> p.get("state"))
            .defaultSort("-from")
            .build();

    private final Transactions transactions;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public JpaStockPeriods(@Reference PromoTransactions transactions, @Reference Clock clock) {
        this.transactions = transactions.get();
        this.clock = clock;
    }

    @Override
    public Page<StockPeriod> list(ListQuery query) {
        Access access = Call.require(READ);
        return transactions.read(em ->
                LISTING.page(em, query, access, q -> q.cb().conjunction(), null).map(PeriodEntity::period));
    }

    @Override
    public Optional<StockPeriod> find(UUID id) {
        Call.require(READ);
        return transactions.read(
                em -> Optional.ofNullable(em.find(PeriodEntity.class, id)).map(PeriodEntity::period));
    }

    @Override
    public StockPeriod open(DateRange days) {
        Call.require(WRITE);
        return transactions.write(PERIOD, em -> {
            new LedgerAudit(em).lockPast();
            Optional<PeriodEntity> last = em.createQuery(
                            "select p from PeriodEntity p order by p.to desc", PeriodEntity.class)
                    .setMaxResults(1)
                    .getResultStream()
                    .findFirst();
            if (last.isPresent() && !last.get().to().plusDays(1).equals(days.from())) {
                throw KontorException.of(ProblemKind.CONFLICT, "PERIOD_NOT_NEXT");
            }
            PeriodEntity period = new PeriodEntity(Ids.next(), days);
            em.persist(period);
            em.flush();
            StockPeriod opened = period.period();
            transactions
                    .chronicle()
                    .record(em, TRACKED.created(opened.id(), null, opened).event("StockPeriodOpened", opened));
            return opened;
        });
    }

    @Override
    public StockPeriod close(UUID id, long version) {
        Call.require(WRITE);
        UUID caller = Call.current().actor().id();
        return transactions.write(PERIOD, em -> {
            LedgerAudit audit = new LedgerAudit(em);
            audit.lockPast();
            PeriodEntity period = em.find(PeriodEntity.class, id);
            if (period == null) {
                throw KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
            }
            Versions.check(period.version(), version);
            StockPeriod before = period.period();
            check(em, before, audit);
            period.close(caller, Instant.ofEpochMilli(clock.millis()));
            audit.closeThrough(period.to());
            em.flush();
            StockPeriod after = period.period();
            transactions
                    .chronicle()
                    .record(em, TRACKED.changed(id, null, before, after).event("StockPeriodClosed", after));
            return after;
        });
    }

    private void check(EntityManager em, StockPeriod period, LedgerAudit audit) {
        if (period.state() == StockPeriod.State.CLOSED) {
            throw KontorException.of(ProblemKind.CONFLICT, "PERIOD_CLOSED");
        }
        boolean earlierOpen = !em.createQuery(
                        "select p.id from PeriodEntity p where p.to < :from and p.state = :open", UUID.class)
                .setParameter("from", period.days().from())
                .setParameter("open", StockPeriod.State.OPEN)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
        if (earlierOpen) {
            throw KontorException.of(ProblemKind.CONFLICT, "PERIOD_BEFORE_OPEN");
        }
        Instant over =
                period.days().to().plusDays(1).atStartOfDay(clock.getZone()).toInstant();
        if (clock.instant().isBefore(over.plus(AFTER_MIDNIGHT))) {
            throw KontorException.of(ProblemKind.CONFLICT, "PERIOD_NOT_OVER");
        }
        long broken = audit.broken();
        if (broken > 0) {
            throw KontorException.of(ProblemKind.CONFLICT, "LEDGER_BROKEN").with("count", broken);
        }
    }
}
