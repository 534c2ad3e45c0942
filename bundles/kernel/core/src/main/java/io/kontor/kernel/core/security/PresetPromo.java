package io.kontor.kernel.core.security;

import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the preset roles may do with promo items. Who asks does not approve, and who keeps a warehouse does not decide
 * on what is missing in it. Places are read by all, because goods go from one to the other; what is in them is not.
 */
final class PresetPromo {
    private static final Set<FieldClass> AMOUNT = Set.of(FieldClass.AMOUNT);
    /** What concerns all alike. */
    private static final List<String> COMMON = List.of("item:read", "place:read", "quota:read", "allocation:read");

    private PresetPromo() {}

    /** The own bag: asks, confirms, gives, counts. */
    static List<Grant> representative() {
        return lines(
                Scope.OWN,
                Set.of(),
                "bag:read",
                "stock:read",
                "asset:read",
                "request:read",
                "request:write",
                "slip:read",
                "slip:write",
                "slip:ack",
                "issue:read",
                "issue:write",
                "count:read",
                "count:write",
                "campaign:read",
                "loss:read",
                "loss:write",
                "gift:read",
                "gift:write",
                "recall:read",
                "recall:write",
                "history:read");
    }

    /** The own warehouse: receives, picks, sends, counts. */
    static List<Grant> keeper() {
        List<Grant> lines = lines(
                Scope.OWN,
                Set.of(),
                "bag:read",
                "stock:read",
                "movement:post",
                "movement:reverse",
                "asset:read",
                "asset:write",
                "request:read",
                "request:write",
                "slip:read",
                "slip:write",
                "slip:ack",
                "issue:read",
                "count:read",
                "count:write",
                "campaign:read",
                "loss:read",
                "loss:write",
                "recall:read",
                "recall:write",
                "report:read",
                "history:read");
        lines.add(grant("lot:write", Scope.ALL, Set.of()));
        return lines;
    }

    /** The team's bags and papers, with the decisions; those of the own regions to read. */
    static List<Grant> manager() {
        List<Grant> lines = lines(
                Scope.TEAM,
                AMOUNT,
                "bag:read",
                "stock:read",
                "asset:read",
                "asset:write",
                "request:read",
                "request:write",
                "request:approve",
                "slip:read",
                "slip:write",
                "slip:ack",
                "issue:read",
                "issue:write",
                "issue:approve",
                "issue:export",
                "count:read",
                "count:write",
                "count:post",
                "campaign:read",
                "campaign:write",
                "loss:read",
                "loss:write",
                "loss:decide",
                "gift:read",
                "gift:write",
                "recall:read",
                "recall:write",
                "report:read",
                "history:read");
        // not all there is to read: the change feed knows no rows
        List.copyOf(lines).stream()
                .filter(line -> line.scope() == Scope.TEAM && line.permission().endsWith(":read"))
                .forEach(line -> lines.add(new Grant(line.permission(), Scope.REGION_SUBTREE, AMOUNT)));
        return lines;
    }

    /** All places and papers and what is maintained for all; the decisions are the managers'. */
    static List<Grant> backOffice() {
        return lines(
                Scope.ALL,
                AMOUNT,
                "item:write",
                "lot:write",
                "place:write",
                "bag:read",
                "stock:read",
                "movement:post",
                "movement:reverse",
                "movement:import",
                "movement:backdate",
                "period:write",
                "asset:read",
                "asset:write",
                "request:read",
                "request:write",
                "slip:read",
                "slip:write",
                "slip:ack",
                "issue:read",
                "issue:write",
                "issue:export",
                "quota:write",
                "allocation:write",
                "count:read",
                "count:write",
                "count:post",
                "campaign:read",
                "campaign:write",
                "loss:read",
                "loss:write",
                "gift:read",
                "gift:write",
                "recall:read",
                "recall:write",
                "report:read",
                "history:read");
    }

    private static List<Grant> lines(Scope scope, Set<FieldClass> classes, String... names) {
        List<Grant> lines = new ArrayList<>();
        COMMON.forEach(name -> lines.add(grant(name, Scope.ALL, classes)));
        Stream.of(names).forEach(name -> lines.add(grant(name, scope, classes)));
        return lines;
    }

    private static Grant grant(String name, Scope scope, Set<FieldClass> classes) {
        return new Grant("promo:" + name, scope, classes);
    }
}
