package io.kontor.promo.core.store;

import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceState;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.value.CustomerRef;
import java.util.UUID;
import javax.persistence.Column;
import javax.persistence.Convert;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;
import org.jspecify.annotations.Nullable;

/** A place. */
@Entity
@Table(name = "promo_place")
public class PlaceEntity {
    @Id
    @Convert(converter = UuidConverter.class)
    @Column(name = "id")
    private UUID id;

    @Version
    @Column(name = "version")
    private long version;

    @Column(name = "code")
    private String code;

    @Column(name = "name")
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(name = "place_type")
    private PlaceType type;

    @Enumerated(EnumType.STRING)
    @Column(name = "state")
    private PlaceState state = PlaceState.OPEN;

    @Convert(converter = UuidConverter.class)
    @Column(name = "parent_id")
    private @Nullable UUID parentId;

    @Column(name = "tree_path")
    private String treePath;

    @Column(name = "region_code")
    private @Nullable String regionCode;

    @Column(name = "region_path")
    private @Nullable String regionPath;

    @Convert(converter = UuidConverter.class)
    @Column(name = "keeper_id")
    private @Nullable UUID keeperId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "team_id")
    private @Nullable UUID teamId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "customer_id")
    private @Nullable UUID customerId;

    @Column(name = "customer_code")
    private @Nullable String customerCode;

    @Column(name = "customer_name")
    private @Nullable String customerName;

    @Column(name = "single_key")
    private @Nullable String singleKey;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected PlaceEntity() {}

    /** A new place; a single key makes it the only one of its kind. */
    @SuppressWarnings("NullAway.Init")
    public PlaceEntity(UUID id, @Nullable String singleKey) {
        this.id = id;
        this.singleKey = singleKey;
    }

    /** Takes new values; the region path is that of its region, the tree path that of its parent, null for none. */
    public void apply(PlaceData data, @Nullable String itsRegionPath, @Nullable String parentPath) {
        code = data.code();
        name = data.name();
        type = data.type();
        parentId = data.parentId();
        treePath = (parentPath == null ? "" : parentPath) + id + "/";
        regionCode = data.regionCode();
        regionPath = itsRegionPath;
        keeperId = data.keeperId();
        teamId = data.teamId();
        CustomerRef customer = data.customer();
        customerId = customer == null ? null : customer.id();
        customerCode = customer == null ? null : customer.code();
        customerName = customer == null ? null : customer.name();
    }

    /** Opens or closes it. */
    public void mark(PlaceState as) {
        state = as;
    }

    /** Is kept by another one. */
    public void keptBy(UUID keeper, @Nullable UUID team) {
        keeperId = keeper;
        teamId = team;
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

    /** {@return what it is} */
    public PlaceType type() {
        return type;
    }

    /** {@return the identities from the root to this place, each followed by a slash} */
    public String treePath() {
        return treePath;
    }

    /** {@return the path of its region, null for none} */
    public @Nullable String regionPath() {
        return regionPath;
    }

    /** {@return whether it is inside some rows} */
    public boolean isIn(RowScope rows) {
        return rows.covers(keeperId, teamId, regionPath);
    }

    /** {@return the place} */
    public Place place() {
        CustomerRef customer = customerName == null ? null : new CustomerRef(customerId, customerCode, customerName);
        PlaceData data = new PlaceData(code, name, type, parentId, regionCode, keeperId, teamId, customer);
        return new Place(id, version, data, state);
    }
}
