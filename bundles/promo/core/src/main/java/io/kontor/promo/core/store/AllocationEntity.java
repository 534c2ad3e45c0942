package io.kontor.promo.core.store;

import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.allocation.AllocationData;
import io.kontor.promo.api.allocation.AllocationPlan;
import io.kontor.promo.api.allocation.AllocationShare;
import io.kontor.promo.api.allocation.AllocationTarget;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.ToLongFunction;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Lob;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** An allocation plan with the shares it came to. */
@Entity
@Table(name = "promo_allocation")
public class AllocationEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "code")
    private String code;

    @Convert(converter = UuidConverter.class)
    @Column(name = "item_id")
    private UUID itemId;

    @Column(name = "day_from")
    private LocalDate from;

    @Column(name = "day_to")
    private LocalDate to;

    @Column(name = "quantity")
    private long quantity;

    @Column(name = "share_method")
    private String method;

    @Lob
    @Column(name = "targets")
    private String targets;

    @Lob
    @Column(name = "shares")
    private String shares;

    @Lob
    @Column(name = "routes")
    private @Nullable String routes;

    @Column(name = "remark")
    private @Nullable String remark;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private AllocationPlan.State state = AllocationPlan.State.DRAFT;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected AllocationEntity() {}

    /** A draft. */
    @SuppressWarnings("NullAway.Init")
    public AllocationEntity(UUID id, AllocationData data, List<Long> quantities) {
        this.id = id;
        apply(data, quantities);
    }

    /** Takes new values and what each target gets by them, in order. */
    public final void apply(AllocationData data, List<Long> quantities) {
        code = data.code();
        itemId = data.itemId();
        from = data.days().from();
        to = data.days().to();
        quantity = data.quantity();
        method = data.method();
        targets = StoredJson.write(data.targets());
        shares = StoredJson.write(quantities);
        remark = data.remark();
    }

    /** Puts it in force or out of it. */
    public void mark(AllocationPlan.State as) {
        state = as;
    }

    /** Keeps who drives its routes. */
    public void drive(PlannedRoutes told) {
        routes = told.byCode().isEmpty() ? null : StoredJson.write(told);
    }

    /** {@return who drives its routes, nobody before it is published} */
    public PlannedRoutes routes() {
        return routes == null ? new PlannedRoutes(Map.of()) : StoredJson.read(routes, PlannedRoutes.class);
    }

    /** {@return the stable identity} */
    public UUID id() {
        return id;
    }

    /** {@return the version, as of the last flush} */
    public long version() {
        return version;
    }

    /** {@return its code} */
    public String code() {
        return code;
    }

    /** {@return whether it counts} */
    public AllocationPlan.State state() {
        return state;
    }

    /** {@return what it says} */
    public AllocationData data() {
        return new AllocationData(
                code,
                itemId,
                new DateRange(from, to),
                quantity,
                method,
                StoredJson.readList(targets, AllocationTarget.class),
                remark);
    }

    /** {@return the plan, with what each target got already} */
    public AllocationPlan plan(ToLongFunction<AllocationTarget> used) {
        AllocationData data = data();
        List<Long> quantities = StoredJson.readList(shares, Long.class);
        List<AllocationShare> each = new ArrayList<>();
        for (int i = 0; i < quantities.size(); i++) {
            AllocationTarget target = data.targets().get(i);
            long got = state == AllocationPlan.State.DRAFT ? 0 : used.applyAsLong(target);
            each.add(new AllocationShare(target.kind(), target.ref(), quantities.get(i), got));
        }
        return new AllocationPlan(id, version, data, state, each);
    }
}
