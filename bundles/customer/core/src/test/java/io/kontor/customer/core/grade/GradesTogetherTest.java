package io.kontor.customer.core.grade;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.grade.GradeRun;
import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.kernel.api.error.KontorException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What two people do at the same moment leaves one grade of a kind on every day, on both databases. */
class GradesTogetherTest {
    private static final LocalDate MAY = LocalDate.of(2026, 5, 20);

    enum Databases {
        DERBY,
        POSTGRESQL;

        SalesFixture start() {
            return this == DERBY ? SalesFixture.derby(new KnownRegions()) : SalesFixture.postgres(new KnownRegions());
        }
    }

    private static <T> List<String> together(int threads, Function<Integer, Supplier<T>> work) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CyclicBarrier start = new CyclicBarrier(threads);
        try {
            List<Future<String>> results = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Supplier<T> mine = work.apply(i);
                results.add(pool.submit(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    try {
                        return String.valueOf(SalesFixture.run(mine));
                    } catch (KontorException e) {
                        return e.code();
                    }
                }));
            }
            List<String> outcomes = new ArrayList<>();
            for (Future<String> result : results) {
                outcomes.add(result.get(120, TimeUnit.SECONDS));
            }
            return outcomes;
        } finally {
            pool.shutdownNow();
        }
    }

    private static long overlaps(SalesFixture sales) {
        return sales.database().transactions().read(em -> em.createQuery(
                        "select count(a) from GradeEntity a, GradeEntity b where a.customerId = b.customerId"
                                + " and a.kind = b.kind and a.id < b.id and a.validFrom <= b.validTo"
                                + " and b.validFrom <= a.validTo and a.validFrom <= a.validTo"
                                + " and b.validFrom <= b.validTo",
                        Long.class)
                .getSingleResult());
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void confirmsDifferentRunsOneAfterTheOther(Databases database) throws Exception {
        try (SalesFixture sales = database.start()) {
            for (int i = 0; i < 20; i++) {
                sales.sale(sales.customer("C" + i), "2026-05-01", "tea", String.valueOf(i + 1));
            }
            JpaGradeSchemes schemes = GradeSchemesFixture.over(sales);
            int threads = 4;
            List<GradeRun> runs = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                runs.add(SalesFixture.run(() -> schemes.propose("abc", MAY)));
            }
            List<String> outcomes = together(
                    threads,
                    i -> () -> schemes.confirm(
                            runs.get(i).id(), runs.get(i).version(), Set.of(), LocalDate.of(2026, 6, 1 + i)));
            assertThat(outcomes).containsOnly("20");
            assertThat(overlaps(sales)).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void confirmsOneRunOnce(Databases database) throws Exception {
        try (SalesFixture sales = database.start()) {
            sales.customer("A", null, null, Lifecycle.ACTIVE);
            JpaGradeSchemes schemes = GradeSchemesFixture.over(sales);
            GradeRun run = SalesFixture.run(() -> schemes.propose("abc", MAY));
            List<String> outcomes = together(
                    4, i -> () -> schemes.confirm(run.id(), run.version(), Set.of(), LocalDate.of(2026, 6, 1)));
            assertThat(outcomes).containsExactlyInAnyOrder("1", "VERSION_STALE", "VERSION_STALE", "VERSION_STALE");
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void overridesOnceForOneVersion(Databases database) throws Exception {
        try (SalesFixture sales = database.start()) {
            UUID a = sales.customer("A");
            JpaGrades grades = new JpaGrades(sales.transactions(), SalesFixture.CLOCK);
            long version = sales.database().transactions().read(em -> em.find(CustomerEntity.class, a)
                    .version());
            List<String> outcomes = together(
                    4,
                    i -> () -> grades.override(a, version, "A", MAY.plusDays(i), MAY.plusDays(100), "why")
                            .grade());
            assertThat(outcomes).containsExactlyInAnyOrder("A", "VERSION_STALE", "VERSION_STALE", "VERSION_STALE");
            assertThat(overlaps(sales)).isZero();
        }
    }
}
