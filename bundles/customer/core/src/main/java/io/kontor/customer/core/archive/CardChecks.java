package io.kontor.customer.core.archive;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.core.store.Days;
import io.kontor.kernel.api.codelist.CodeLists;
import io.kontor.kernel.api.error.Violations;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.StaffDirectory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a card says of users, teams, regions and codes. Only what changed is checked: a code that went out of use
 * must not stand in the way of another change.
 */
final class CardChecks {
    private static final Map<String, Function<Card, @Nullable String>> LISTS = Map.of(
            "organisationForm", Card::organisationForm,
            "industry", Card::industry,
            "source", Card::source);
    private static final Map<String, String> LIST_NAMES = Map.of(
            "organisationForm", "customer.organisation-form",
            "industry", "customer.industry",
            "source", "customer.source");

    private final StaffDirectory staff;
    private final RegionTree regions;
    private final CodeLists codeLists;

    CardChecks(StaffDirectory staff, RegionTree regions, CodeLists codeLists) {
        this.staff = staff;
        this.regions = regions;
        this.codeLists = codeLists;
    }

    /**
     * Refuses a card with wrong values.
     *
     * @param next the card wanted
     * @param before the card stored, null for a new one
     * @param knownOwner a user who need not be looked up, because the user calls
     * @return the path of the region, null when there is none or it did not change
     */
    @Nullable
    String check(Card next, @Nullable Card before, @Nullable UUID knownOwner) {
        Violations v = new Violations();
        next.violations().forEach(w -> v.add(w.field(), w.code(), w.args()));
        checkDays(next, v);
        v.throwIfAny();
        checkStaff(next, before, knownOwner, v);
        LISTS.forEach((field, value) -> {
            String code = value.apply(next);
            if (before == null || !Objects.equals(code, value.apply(before))) {
                codeLists.check(Objects.requireNonNull(LIST_NAMES.get(field)), code, field, v);
            }
        });
        String path = checkRegions(next, before, v);
        v.throwIfAny();
        return path;
    }

    /** {@return whether a card refers to anything that {@link #check} looks up elsewhere} */
    static boolean refersToOthers(Card card) {
        return card.ownerId() != null
                || card.teamId() != null
                || !regionsOf(card).isEmpty()
                || LISTS.values().stream().anyMatch(value -> value.apply(card) != null);
    }

    private static void checkDays(Card card, Violations v) {
        if (card.assets() != null) {
            Days.check("assets.asOf", card.assets().asOf(), v);
        }
        for (int i = 0; i < card.sources().size(); i++) {
            Days.check("sources[" + i + "].asOf", card.sources().get(i).asOf(), v);
        }
    }

    private void checkStaff(Card next, @Nullable Card before, @Nullable UUID knownOwner, Violations v) {
        UUID owner = next.ownerId();
        boolean sameOwner = before != null && Objects.equals(owner, before.ownerId());
        if (owner != null && !sameOwner && !owner.equals(knownOwner)) {
            StaffDirectory.Person person = staff.people(Set.of(owner)).get(owner);
            if (person == null || !person.enabled()) {
                v.add("ownerId", "UNKNOWN_USER");
            }
        }
        UUID team = next.teamId();
        boolean sameTeam = before != null && Objects.equals(team, before.teamId());
        if (team != null && !sameTeam && !staff.teamExists(team)) {
            v.add("teamId", "UNKNOWN_TEAM");
        }
    }

    private @Nullable String checkRegions(Card next, @Nullable Card before, Violations v) {
        Set<String> unchecked = new HashSet<>(regionsOf(next));
        if (before != null) {
            unchecked.removeAll(regionsOf(before));
        }
        String region = next.regionCode();
        boolean moved = region != null && (before == null || !region.equals(before.regionCode()));
        if (moved) {
            unchecked.add(region);
        }
        Map<String, Region> known = unchecked.isEmpty() ? Map.of() : regions.findAll(unchecked);
        unchecked.removeAll(known.keySet());
        if (region != null && unchecked.contains(region)) {
            v.add("regionCode", "UNKNOWN_REGION");
        }
        for (int i = 0; i < next.addresses().size(); i++) {
            String code = next.addresses().get(i).regionCode();
            if (code != null && unchecked.contains(code)) {
                v.add("addresses[" + i + "].regionCode", "UNKNOWN_REGION");
            }
        }
        if (next.traits().serviceArea().stream().anyMatch(unchecked::contains)) {
            v.add("traits.serviceArea", "UNKNOWN_REGION");
        }
        Region found = moved ? known.get(region) : null;
        return found == null ? null : found.path();
    }

    private static List<String> regionsOf(Card card) {
        List<String> codes = new ArrayList<>(card.traits().serviceArea());
        card.addresses().stream()
                .map(Address::regionCode)
                .filter(Objects::nonNull)
                .forEach(codes::add);
        if (card.regionCode() != null) {
            codes.add(card.regionCode());
        }
        return codes;
    }
}
