package io.kontor.customer.core.store;

import io.kontor.customer.api.archive.Rating;
import io.kontor.customer.api.archive.Traits;
import io.kontor.kernel.api.value.Money;
import java.util.Set;
import javax.persistence.Column;
import javax.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** Block 2 of a card, but for its sum and its service area. */
@Embeddable
public class CardTraits {
    @Column(name = "sales_capability")
    private @Nullable Integer salesCapability;

    @Column(name = "sales_capability_note")
    private @Nullable String salesCapabilityNote;

    @Column(name = "growth_potential")
    private @Nullable Integer growthPotential;

    @Column(name = "growth_potential_note")
    private @Nullable String growthPotentialNote;

    @Column(name = "business_philosophy")
    private @Nullable String businessPhilosophy;

    @Column(name = "business_policy")
    private @Nullable String businessPolicy;

    @Column(name = "employee_count")
    private @Nullable Integer employeeCount;

    @Column(name = "management_traits")
    private @Nullable String managementTraits;

    /** An empty block. */
    protected CardTraits() {}

    static CardTraits of(Traits traits) {
        CardTraits stored = new CardTraits();
        Rating capability = traits.salesCapability();
        if (capability != null) {
            stored.salesCapability = capability.value();
            stored.salesCapabilityNote = capability.note();
        }
        Rating potential = traits.growthPotential();
        if (potential != null) {
            stored.growthPotential = potential.value();
            stored.growthPotentialNote = potential.note();
        }
        stored.businessPhilosophy = traits.businessPhilosophy();
        stored.businessPolicy = traits.businessPolicy();
        stored.employeeCount = traits.employeeCount();
        stored.managementTraits = traits.managementTraits();
        return stored;
    }

    Traits traits(Set<String> serviceArea, @Nullable Money annualSales) {
        return new Traits(
                serviceArea,
                rating(salesCapability, salesCapabilityNote),
                rating(growthPotential, growthPotentialNote),
                businessPhilosophy,
                businessPolicy,
                employeeCount,
                annualSales,
                managementTraits);
    }

    private static @Nullable Rating rating(@Nullable Integer value, @Nullable String note) {
        return value == null ? null : new Rating(value, note);
    }
}
