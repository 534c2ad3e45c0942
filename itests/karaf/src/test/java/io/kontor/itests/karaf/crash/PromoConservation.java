package io.kontor.itests.karaf.crash;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Compares what clients were told over HTTP with what the ledger keeps in its database, past all of Kontor's code: I1
 * sums, I2 both ends of a line, I3 never below zero, I4 done once what was told and nothing else, I5 no gap in numbers
 * and hashes, I6 the order of what did not overlap, I7 balances that were seen, I8 refusals that had a reason.
 */
final class PromoConservation {
    private static final int MOST = 20;
    private static final String FIRST = "0".repeat(64);

    /**
     * A command and its answer.
     *
     * @param movement the movement answered, null when refused
     * @param refusal the code answered, null when done
     */
    record Told(String key, Ask ask, long invoked, long answered, UUID movement, String refusal) {}

    /** What was asked to move; an end outside the warehouses has no balance. */
    record Ask(String kind, UUID from, UUID to, long quantity) {}

    /** A balance that was seen. */
    record Seen(int client, UUID place, long invoked, long answered, long onHand) {}

    /** A step as it is kept. */
    record Step(UUID balance, long seq, UUID movement, int line, long day, long delta, long onHand, String hash) {}

    /** A line as it is kept. */
    record Line(UUID movement, String kind, UUID from, UUID to, long quantity) {}

    /** A balance as it is kept. */
    record Kept(UUID place, long onHand, long seq) {}

    private final Map<UUID, Kept> balances;
    private final Map<UUID, List<Step>> steps;
    private final List<Line> lines;
    private final Map<UUID, List<Step>> byPlace = new HashMap<>();
    private final List<String> found = new ArrayList<>();

    PromoConservation(Map<UUID, Kept> balances, List<Step> all, List<Line> lines) {
        this.balances = balances;
        this.lines = lines;
        steps = new HashMap<>();
        all.forEach(step ->
                steps.computeIfAbsent(step.balance(), id -> new ArrayList<>()).add(step));
        steps.values().forEach(list -> list.sort((a, b) -> Long.compare(a.seq(), b.seq())));
        balances.forEach((id, kept) -> byPlace.put(kept.place(), steps.getOrDefault(id, List.of())));
    }

    /** Reads a database. */
    static PromoConservation of(Connection connection) throws SQLException {
        return new PromoConservation(balances(connection), steps(connection), lines(connection));
    }

    private static Map<UUID, Kept> balances(Connection connection) throws SQLException {
        Map<UUID, Kept> kept = new HashMap<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select id, place_id, on_hand, seq from promo_balance")) {
            while (row.next()) {
                kept.put(id(row, 1), new Kept(id(row, 2), row.getLong(3), row.getLong(4)));
            }
        }
        return kept;
    }

    static List<Step> steps(Connection connection) throws SQLException {
        List<Step> steps = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery(
                        "select balance_id, seq, movement_id, line_no, on_day, delta, on_hand, hash from promo_step")) {
            while (row.next()) {
                Date day = row.getDate(5);
                steps.add(new Step(
                        id(row, 1),
                        row.getLong(2),
                        id(row, 3),
                        row.getInt(4),
                        day.toLocalDate().toEpochDay(),
                        row.getLong(6),
                        row.getLong(7),
                        row.getString(8)));
            }
        }
        return steps;
    }

    private static List<Line> lines(Connection connection) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (Statement select = connection.createStatement();
                ResultSet row = select.executeQuery("select l.movement_id, m.kind, l.from_id, l.to_id, l.quantity"
                        + " from promo_line l join promo_movement m on m.id = l.movement_id")) {
            while (row.next()) {
                lines.add(new Line(id(row, 1), row.getString(2), id(row, 3), id(row, 4), row.getLong(5)));
            }
        }
        return lines;
    }

    private static UUID id(ResultSet row, int column) throws SQLException {
        return UUID.fromString(row.getString(column));
    }

    /** {@return the same with other steps, to see that it is noticed} */
    PromoConservation with(List<Step> others) {
        return new PromoConservation(balances, others, lines);
    }

    /** {@return all steps} */
    List<Step> all() {
        return steps.values().stream().flatMap(List::stream).toList();
    }

    private void wrong(String what) {
        if (found.size() < MOST) {
            found.add(what);
        }
    }

    /** {@return what is wrong; empty when nothing is} */
    List<String> check(Collection<Told> told, Collection<Seen> seen) {
        found.clear();
        balances.forEach(this::chain);
        ends();
        Map<UUID, Told> byMovement = once(told);
        byPlace.values().forEach(list -> order(list, byMovement));
        Map<UUID, long[][]> times = new HashMap<>();
        byPlace.forEach((place, list) -> times.put(place, times(list, byMovement)));
        seen(seen, times);
        refused(told, times);
        return List.copyOf(found);
    }

    /** I1, I3, I5. */
    private void chain(UUID id, Kept kept) {
        long onHand = 0;
        long seq = 0;
        String last = FIRST;
        for (Step step : steps.getOrDefault(id, List.of())) {
            seq++;
            onHand += step.delta();
            if (step.seq() != seq) {
                wrong("I5 step " + seq + " of " + id + " is numbered " + step.seq());
            }
            if (step.onHand() != onHand) {
                wrong("I1 step " + seq + " of " + id + " says " + step.onHand() + " instead of " + onHand);
            }
            if (onHand < 0) {
                wrong("I3 " + id + " fell to " + onHand);
            }
            if (!hash(last, step).equals(step.hash())) {
                wrong("I5 hash of step " + seq + " of " + id);
            }
            last = step.hash();
        }
        if (kept.onHand() != onHand || kept.seq() != seq) {
            wrong("I1 " + id + " keeps " + kept.onHand() + " but its steps make " + onHand);
        }
    }

    private static String hash(String last, Step step) {
        ByteBuffer text = ByteBuffer.allocate(128)
                .put(HexFormat.of().parseHex(last))
                .putLong(step.balance().getMostSignificantBits())
                .putLong(step.balance().getLeastSignificantBits())
                .putLong(step.seq())
                .putLong(step.movement().getMostSignificantBits())
                .putLong(step.movement().getLeastSignificantBits())
                .putInt(step.line())
                .putLong(step.day())
                .putLong(step.delta())
                .putLong(step.onHand());
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(text.flip());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** I2: the steps of a movement are the ends of its line that are warehouses. */
    private void ends() {
        Map<UUID, Map<UUID, Long>> made = new HashMap<>();
        steps.forEach(
                (balance, list) -> list.forEach(step -> made.computeIfAbsent(step.movement(), id -> new TreeMap<>())
                        .merge(balances.get(balance).place(), step.delta(), Long::sum)));
        for (Line line : lines) {
            Map<UUID, Long> wanted = new TreeMap<>();
            if (byPlace.containsKey(line.from())) {
                wanted.put(line.from(), -line.quantity());
            }
            if (byPlace.containsKey(line.to())) {
                wanted.put(line.to(), line.quantity());
            }
            if (!wanted.equals(made.remove(line.movement()))) {
                wrong("I2 movement " + line.movement());
            }
        }
        made.keySet().forEach(id -> wrong("I2 steps of no movement " + id));
    }

    /** I4. */
    private Map<UUID, Told> once(Collection<Told> told) {
        Map<UUID, Line> kept = new HashMap<>();
        lines.forEach(line -> kept.put(line.movement(), line));
        Map<UUID, Told> byMovement = new HashMap<>();
        for (Told one : told) {
            if (one.movement() == null) {
                continue;
            }
            Ask ask = one.ask();
            Line line = kept.get(one.movement());
            if (line == null || !new Ask(line.kind(), line.from(), line.to(), line.quantity()).equals(ask)) {
                wrong("I4 " + one.key() + " was told of " + one.movement() + ", kept is " + line);
            }
            if (byMovement.put(one.movement(), one) != null) {
                wrong("I4 " + one.key() + " was told of the movement of another key");
            }
        }
        Set<UUID> untold = new HashSet<>(kept.keySet());
        untold.removeAll(byMovement.keySet());
        untold.forEach(id -> wrong("I4 nobody was told of " + id));
        return byMovement;
    }

    /** I6. */
    private void order(List<Step> list, Map<UUID, Told> byMovement) {
        long latest = Long.MIN_VALUE;
        for (Step step : list) {
            Told one = byMovement.get(step.movement());
            if (one != null) {
                if (one.answered() < latest) {
                    wrong("I6 " + one.key() + " was answered before another was sent that comes first");
                }
                latest = Math.max(latest, one.invoked());
            }
        }
    }

    private static long[][] times(List<Step> list, Map<UUID, Told> byMovement) {
        long[] invoked = new long[list.size()];
        long[] answered = new long[list.size()];
        long[] onHand = new long[list.size()];
        for (int i = 0; i < list.size(); i++) {
            Told one = byMovement.get(list.get(i).movement());
            invoked[i] = one == null ? Long.MIN_VALUE : one.invoked();
            answered[i] = one == null ? Long.MAX_VALUE : one.answered();
            onHand[i] = list.get(i).onHand();
        }
        return new long[][] {invoked, answered, onHand};
    }

    /** {@return the first and last number of steps that may have been done between two times} */
    private static int[] between(long[][] times, long invoked, long answered) {
        int least = 0;
        int most = times[0].length;
        for (int i = 0; i < times[0].length; i++) {
            if (times[1][i] < invoked) {
                least = i + 1;
            }
            if (times[0][i] > answered) {
                most = Math.min(most, i);
            }
        }
        return new int[] {least, most};
    }

    /** I7. */
    private void seen(Collection<Seen> seen, Map<UUID, long[][]> times) {
        Map<String, Integer> before = new HashMap<>();
        for (Seen one : seen) {
            long[][] of = times.getOrDefault(one.place(), new long[3][0]);
            int[] range = between(of, one.invoked(), one.answered());
            String who = one.client() + " " + one.place();
            int at = Math.max(range[0], before.getOrDefault(who, 0));
            while (at <= range[1] && (at == 0 ? 0 : of[2][at - 1]) != one.onHand()) {
                at++;
            }
            if (at > range[1]) {
                wrong("I7 client " + one.client() + " saw " + one.onHand() + " at " + one.place());
            } else {
                before.put(who, at);
            }
        }
    }

    /** I8. */
    private void refused(Collection<Told> told, Map<UUID, long[][]> times) {
        for (Told one : told) {
            Ask ask = one.ask();
            boolean nowhere = ask.from().equals(ask.to());
            if (nowhere != "422 INVALID_INPUT".equals(one.refusal())) {
                wrong("I8 " + one.key() + " " + ask + " was told " + one.refusal());
            } else if (!nowhere && one.refusal() != null) {
                long[][] of = times.getOrDefault(ask.from(), new long[3][0]);
                int[] range = between(of, one.invoked(), one.answered());
                boolean reason = false;
                for (int at = range[0]; at <= range[1]; at++) {
                    reason |= (at == 0 ? 0 : of[2][at - 1]) < ask.quantity();
                }
                if (!reason || !"409 STOCK_INSUFFICIENT".equals(one.refusal())) {
                    wrong("I8 " + one.key() + " " + ask + " was refused without a reason: " + one.refusal());
                }
            }
        }
    }
}
