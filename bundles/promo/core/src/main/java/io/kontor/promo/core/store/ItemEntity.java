package io.kontor.promo.core.store;

import io.kontor.kernel.jpa.StoredJson;
import io.kontor.kernel.jpa.UuidConverter;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.Tracking;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
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

/** A promo item. */
@Entity
@Table(name = "promo_item")
public class ItemEntity {
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

    @Column(name = "search_text")
    private String searchText;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind")
    private ItemKind kind;

    @Enumerated(EnumType.STRING)
    @Column(name = "tracking")
    private Tracking tracking;

    @Column(name = "base_unit")
    private String baseUnit;

    @Column(name = "units")
    private String units;

    @Column(name = "unit_cost")
    private @Nullable BigDecimal unitCost;

    @Column(name = "unit_cost_currency")
    private @Nullable String unitCostCurrency;

    @Column(name = "sales_price")
    private @Nullable BigDecimal salesPrice;

    @Column(name = "sales_price_currency")
    private @Nullable String salesPriceCurrency;

    @Column(name = "short_days")
    private int shortDays;

    @Column(name = "low_stock")
    private @Nullable Long lowStock;

    @Column(name = "barcode")
    private @Nullable String barcode;

    @Column(name = "valid_from")
    private @Nullable LocalDate validFrom;

    @Column(name = "valid_to")
    private @Nullable LocalDate validTo;

    @Column(name = "photo")
    private @Nullable String photo;

    @Column(name = "product_ref")
    private @Nullable String productRef;

    @Convert(converter = UuidConverter.class)
    @Column(name = "owner_id")
    private @Nullable UUID ownerId;

    @Convert(converter = UuidConverter.class)
    @Column(name = "team_id")
    private @Nullable UUID teamId;

    @Column(name = "consignor")
    private @Nullable String consignor;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ItemEntity() {}

    /** A new item. */
    @SuppressWarnings("NullAway.Init")
    public ItemEntity(UUID id, PromoItemData data) {
        this.id = id;
        apply(data);
    }

    /** Takes new values. */
    public final void apply(PromoItemData data) {
        code = data.code();
        name = data.name();
        searchText = String.join(" ", code, name, data.barcode() == null ? "" : data.barcode())
                .toLowerCase(Locale.ROOT);
        kind = data.kind();
        tracking = data.tracking();
        baseUnit = data.baseUnit();
        units = StoredJson.write(new TreeMap<>(data.units()));
        unitCost = data.unitCost() == null ? null : data.unitCost().amount();
        unitCostCurrency = data.unitCost() == null ? null : data.unitCost().currency();
        salesPrice = data.salesPrice() == null ? null : data.salesPrice().amount();
        salesPriceCurrency =
                data.salesPrice() == null ? null : data.salesPrice().currency();
        shortDays = data.shortDays();
        lowStock = data.lowStock();
        barcode = data.barcode();
        validFrom = data.validFrom();
        validTo = data.validTo();
        photo = data.photo();
        productRef = data.productRef();
        ownerId = data.ownerId();
        teamId = data.teamId();
        consignor = data.consignor();
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

    /** {@return whose item it is, null for the company's} */
    public @Nullable UUID ownerId() {
        return ownerId;
    }

    /** {@return the team whose item it is, null for none} */
    public @Nullable UUID teamId() {
        return teamId;
    }

    /** {@return what is known of it} */
    public PromoItemData data() {
        return new PromoItemData(
                code,
                name,
                kind,
                tracking,
                baseUnit,
                factors(),
                Statements.money(unitCost, unitCostCurrency),
                Statements.money(salesPrice, salesPriceCurrency),
                shortDays,
                lowStock,
                barcode,
                validFrom,
                validTo,
                photo,
                productRef,
                ownerId,
                teamId,
                consignor);
    }

    private Map<String, Integer> factors() {
        Map<String, Integer> factors = new HashMap<>();
        Map<?, ?> stored = StoredJson.read(units, Map.class);
        stored.forEach((unit, factor) -> factors.put(String.valueOf(unit), ((Number) factor).intValue()));
        return factors;
    }
}
