package io.kontor.promo.core.issue;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.promo.api.issue.CustomerIssueData;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.document.OpenCampaign;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.place.AutomaticPlaces;
import io.kontor.promo.core.store.IssueEntity.Standing;
import io.kontor.promo.core.store.ItemEntity;
import io.kontor.promo.core.store.PlaceEntity;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import javax.persistence.EntityManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Turns what a caller asks into drafts; other modules are asked ahead of the transaction. */
@Component(service = Drafts.class)
public final class Drafts {
    private final PromoTransactions transactions;
    private final AutomaticPlaces places;
    private final Recipients recipients;
    private final RegionTree regions;
    private final GiftConditions conditions;
    private final Clock clock;

    /** Over the module's transactions. */
    @Activate
    public Drafts(
            @Reference PromoTransactions transactions,
            @Reference AutomaticPlaces places,
            @Reference Recipients recipients,
            @Reference RegionTree regions,
            @Reference GiftConditions conditions,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.places = places;
        this.recipients = recipients;
        this.regions = regions;
        this.conditions = conditions;
        this.clock = clock;
    }

    /** What is asked, with recipient, place and day filled in, and for whom it counts. */
    record Asked(CustomerIssueData data, Standing standing, Optional<GiftConditions.Earned> earned) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** {@return what is asked, checked as far as that goes ahead of the transaction} */
    Asked asked(CustomerIssueData data, Access access) {
        Violations violations = new Violations();
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        violations.throwIfAny();
        LocalDate day = day(data);
        Recipients.Known known = recipients.known(data.recipient());
        UUID caller = Call.current().actor().id();
        UUID placeId = data.placeId() == null ? places.bagOf(caller) : data.placeId();
        Place place = transactions.get().read(em -> place(em, placeId, access).place());
        UUID keeper = place.data().keeperId();
        boolean bag = place.data().type() == PlaceType.REP_BAG;
        String regionCode = known.regionCode() == null ? place.data().regionCode() : known.regionCode();
        String regionPath = regionCode == null
                ? null
                : regions.find(regionCode).map(Region::path).orElse(null);
        Standing standing =
                new Standing(bag && keeper != null ? keeper : caller, known.grade(), regionCode, regionPath);
        CustomerIssueData filled = filled(data, known, placeId, day);
        return new Asked(filled, standing, conditions.earned(filled));
    }

    /** {@return what the order of an issue earns now} */
    Optional<GiftConditions.Earned> earned(CustomerIssueData data) {
        return conditions.earned(data);
    }

    private LocalDate day(CustomerIssueData data) {
        LocalDate today = today();
        LocalDate day = data.day() == null ? today : data.day();
        if (day.isAfter(today)) {
            throw KontorException.of(ProblemKind.INVALID, "FUTURE_DAY", "day");
        }
        if (day.isBefore(today)
                && Call.current().actor().access("promo:movement:backdate").isEmpty()) {
            throw KontorException.of(ProblemKind.FORBIDDEN, "BACKDATING_FORBIDDEN", "day");
        }
        return day;
    }

    private static CustomerIssueData filled(
            CustomerIssueData data, Recipients.Known known, UUID placeId, LocalDate day) {
        return new CustomerIssueData(
                known.customer(),
                data.contact(),
                placeId,
                day,
                data.lines(),
                data.purpose(),
                data.campaignId(),
                data.visitRef(),
                data.orderRef(),
                data.conditionRef(),
                data.evidence());
    }

    private static PlaceEntity place(EntityManager em, UUID id, Access access) {
        PlaceEntity place = em.find(PlaceEntity.class, id);
        if (place == null || !place.type().holdsStock()) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", "placeId");
        }
        if (!place.isIn(access.rows())) {
            throw place.type() == PlaceType.REP_BAG
                    ? KontorException.of(ProblemKind.FORBIDDEN, "BAG_NOT_YOURS")
                    : KontorException.of(ProblemKind.INVALID, "UNKNOWN_PLACE", "placeId");
        }
        return place;
    }

    /** {@return the draft on a day} */
    Draft draft(EntityManager em, Asked asked, LocalDate day) {
        CustomerIssueData data = asked.data();
        OpenCampaign.require(em, data.campaignId());
        UUID placeId = Objects.requireNonNull(data.placeId());
        return new Draft(data, placeId, day, asked.standing(), parts(em, "lines", data.lines()), asked.earned());
    }

    /** {@return lines in base units} */
    static List<Draft.Part> parts(EntityManager em, String field, List<CustomerIssueData.Line> lines) {
        List<Draft.Part> parts = new ArrayList<>();
        Violations violations = new Violations();
        for (int i = 0; i < lines.size(); i++) {
            CustomerIssueData.Line line = lines.get(i);
            String at = field + "[" + i + "]";
            ItemEntity item = em.find(ItemEntity.class, line.itemId());
            if (item == null) {
                violations.add(at + ".itemId", "UNKNOWN_ITEM");
                continue;
            }
            PromoItemData known = item.data();
            Optional<Integer> factor = known.factor(line.unit());
            if (factor.isEmpty()) {
                violations.add(at + ".unit", "UNKNOWN_UNIT");
                continue;
            }
            BigDecimal units = line.quantity().multiply(BigDecimal.valueOf(factor.get()));
            PostingLine.checkQuantity(at + ".quantity", units, violations);
            if (units.compareTo(BigDecimal.valueOf(PostingLine.MAX_QUANTITY)) <= 0) {
                parts.add(new Draft.Part(line.itemId(), known, line.lotId(), line.serials(), units.longValueExact()));
            }
        }
        violations.throwIfAny();
        return parts;
    }
}
