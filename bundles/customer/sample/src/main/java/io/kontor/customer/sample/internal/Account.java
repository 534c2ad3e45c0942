package io.kontor.customer.sample.internal;

import java.util.List;
import java.util.Set;

/**
 * A demo account.
 *
 * @param username login name
 * @param displayName name shown
 * @param team code of the team
 * @param role code of the role
 * @param regions codes of the regions
 */
record Account(String username, String displayName, String team, String role, Set<String> regions) {
    /** All of them: a manager of a region, two reps, the back office. */
    static final List<Account> ALL = List.of(
            new Account("demo.manager", "王静 Wang Jing", "DEMO-EAST", "demo-manager", Set.of("31", "32", "33")),
            new Account("demo.rep1", "李伟 Li Wei", "DEMO-EAST", "demo-rep", Set.of("31", "32", "33")),
            new Account("demo.rep2", "陈敏 Chen Min", "DEMO-SOUTH", "demo-rep", Set.of("44", "51")),
            new Account("demo.office", "赵磊 Zhao Lei", "DEMO-SOUTH", "demo-office", Set.of()));

    /** The first rep, in charge of the East. */
    static final Account REP_EAST = ALL.get(1);

    /** The second rep, in charge of all other customers. */
    static final Account REP_SOUTH = ALL.get(2);

    /** {@return the password, which everybody may know} */
    String password() {
        return "demo-only-" + username.substring("demo.".length());
    }
}
