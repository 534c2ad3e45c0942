package io.kontor.credit.scoring.portfolio;

import io.kontor.credit.api.history.Outcome;
import io.kontor.credit.api.portfolio.Governance;
import io.kontor.credit.api.portfolio.Hold;
import io.kontor.credit.api.portfolio.Hold.Release;
import io.kontor.credit.api.portfolio.HoldReport;
import io.kontor.credit.api.portfolio.HoldReport.OpenHold;
import io.kontor.credit.api.portfolio.OverrideCase;
import io.kontor.credit.api.portfolio.OverrideReport;
import io.kontor.credit.api.portfolio.OverrideReport.Group;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Counts what people did and what came of it. */
public final class Conduct implements Governance {
    @Override
    public OverrideReport overrides(List<OverrideCase> ratings) {
        List<OverrideCase> up = ratings.stream().filter(r -> r.notches() > 0).toList();
        List<OverrideCase> down = ratings.stream().filter(r -> r.notches() < 0).toList();
        List<OverrideCase> left = ratings.stream().filter(r -> r.notches() == 0).toList();
        Map<String, Group> byReason = up.stream()
                .collect(Collectors.groupingBy(
                        OverrideCase::reason, Collectors.collectingAndThen(Collectors.toList(), Conduct::group)));
        double rate = ratings.isEmpty() ? 0 : (up.size() + down.size()) / (double) ratings.size();
        return new OverrideReport(rate, group(up), group(down), group(left), byReason);
    }

    private static Group group(List<OverrideCase> ratings) {
        int bad = count(ratings, Outcome.BAD);
        return new Group(ratings.size(), bad, bad + count(ratings, Outcome.GOOD));
    }

    private static int count(List<OverrideCase> ratings, Outcome outcome) {
        return (int) ratings.stream().filter(r -> r.outcome() == outcome).count();
    }

    @Override
    public HoldReport holds(List<Hold> holds, Instant now, Duration agreed) {
        List<OpenHold> open = new ArrayList<>();
        List<Duration> times = new ArrayList<>();
        Map<String, Integer> byReason = new TreeMap<>();
        Map<String, Integer> byRelease = new TreeMap<>();
        BigDecimal blocked = BigDecimal.ZERO;
        int partly = 0;
        int late = 0;
        for (Hold hold : holds) {
            if (hold.since().isAfter(now)) {
                continue;
            }
            List<Release> known = known(hold, now);
            known.forEach(release -> byRelease.merge(release.reason(), 1, Integer::sum));
            BigDecimal rest = known.stream().map(Release::amount).reduce(hold.amount(), BigDecimal::subtract);
            Duration age = Duration.between(hold.since(), now);
            if (rest.signum() > 0) {
                boolean isLate = age.compareTo(agreed) > 0;
                open.add(new OpenHold(hold, age, rest, isLate));
                byReason.merge(hold.reason(), 1, Integer::sum);
                blocked = blocked.add(rest);
                partly += known.isEmpty() ? 0 : 1;
                late += isLate ? 1 : 0;
            } else {
                times.add(Duration.between(hold.since(), freed(hold, known)));
            }
        }
        open.sort(Comparator.comparing(OpenHold::age).reversed());
        times.sort(Comparator.naturalOrder());
        long kept = times.stream().filter(time -> time.compareTo(agreed) <= 0).count();
        double inTime = times.size() + late == 0 ? Double.NaN : kept / (double) (times.size() + late);
        Duration median = times.isEmpty() ? Duration.ZERO : times.get((times.size() - 1) / 2);
        return new HoldReport(open, blocked, partly, times.size(), median, inTime, byReason, byRelease);
    }

    private static List<Release> known(Hold hold, Instant now) {
        return hold.releases().stream()
                .filter(release -> !release.at().isAfter(now))
                .sorted(Comparator.comparing(Release::at))
                .toList();
    }

    /** When the last part was released; releases are in order of time. */
    private static Instant freed(Hold hold, List<Release> releases) {
        BigDecimal rest = hold.amount();
        Instant at = hold.since();
        for (Release release : releases) {
            if (rest.signum() > 0) {
                at = release.at();
                rest = rest.subtract(release.amount());
            }
        }
        return at;
    }
}
