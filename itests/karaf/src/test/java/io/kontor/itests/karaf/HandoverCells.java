package io.kontor.itests.karaf;

import static io.kontor.itests.karaf.kit.Data.json;

import io.kontor.itests.karaf.RightsCells.PlainCell;
import io.kontor.itests.karaf.RightsWorld.Scope;
import java.util.List;
import java.util.UUID;

/** The cells of hand-overs, whose rows are those of who leaves; {@link HandoverIT} tries other teams' users. */
final class HandoverCells {
    private HandoverCells() {}

    /** {@return what is plain with scope ALL} */
    static List<PlainCell> plain(RightsWorld world) {
        UUID someone = world.users.get(Scope.OWN).id();
        return List.of(
                new PlainCell("kernel:handover:read", 200, rest -> rest.get("handovers/" + someone)),
                new PlainCell("kernel:handover:execute", 422, rest -> rest.post("handovers", json())));
    }
}
