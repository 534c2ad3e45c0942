package io.kontor.promo.core.issue;

import io.kontor.customer.api.archive.CustomerDirectory;
import io.kontor.customer.api.archive.CustomerDirectory.Snapshot;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.promo.api.value.CustomerRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Looks recipients up in the customer archive where there is one; typed ones need none. */
@Component(service = Recipients.class)
public final class Recipients {
    private static final int MOST_AT_ONCE = 1_000;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable CustomerDirectory directory;

    /** Begins without archive; it comes and goes. */
    @Activate
    public Recipients() {}

    /**
     * A recipient as known now.
     *
     * @param customer the recipient, with the archive's code and name
     * @param grade the grade in force, null for none
     * @param regionCode the customer's region, null for none
     */
    record Known(
            CustomerRef customer,
            @Nullable String grade,
            @Nullable String regionCode) {}

    /** {@return those of some customers the caller may see; all where there is no archive} */
    public Set<UUID> reachable(Set<UUID> ids) {
        CustomerDirectory archive = directory;
        if (archive == null) {
            return ids;
        }
        Set<UUID> seen = new HashSet<>();
        List<UUID> all = List.copyOf(ids);
        for (int i = 0; i < all.size(); i += MOST_AT_ONCE) {
            seen.addAll(archive.snapshots(all.subList(i, Math.min(all.size(), i + MOST_AT_ONCE)))
                    .keySet());
        }
        return seen;
    }

    /**
     * {@return the recipient}
     *
     * @throws KontorException INVALID {@code UNKNOWN_CUSTOMER}; UNAVAILABLE {@code CUSTOMERS_AWAY}
     */
    Known known(CustomerRef asked) {
        UUID id = asked.id();
        if (id == null) {
            return new Known(CustomerRef.typed(asked.name().strip()), null, null);
        }
        CustomerDirectory archive = directory;
        if (archive == null) {
            throw KontorException.of(ProblemKind.UNAVAILABLE, "CUSTOMERS_AWAY", "recipient.id");
        }
        Snapshot found = archive.snapshots(List.of(id)).get(id);
        if (found == null) {
            throw KontorException.of(ProblemKind.INVALID, "UNKNOWN_CUSTOMER", "recipient.id");
        }
        return new Known(new CustomerRef(found.id(), found.code(), found.name()), found.grade(), found.regionCode());
    }
}
