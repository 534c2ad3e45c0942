package io.kontor.promo.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.call.Channel;
import io.kontor.kernel.api.call.IdempotencyKey;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.Grant;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.jpa.Answer;
import io.kontor.kernel.jpa.TestDatabase;
import io.kontor.promo.api.item.ItemKind;
import io.kontor.promo.api.item.LotData;
import io.kontor.promo.api.item.PromoItemData;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.place.PlaceData;
import io.kontor.promo.api.place.PlaceType;
import io.kontor.promo.api.stock.Balance;
import io.kontor.promo.api.stock.Figures;
import io.kontor.promo.api.stock.Movement;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.api.stock.Posting;
import io.kontor.promo.api.stock.PostingLine;
import io.kontor.promo.core.asset.JpaAssetLoans;
import io.kontor.promo.core.internal.PromoTransactions;
import io.kontor.promo.core.item.JpaLots;
import io.kontor.promo.core.item.JpaPromoItems;
import io.kontor.promo.core.ledger.Gate;
import io.kontor.promo.core.ledger.Leg;
import io.kontor.promo.core.ledger.PostMovement;
import io.kontor.promo.core.place.AutomaticPlaces;
import io.kontor.promo.core.place.JpaPlaces;
import io.kontor.promo.core.place.PlaceChecks;
import io.kontor.promo.core.recall.RecallBook;
import io.kontor.promo.core.recall.RecallDeadlines;
import io.kontor.promo.core.stock.JpaPromoStock;
import io.kontor.promo.core.stock.JpaStockPeriods;
import io.kontor.promo.core.stock.PromoLedger;
import io.kontor.promo.core.store.LedgerAudit;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** A promo module on a database of its own, with stand-ins for what the kernel knows. */
public final class PromoWorld implements AutoCloseable {
    /** The day it is. */
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 15);

    /** A user with every right. */
    public static final Actor ADMIN = new Actor(
            UUID.fromString("00000000-0000-7000-8000-00000000000a"),
            "admin",
            null,
            Set.of(),
            List.of(new Grant("*:*:*", Scope.ALL, EnumSet.allOf(FieldClass.class))));

    public final TestDatabase database;
    public final PromoTransactions transactions;
    public final TurnedClock clock = new TurnedClock();
    public final FakeKernel kernel = new FakeKernel();
    public final RecallBook recalls;
    public final PromoLedger ledger;
    public final AutomaticPlaces automatic;
    public final JpaPromoItems items;
    public final JpaLots lots;
    public final JpaPlaces places;
    public final JpaPromoStock stock;
    public final JpaStockPeriods periods;
    public final JpaAssetLoans loans;

    private PromoWorld(TestDatabase database) {
        this.database = database;
        transactions = new PromoTransactions(database.transactions());
        recalls = new RecallBook(transactions, new RecallDeadlines(kernel.deadlines(), clock), kernel.staff(), clock);
        ledger = new PromoLedger(transactions, clock, recalls);
        automatic = new AutomaticPlaces(transactions, kernel.users());
        items = new JpaPromoItems(transactions, kernel.staff());
        lots = new JpaLots(transactions, recalls, clock);
        places = new JpaPlaces(transactions, new PlaceChecks(kernel.staff(), kernel.regions()), automatic);
        stock = new JpaPromoStock(transactions, ledger, clock);
        periods = new JpaStockPeriods(transactions, clock);
        loans = new JpaAssetLoans(transactions, ledger, automatic, clock);
    }

    /** Databases every claim about concurrency is tested on. */
    public enum Databases {
        DERBY,
        POSTGRESQL;

        public PromoWorld open() {
            return new PromoWorld(
                    this == DERBY
                            ? TestDatabase.derby("promo", "kontor-promo", PromoTransactions.CONSTRAINTS)
                            : TestDatabase.postgres("promo", "kontor-promo", PromoTransactions.CONSTRAINTS));
        }
    }

    /** {@return a world on Derby in memory} */
    public static PromoWorld derby() {
        return Databases.DERBY.open();
    }

    /** {@return what work gives when the administrator calls} */
    public static <T> T admin(Supplier<T> work) {
        return as(ADMIN, work);
    }

    /** {@return what work gives when a user calls} */
    public static <T> T as(Actor actor, Supplier<T> work) {
        return new Call(actor, Locale.ENGLISH, "test", Channel.API, null).run(work);
    }

    /** {@return what work gives when a user calls with a key} */
    public static <T> T keyed(Actor actor, String key, Supplier<T> work) {
        IdempotencyKey once = new IdempotencyKey("POST test", key, "hash");
        return new Call(actor, Locale.ENGLISH, "test", Channel.API, once).run(work);
    }

    /** {@return a user with some rights} */
    public Actor rep(String name, Grant... grants) {
        UUID id = kernel.user(name);
        return new Actor(id, name, null, Set.of(), Arrays.asList(grants));
    }

    /** {@return a user with every right} */
    public static Actor everything(Actor user) {
        return new Actor(user.id(), user.username(), null, Set.of(), ADMIN.grants());
    }

    /** {@return an item counted by quantity} */
    public UUID item(String code) {
        return item(code, Tracking.NONE);
    }

    /** {@return an item} */
    public UUID item(String code, Tracking tracking) {
        return admin(() -> items.add(PromoItemData.of(code, "Item " + code, ItemKind.GIFT, tracking)))
                .id();
    }

    /** {@return an item with what alerts and charges ask for} */
    public UUID item(String code, Tracking tracking, int shortDays, @Nullable Long lowStock, @Nullable Money price) {
        PromoItemData data = new PromoItemData(
                code,
                code,
                ItemKind.GIFT,
                tracking,
                "piece",
                Map.of(),
                null,
                price,
                shortDays,
                lowStock,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
        return admin(() -> items.add(data)).id();
    }

    /** {@return an item that is sold for 12.50 CNY} */
    public UUID cup() {
        return item("CUP", Tracking.NONE, 0, null, new Money(new BigDecimal("12.50"), "CNY"));
    }

    /** {@return the types of events, in the order in which they were added} */
    public List<String> events(String where) {
        List<String> events = new ArrayList<>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select event_type from promo_journal where " + where + " order by draft")) {
            while (row.next()) {
                events.add(row.getString(1));
            }
            return events;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@return a lot} */
    public UUID lot(UUID item, String number, LocalDate expiresOn) {
        return admin(() -> lots.add(item, new LotData(number, expiresOn))).id();
    }

    /** {@return a warehouse} */
    public UUID warehouse(String code) {
        return admin(() -> places.add(PlaceData.of(code, "Warehouse " + code, PlaceType.WAREHOUSE)))
                .id();
    }

    /** Receives some. */
    public Movement receive(UUID item, UUID place, long quantity) {
        return post(MovementKind.RECEIPT, PostingLine.of(item, Place.SUPPLIER, place, quantity));
    }

    /** Posts by hand as the administrator. */
    public Movement post(MovementKind kind, PostingLine... lines) {
        return admin(() -> stock.post(Posting.of(kind, Arrays.asList(lines))));
    }

    /** Posts as a document does. */
    public Movement move(MovementKind kind, Leg... legs) {
        PostMovement.Note note = PostMovement.Note.by(ADMIN.id());
        PostMovement movement = PostMovement.of(kind, Arrays.asList(legs), note, null);
        return admin(
                () -> transactions.get().write(Answer.of(Movement.class), em -> ledger.post(em, movement, Gate.OPEN)));
    }

    /** {@return what is there of an item} */
    public Figures figures(UUID item, UUID place) {
        ListQuery query = ListQuery.where("itemId eq '" + item + "' and placeId eq '" + place + "'");
        return admin(() -> stock.balances(query)).items().stream()
                .map(Balance::figures)
                .reduce(Figures.NONE, Figures::plus);
    }

    /** {@return how many balances do not fit their steps} */
    public long broken() {
        return transactions.get().read(em -> new LedgerAudit(em).broken());
    }

    /** Demands that a command is refused with a code, of its own or of a value. */
    public static void refused(String code, ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOfSatisfying(KontorException.class, e -> {
            boolean named = e.code().equals(code)
                    || e.violations().stream().anyMatch(v -> v.code().equals(code));
            assertThat(named).as(e.getMessage()).isTrue();
        });
    }

    @Override
    public void close() {
        database.close();
    }

    /** A clock a test can turn. */
    public static final class TurnedClock extends Clock {
        private volatile Instant now = TODAY.atTime(9, 0).toInstant(ZoneOffset.UTC);

        public void turnTo(LocalDate day) {
            now = day.atTime(9, 0).toInstant(ZoneOffset.UTC);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
