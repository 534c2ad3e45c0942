package io.kontor.customer.api.archive;

import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.value.Money;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Block 2 of the card: what kind of customer it is.
 *
 * @param serviceArea codes of the regions it serves, at most 100
 * @param salesCapability how well it sells
 * @param growthPotential how much it may grow
 * @param businessPhilosophy how its owners think of business
 * @param businessPolicy its present policy
 * @param employeeCount staff, 0 to 10,000,000
 * @param annualSales sales of a year, class AMOUNT
 * @param managementTraits how it is managed
 */
public record Traits(
        Set<String> serviceArea,
        @Nullable Rating salesCapability,
        @Nullable Rating growthPotential,
        @Nullable String businessPhilosophy,
        @Nullable String businessPolicy,
        @Nullable Integer employeeCount,
        @Nullable Money annualSales,
        @Nullable String managementTraits) {
    /** A card without block 2. */
    public static final Traits NONE = new Traits(Set.of(), null, null, null, null, null, null, null);

    /** Keeps the regions by value; an absent set is empty. */
    public Traits {
        serviceArea = serviceArea == null ? Set.of() : Set.copyOf(serviceArea);
    }

    void check(String field, Violations v) {
        v.size(field + ".serviceArea", serviceArea, 100);
        if (salesCapability != null) {
            salesCapability.check(field + ".salesCapability", v);
        }
        if (growthPotential != null) {
            growthPotential.check(field + ".growthPotential", v);
        }
        v.text(field + ".businessPhilosophy", businessPhilosophy, 2_000);
        v.text(field + ".businessPolicy", businessPolicy, 2_000);
        v.range(field + ".employeeCount", employeeCount, 0, 10_000_000);
        v.text(field + ".managementTraits", managementTraits, 2_000);
        if (annualSales != null) {
            annualSales.check(field + ".annualSales", v);
        }
    }
}
