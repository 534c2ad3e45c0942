package io.kontor.customer.core.imports;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.codelist.Code;
import io.kontor.kernel.api.codelist.CodeLists;
import io.kontor.kernel.api.query.Filter;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Operator;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Team;
import io.kontor.kernel.api.security.Teams;
import io.kontor.kernel.api.security.User;
import io.kontor.kernel.api.security.Users;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What the codes and names of a file stand for, looked up at once before the transaction. Names of users and teams are
 * looked up by the system itself: who may write a customer's owner may name one.
 */
@Component(service = ImportLookups.class)
public final class ImportLookups {
    private static final int CHUNK = 200;

    private final Users users;
    private final Teams teams;
    private final RegionTree regions;
    private final CodeLists codeLists;

    /** Takes what customers refer to. */
    @Activate
    public ImportLookups(
            @Reference Users users,
            @Reference Teams teams,
            @Reference RegionTree regions,
            @Reference CodeLists codeLists) {
        this.users = users;
        this.teams = teams;
        this.regions = regions;
        this.codeLists = codeLists;
    }

    /** {@return the users who are not locked out, by these login names as written} */
    Map<String, UUID> owners(Set<String> names) {
        Map<String, UUID> known = new HashMap<>();
        List<String> wanted = names.stream()
                .map(n -> n.toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList();
        for (int i = 0; i < wanted.size(); i += CHUNK) {
            Filter filter = new Filter.Condition(
                    "username", Operator.IN, wanted.subList(i, Math.min(wanted.size(), i + CHUNK)));
            ListQuery query = new ListQuery(filter, List.of(), CHUNK, null, false);
            for (User user : system(() -> users.list(query).items())) {
                if (user.profile().enabled()) {
                    known.put(user.profile().username(), user.id());
                }
            }
        }
        return names.stream()
                .filter(n -> known.containsKey(n.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toMap(n -> n, n -> known.get(n.toLowerCase(Locale.ROOT))));
    }

    /** {@return the teams by code} */
    Map<String, UUID> teams(Set<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : system(teams::list).stream().collect(Collectors.toMap(Team::code, Team::id));
    }

    /** {@return the paths of these regions} */
    Map<String, String> regions(Set<String> codes) {
        return codes.isEmpty()
                ? Map.of()
                : regions.findAll(codes).values().stream().collect(Collectors.toMap(Region::code, Region::path));
    }

    /** {@return the active codes of a list, each by itself} */
    Map<String, String> codes(String list, Set<String> wanted) {
        List<Code> codes = wanted.isEmpty() ? List.of() : new ArrayList<>(codeLists.codes(list));
        return codes.stream().filter(Code::active).collect(Collectors.toMap(Code::code, Code::code));
    }

    private static <T> T system(Supplier<T> work) {
        return Call.system("import").run(work);
    }
}
