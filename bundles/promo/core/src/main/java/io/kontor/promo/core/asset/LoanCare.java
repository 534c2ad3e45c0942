package io.kontor.promo.core.asset;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.jpa.Chronicle;
import io.kontor.kernel.jpa.Tracked;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.core.document.Succession;
import io.kontor.promo.core.store.LoanEntity;
import io.kontor.promo.core.store.PlaceEntity;
import io.kontor.promo.core.store.RowLock;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;

/** Who has the care of equipment on loan keeps the site where it is; another one takes both over. */
public final class LoanCare {
    private static final Tracked PLACE = Tracked.type("Place");

    private final EntityManager em;
    private final Chronicle chronicle;

    /** In a transaction. */
    public LoanCare(EntityManager em, Chronicle chronicle) {
        this.em = em;
        this.chronicle = chronicle;
    }

    /**
     * Gives the care of a loan, and of all else at its site, to another one.
     *
     * @throws KontorException NOT_FOUND; CONFLICT {@code HANDOVER_NOT_OPEN}
     */
    public void handOver(UUID id, Access access, Succession succession) {
        LoanEntity loan = Optional.ofNullable(em.find(LoanEntity.class, id)).orElseThrow(LoanCare::notFound);
        RowLock.take(em, "promo_place", loan.siteId());
        PlaceEntity site =
                Optional.ofNullable(em.find(PlaceEntity.class, loan.siteId())).orElseThrow(LoanCare::notFound);
        em.refresh(site);
        Place before = site.place();
        if (!succession.concerns(before.data().keeperId())) {
            return;
        }
        if (!site.isIn(access.rows())) {
            throw notFound();
        }
        site.keptBy(succession.toId(), succession.toTeam());
        em.createQuery("select l from LoanEntity l where l.siteId = :site and l.returnedOn is null", LoanEntity.class)
                .setParameter("site", site.id())
                .getResultList()
                .forEach(l -> l.inCareOf(succession.fromId(), succession.toId(), succession.toTeam()));
        em.flush();
        chronicle.record(
                em,
                PLACE.changed(site.id(), site.code(), before, site.place())
                        .root(site.id())
                        .reason(succession.reason())
                        .event("PromoPlaceChanged", site.place()));
    }

    private static KontorException notFound() {
        return KontorException.of(ProblemKind.NOT_FOUND, "NOT_FOUND");
    }
}
