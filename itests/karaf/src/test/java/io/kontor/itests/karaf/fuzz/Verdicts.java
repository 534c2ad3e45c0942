package io.kontor.itests.karaf.fuzz;

import io.kontor.itests.karaf.fuzz.Shot.Role;
import io.kontor.itests.karaf.kit.Contract;
import io.kontor.itests.karaf.kit.Wire.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Judges answers, and keeps one example of each kind of fault with its number, by which it can be repeated. */
final class Verdicts {
    private static final long TOO_LONG_NANOS = 10_000_000_000L;
    private static final Pattern INSIDE = Pattern.compile(
            "Exception\\b|\\bat (io|org|java|com)\\.|io\\.kontor\\.|org\\.(apache|eclipse)|java\\.(lang|util)|SQLSTATE|<html",
            Pattern.CASE_INSENSITIVE);
    /** A grade policy that a partner's bundle may bring, and has not. */
    private static final Pattern ABSENT = Pattern.compile("\"code\":\"POLICY_ABSENT\"");

    private static final Pattern ECHO =
            Pattern.compile("\"(?:instance|detail|field|message)\":\"(?:[^\"\\\\]++|\\\\.)*+\"");
    private static final Set<Role> SEE_ALL = Set.of(Role.READER, Role.ADMINISTRATOR);

    private final Contract contract;
    private final Map<String, String> faults = new ConcurrentSkipListMap<>();
    private final Map<Integer, AtomicInteger> statuses = new ConcurrentSkipListMap<>();

    Verdicts(Contract contract) {
        this.contract = contract;
    }

    void judge(long number, Shot shot, Reply reply, long nanos) {
        statuses.computeIfAbsent(reply.status(), s -> new AtomicInteger()).incrementAndGet();
        String text = reply.text();
        boolean absent = reply.status() == 503 && ABSENT.matcher(text).find();
        if (reply.status() >= 500 && !absent) {
            fault("status " + reply.status(), number, shot, text);
        }
        if (reply.status() >= 400 && INSIDE.matcher(withoutEcho(text)).find()) {
            fault("tells of its inside", number, shot, text);
        }
        if (nanos > TOO_LONG_NANOS) {
            fault("took longer than 10 s", number, shot, nanos / 1_000_000 + " ms");
        }
        if (!SEE_ALL.contains(shot.role())) {
            World.CANARIES.forEach((owner, canary) -> {
                if (owner != shot.role()
                        && (text.contains(canary) || reply.headers().toString().contains(canary))) {
                    fault("tells " + shot.role() + " what belongs to " + owner, number, shot, text);
                }
            });
        }
        if (reply.header("content-encoding").isEmpty()) {
            List<String> wrong = contract.violations(
                    shot.operation().method(), shot.target(), reply.status(), reply.header("content-type"), text);
            if (!wrong.isEmpty()) {
                fault("not as documented: " + abbreviated(wrong.toString(), 200), number, shot, text);
            }
        }
    }

    /** A problem repeats the path and names wrong fields, which are ours. */
    private static String withoutEcho(String text) {
        return ECHO.matcher(text).replaceAll("");
    }

    void fault(String what, long number, Shot shot, String answer) {
        faults.putIfAbsent(
                what + " | " + shot.operation(), "#" + number + " " + shot + "\n    -> " + abbreviated(answer, 1_500));
    }

    private static String abbreviated(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "...";
    }

    Map<String, String> faults() {
        return faults;
    }

    /** How often each status was answered. */
    Map<Integer, Integer> statuses() {
        Map<Integer, Integer> counts = new TreeMap<>();
        statuses.forEach((status, count) -> counts.put(status, count.get()));
        return counts;
    }
}
