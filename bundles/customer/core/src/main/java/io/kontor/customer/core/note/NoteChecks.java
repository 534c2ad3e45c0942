package io.kontor.customer.core.note;

import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.composition.CompositionRequest.Basis;
import io.kontor.customer.api.note.NoteData;
import io.kontor.kernel.api.error.Violation;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.StaffDirectory;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a note may be written as it is, and in which region. */
@Component(service = NoteChecks.class)
public final class NoteChecks {
    private final StaffDirectory staff;
    private final RegionTree regions;

    /** Asks who is known. */
    @Activate
    public NoteChecks(@Reference StaffDirectory staff, @Reference RegionTree regions) {
        this.staff = staff;
        this.regions = regions;
    }

    /** {@return the path of the region the note's row is about, null when it is about none} */
    @Nullable
    String check(NoteData data, Access access) {
        Violations violations = new Violations();
        for (Violation violation : data.violations()) {
            violations.add(violation.field(), violation.code(), violation.args());
        }
        violations.throwIfAny();
        StaffDirectory.Person owner = staff.people(Set.of(data.owner())).get(data.owner());
        if (owner == null || !owner.enabled()) {
            violations.add("owner", "UNKNOWN_USER").throwIfAny();
        }
        if (data.analysis().basis() == Basis.AMOUNT) {
            access.requireClass(FieldClass.AMOUNT, "analysis.basis");
        }
        String key = data.rowKey();
        return key == null || data.analysis().kind() != CompositionRequest.Kind.REGION
                ? null
                : regions.find(key).map(Region::path).orElse(null);
    }
}
