package io.kontor.promo.core.place;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.StaffDirectory;
import io.kontor.kernel.api.security.StaffDirectory.Person;
import io.kontor.promo.api.place.PlaceData;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a place says of users, teams and regions, checked ahead of the transaction. */
@Component(service = PlaceChecks.class)
public final class PlaceChecks {
    private final StaffDirectory staff;
    private final RegionTree regions;

    /** Over what the kernel knows. */
    @Activate
    public PlaceChecks(@Reference StaffDirectory staff, @Reference RegionTree regions) {
        this.staff = staff;
        this.regions = regions;
    }

    /**
     * {@return the path of the region, null for none}
     *
     * @throws KontorException INVALID with violations
     */
    @Nullable
    String check(PlaceData data, Access access) {
        Violations violations = new Violations();
        data.violations().forEach(v -> violations.add(v.field(), v.code(), v.args()));
        return check(data, access, violations);
    }

    /** {@return as for {@link #check(PlaceData, Access)}, for a place that was made by the system} */
    @Nullable
    String checkAutomatic(PlaceData data, Access access) {
        Violations violations = new Violations().required("name", data.name()).text("name", data.name(), 200);
        return check(data, access, violations);
    }

    private @Nullable String check(PlaceData data, Access access, Violations violations) {
        String path = null;
        if (data.keeperId() != null) {
            Person keeper = staff.people(List.of(data.keeperId())).get(data.keeperId());
            if (keeper == null || !keeper.enabled()) {
                violations.add("keeperId", "UNKNOWN_USER");
            }
        }
        if (data.teamId() != null && !staff.teamExists(data.teamId())) {
            violations.add("teamId", "UNKNOWN_TEAM");
        }
        if (data.regionCode() != null) {
            path = regions.find(data.regionCode()).map(Region::path).orElse(null);
            if (path == null) {
                violations.add("regionCode", "UNKNOWN_REGION");
            }
        }
        if (violations.list().isEmpty() && !access.rows().covers(data.keeperId(), data.teamId(), path)) {
            violations.add("keeperId", "OUTSIDE_OWN_ROWS");
        }
        violations.throwIfAny();
        return path;
    }
}
