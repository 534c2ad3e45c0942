package io.kontor.customer.core.merge;

import static io.kontor.customer.core.CustomerWorld.TODAY;
import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.together;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.customer.api.merge.Merge;
import io.kontor.customer.api.merge.MergeOrder;
import io.kontor.customer.api.trade.TradeEntryData;
import io.kontor.customer.core.CardFixture;
import io.kontor.customer.core.CustomerWorld.Databases;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.FilterParser;
import io.kontor.kernel.api.query.ListQuery;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What must hold although two call at the same moment, on both databases. */
class MergesTogetherTest {
    private static final int ROUNDS = 4;
    private static final int MOST_FACTS = 10_000;

    private static List<String> refusals(List<Object> results) {
        return results.stream()
                .filter(Exception.class::isInstance)
                .map(r -> r instanceof KontorException e ? e.code() : r.toString())
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void c31OnlyOneOfTwoMergesOfAPairWinsEitherWayRound(Databases database) throws Exception {
        try (MergeWorld world = new MergeWorld(database.open())) {
            for (int round = 0; round < ROUNDS; round++) {
                world.two();
                long one = world.find(world.winner).version();
                long other = world.find(world.loser).version();
                MergeOrder there = new MergeOrder(world.winner, world.loser, other, Map.of(), "x");
                MergeOrder back = new MergeOrder(world.loser, world.winner, one, Map.of(), "x");
                List<Callable<Merge>> all = List.of(
                        () -> world.merges.merge(one, there),
                        () -> world.merges.merge(other, back),
                        () -> world.merges.merge(one, there));

                assertThat(refusals(together(all))).containsExactly("ALREADY_MERGED", "ALREADY_MERGED");
            }
        }
    }

    /** Facts come all the time, until the merge is seen: before, while and after it moves them. */
    @ParameterizedTest
    @EnumSource(Databases.class)
    void c31NoTradeFactIsLeftBehindWithTheLoser(Databases database) throws Exception {
        try (MergeWorld world = new MergeWorld(database.open())) {
            for (int round = 0; round < ROUNDS; round++) {
                world.two();
                long version = world.find(world.winner).version();
                MergeOrder order = world.order(Map.of());
                AtomicInteger added = new AtomicInteger();
                List<Callable<Object>> all = new ArrayList<>();
                all.add(() -> world.merges.merge(version, order));
                for (int i = 0; i < 3; i++) {
                    all.add(() -> addUntilRefused(world, added));
                }

                assertThat(refusals(together(all)))
                        .containsExactly("CUSTOMER_MERGED", "CUSTOMER_MERGED", "CUSTOMER_MERGED");
                assertThat(factsOf(world, world.winner)).isEqualTo(added.longValue());
            }
        }
    }

    private static Object addUntilRefused(MergeWorld world, AtomicInteger added) {
        TradeEntryData data =
                new TradeEntryData(null, world.loser, TODAY, "tea", null, CardFixture.money("1"), BigDecimal.ONE);
        for (int i = 0; i < MOST_FACTS; i++) {
            world.facts.add(data);
            added.incrementAndGet();
        }
        return "never refused";
    }

    private static @Nullable Long factsOf(MergeWorld world, UUID customer) {
        ListQuery all = new ListQuery(FilterParser.parse("customerId eq " + customer), List.of(), 1, null, true);
        return admin(() -> world.facts.list(all)).total();
    }
}
