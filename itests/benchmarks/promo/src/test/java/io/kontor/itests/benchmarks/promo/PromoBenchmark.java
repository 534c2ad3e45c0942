package io.kontor.itests.benchmarks.promo;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.jpa.Answer;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.stock.BalancesAsk;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.core.ledger.BalanceKey;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.stock.JpaPromoStock;
import io.kontor.promo.core.stock.PromoLedger;
import io.kontor.promo.core.store.DayBalances;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;

/** Issues beside hand-written JDBC, and balances of any day over many movements. See {@code run}. */
public final class PromoBenchmark {
    private static final int CONNECTIONS = 16;
    private static final int PLACES = 100;
    private static final int ITEMS = 20;
    private static final Actor ADMIN = new Actor(
            new UUID(0, 9),
            "bench",
            null,
            Set.of(),
            List.of(new Grant("*:*:*", Scope.ALL, EnumSet.allOf(FieldClass.class))));

    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final int seconds;
    private final int movements;
    private final BenchDatabase database;

    private PromoBenchmark(int seconds, int movements, BenchDatabase database) {
        this.seconds = seconds;
        this.movements = movements;
        this.database = database;
    }

    /** Arguments: seconds a measurement (8), movements (1,000,000). */
    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : 8;
        int movements = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        try (BenchDatabase database = new BenchDatabase(CONNECTIONS)) {
            PromoBenchmark benchmark = new PromoBenchmark(seconds, movements, database);
            benchmark.fill();
            benchmark.issues();
            benchmark.days();
        }
        System.exit(0);
    }

    private static UUID item(int i) {
        return new UUID(0x7000L, 1 + i);
    }

    private static UUID place(int i) {
        return new UUID(0x7000L, 1_000 + i);
    }

    private void fill() throws SQLException {
        try (Connection connection = database.pool().getConnection();
                Statement add = connection.createStatement()) {
            for (int i = 0; i < ITEMS; i++) {
                add.addBatch("insert into promo_item (id, version, code, name, search_text, kind, tracking, base_unit,"
                        + " units, short_days) values ('" + item(i) + "', 1, 'I" + i + "', 'Item', 'i', 'GIFT', 'NONE',"
                        + " 'piece', '{}', 0)");
            }
            for (int i = 0; i < PLACES; i++) {
                add.addBatch("insert into promo_place (id, version, code, name, place_type, state, tree_path) values ('"
                        + place(i) + "', 1, 'P" + i + "', 'Place', 'WAREHOUSE', 'OPEN', '" + place(i) + "/')");
            }
            add.executeBatch();
            connection.commit();
        }
        database.execute(
                "insert into promo_balance (id, item_id, lot_id, place_id, on_hand, reserved, seq)"
                        + " select gen_random_uuid()::text, i.id, '" + BalanceKey.NO_LOT + "', p.id, 0, 0, 0"
                        + " from promo_item i cross join promo_place p where p.place_type = 'WAREHOUSE'",
                "create table raw_balance (item_id char(36), place_id char(36), qty bigint check (qty >= 0),"
                        + " primary key (item_id, place_id))",
                "insert into raw_balance select item_id, place_id, 1000000000 from promo_balance",
                "create table raw_move (id char(36) primary key, item_id char(36), place_id char(36), n bigint,"
                        + " by_whom varchar(64), made_at bigint)",
                "create table raw_head (seq bigint)",
                "insert into raw_head values (0)",
                "create table raw_event (seq bigint primary key, data varchar(2000))",
                "create table raw_idem (id char(64) primary key, answer varchar(200))");
        history();
        database.analyze();
    }

    /** A year of receipts and issues, each balance going up and down. */
    private void history() throws SQLException {
        int balances = ITEMS * PLACES;
        database.execute(
                "create table bench as select m as n, gen_random_uuid()::text as id, b.id as balance_id, b.item_id,"
                        + " b.place_id, (current_date - 365 + (m::bigint * 365 / " + movements + ")::int) as on_day,"
                        + " (m / " + balances + ") as seq0 from generate_series(0, " + (movements - 1) + ") m join"
                        + " (select id, item_id, place_id, row_number() over (order by id) - 1 as rn from promo_balance) b"
                        + " on b.rn = m % " + balances,
                "insert into promo_movement (id, kind, on_day, posted_at, posted_by) select id,"
                        + " case when seq0 % 2 = 0 then 'RECEIPT' else 'STOCK_OUT' end, on_day, n, '" + ADMIN.id()
                        + "' from bench",
                "insert into promo_line (movement_id, line_no, item_id, lot_id, from_id, to_id, quantity, on_day) select id,"
                        + " 1, item_id, '" + BalanceKey.NO_LOT + "', case when seq0 % 2 = 0 then '" + Place.SUPPLIER
                        + "' else place_id end, case when seq0 % 2 = 0 then place_id else '" + Place.ADJUSTMENT
                        + "' end, case when seq0 % 2 = 0 then 1000 else 1 end, on_day from bench",
                "insert into promo_step (balance_id, seq, movement_id, line_no, on_day, delta, on_hand, hash) select"
                        + " balance_id, seq0 + 1, id, 1, on_day, case when seq0 % 2 = 0 then 1000 else -1 end,"
                        + " 1000 * (seq0 / 2 + 1) - (seq0 + 1) / 2, repeat('0', 64) from bench",
                "update promo_balance b set seq = s.n, on_hand = s.total from (select balance_id, count(*) as n, sum(delta)"
                        + " as total from promo_step group by balance_id) s where s.balance_id = b.id",
                "drop table bench");
    }

    private void issues() throws Exception {
        PromoLedger ledger = ledger();
        RawIssues raw = new RawIssues(database.pool(), false);
        RawIssues numbered = new RawIssues(database.pool(), true);
        System.out.println(
                "| issues a second, 16 connections | by hand | by hand, with numbered events | Kontor | share |"
                        + " share of the second |");
        System.out.println("| --- | ---: | ---: | ---: | ---: | ---: |");
        for (boolean hot : new boolean[] {false, true}) {
            List<Runnable> kinds = List.of(
                    () -> raw.issue(item(any(hot ? 1 : ITEMS)), place(any(hot ? 1 : PLACES))),
                    () -> numbered.issue(item(any(hot ? 1 : ITEMS)), place(any(hot ? 1 : PLACES))),
                    () -> issue(ledger, item(any(hot ? 1 : ITEMS)), place(any(hot ? 1 : PLACES))));
            double[] best = new double[3];
            for (int round = 0; round < 4; round++) {
                for (int kind = 0; kind < best.length; kind++) {
                    // the first round warms up
                    double rate = rate(kinds.get(kind), round == 0 ? 3 : seconds);
                    best[kind] = round == 0 ? 0 : Math.max(best[kind], rate);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.0f | %.0f %% | %.0f %% |%n",
                    hot ? "all of one balance" : "of 2,000 balances",
                    best[0],
                    best[1],
                    best[2],
                    best[2] * 100 / best[0],
                    best[2] * 100 / best[1]);
        }
    }

    private PromoLedger ledger() {
        return new PromoLedger(database.transactions(), Clock.systemUTC(), (em, movement) -> {});
    }

    private static int any(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    private void issue(PromoLedger ledger, UUID item, UUID place) {
        PostMovement movement = PostMovement.of(
                MovementKind.ISSUE,
                List.of(Leg.of(item, null, place, Place.GIVEN, 1)),
                PostMovement.Note.by(ADMIN.id()),
                null);
        IdempotencyKey key = new IdempotencyKey("POST issues", UUID.randomUUID() + "", "hash");
        new Call(ADMIN, Locale.ENGLISH, "bench", Channel.API, key).run(() -> database.transactions()
                .get()
                .write(Answer.of(Movement.class), em -> ledger.post(em, movement, Gate.OPEN)));
    }

    private double rate(Runnable work, int time) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        LongAdder done = new LongAdder();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(time);
        List<Future<?>> clients = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            clients.add(threads.submit(() -> {
                while (System.nanoTime() < end) {
                    work.run();
                    done.increment();
                }
            }));
        }
        for (Future<?> client : clients) {
            client.get();
        }
        threads.shutdown();
        return done.sum() / (double) time;
    }

    private void days() throws SQLException {
        long begun = System.nanoTime();
        today.minusDays(365)
                .datesUntil(today)
                .forEach(day -> database.transactions().get().writeUnkeyed(em -> {
                    new DayBalances(em).snapshot(day, Instant.EPOCH);
                    return Boolean.TRUE;
                }));
        System.out.printf(Locale.ROOT, "%n365 snapshots in %.1f s%n%n", (System.nanoTime() - begun) / 1e9);
        database.analyze();
        System.out.printf(Locale.ROOT, "| balances of a day, %,d movements | p50 ms | p95 ms |%n", movements);
        System.out.println("| --- | ---: | ---: |");
        ask("one item everywhere", day -> new BalancesAsk(day, null, item(any(ITEMS)), null, 500, null));
        ask("all of one place", day -> new BalancesAsk(day, place(any(PLACES)), null, null, 500, null));
        ask("the first 500 of all", day -> new BalancesAsk(day, null, null, null, 500, null));
    }

    private void ask(String name, Function<LocalDate, BalancesAsk> question) {
        JpaPromoStock stock = new JpaPromoStock(database.transactions(), ledger(), Clock.systemUTC());
        double[] times = new double[300];
        for (int i = -50; i < times.length; i++) {
            LocalDate day = today.minusDays(any(366));
            long begun = System.nanoTime();
            new Call(ADMIN, Locale.ENGLISH, "bench", Channel.API, null).run(() -> stock.balances(question.apply(day)));
            if (i >= 0) {
                times[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "| %s | %.1f | %.1f |%n", name, times[150], times[285]);
    }
}
