package io.kontor.kernel.jpa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Page;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.FieldClass;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.value.Ids;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ListingTest {
    private static final Listing<TrialEntity> THINGS = Listing.of(TrialEntity.class, "id")
            .field("code", Kind.TEXT, r -> r.get("code"))
            .field("name", Kind.TEXT, r -> r.get("name"))
            .field("stock", Kind.INTEGER, r -> r.get("stock"))
            .field("price", Kind.DECIMAL, FieldClass.AMOUNT, r -> r.get("price"))
            .field("day", Kind.DATE, r -> r.get("day"))
            .field("at", Kind.INSTANT, r -> r.get("at"))
            .field("good", Kind.BOOLEAN, r -> r.get("good"))
            .field("owner", Kind.UUID_KIND, r -> r.get("owner"))
            .test(
                    "startsWith",
                    (q, c) -> Rows.startsWith(
                            q.cb(), q.root().get("code"), c.values().get(0)))
            .defaultSort("code")
            .build();
    private static final UUID ME = Ids.next();
    private static final Access ALL = Actor.SYSTEM.require("trial:thing:read");
    private static final int ROWS = 97;
    private static final Map<Databases, TestDatabase> OPEN = new java.util.EnumMap<>(Databases.class);

    @BeforeAll
    static void fill() {
        for (Databases kind : Databases.values()) {
            TestDatabase db = kind.open();
            OPEN.put(kind, db);
            Call.system("test").run(() -> db.transactions().writeUnkeyed(em -> {
                Random random = new Random(1);
                for (int i = 0; i < ROWS; i++) {
                    em.persist(thing(i, random));
                }
                return true;
            }));
        }
    }

    private static TrialEntity thing(int i, Random random) {
        TrialEntity e = new TrialEntity(Ids.next(), (i % 10 == 0 ? "100%_" : "c") + i);
        e.name = i % 3 == 0 ? null : "名 Name " + i % 7;
        e.stock = i % 4 == 0 ? null : random.nextInt(5);
        e.price = new BigDecimal(random.nextInt(1000)).movePointLeft(2);
        e.day = LocalDate.of(2026, 1, 1).plusDays(i);
        e.at = Instant.ofEpochMilli(1_700_000_000_000L + i);
        e.good = i % 2 == 0;
        e.owner = i % 5 == 0 ? ME : null;
        e.regionPath = i % 6 == 0 ? "31/3101/" : "31/31015/";
        e.note = "x".repeat(5_000);
        return e;
    }

    @AfterAll
    static void close() {
        OPEN.values().forEach(TestDatabase::close);
    }

    private static Page<TrialEntity> page(Databases kind, ListQuery query, Access access) {
        return OPEN.get(kind)
                .transactions()
                .read(em -> THINGS.page(
                        em,
                        query,
                        access,
                        q -> Rows.in(
                                access.rows(),
                                q.cb(),
                                q.root().get("owner"),
                                q.root().get("team"),
                                q.root().get("regionPath")),
                        null));
    }

    private static List<TrialEntity> all(Databases kind, String sort, int limit) {
        List<TrialEntity> rows = new ArrayList<>();
        String cursor = null;
        do {
            Page<TrialEntity> page = page(kind, ListQuery.of(null, sort, limit, cursor, null), ALL);
            rows.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return rows;
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void pagesEveryRowOnceWhateverTheOrder(Databases kind) {
        for (String sort :
                List.of("code", "stock", "-stock", "name,-stock", "-name,day", "-at", "good,-price", "owner")) {
            List<TrialEntity> rows = all(kind, sort, 10);
            assertThat(rows.stream().map(e -> e.id).distinct()).as(sort).hasSize(ROWS);
            assertThat(rows).as(sort).hasSize(ROWS);
        }
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void sortsAbsentValuesAsTheGreatest(Databases kind) {
        Comparator<Integer> order = Comparator.nullsLast(Comparator.naturalOrder());
        assertThat(all(kind, "stock", 500).stream().map(e -> e.stock).toList()).isSortedAccordingTo(order);
        assertThat(all(kind, "-stock", 500).stream().map(e -> e.stock).toList()).isSortedAccordingTo(order.reversed());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stock isNull | 25",
                "not stock isNull | 72",
                "code eq c1 | 1",
                "code in (c1, c2, nothing) | 2",
                "name like '名 name 1' | 10",
                "name like '*NAME*' | 64",
                "code like '100%*' | 10",
                "code like '100%_' | 0",
                "startsWith eq '100%_' | 10",
                "day ge 2026-01-02 and day lt 2026-01-04 | 2",
                "at eq 2023-11-14T22:13:20.001Z | 1",
                "good eq true and not good eq false | 49",
                "good eq false or code eq c2 | 49",
                "price ge 0 | 97",
                "owner isNull | 77",
            })
    void filtersTheSameOnBothDatabases(String filter, int rows) {
        for (Databases kind : Databases.values()) {
            ListQuery query = ListQuery.of(filter, null, 500, null, true);
            Page<TrialEntity> page = page(kind, query, ALL);
            assertThat(page.items()).as(kind.name()).hasSize(rows);
            assertThat(page.total()).isEqualTo(rows);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing eq 1 | | | FILTER_FIELD",
                "stock eq x | | | FILTER_VALUE",
                "stock eq 99999999999 | | | FILTER_VALUE",
                "price eq 1e999999999 | | | FILTER_VALUE",
                "day eq 2026-02-30 | | | FILTER_VALUE",
                "owner eq 1-1-1-1-1 | | | FILTER_VALUE",
                "stock like 1 | | | FILTER_OPERATOR",
                "stock descendantOf 1 | | | FILTER_OPERATOR",
                " | nothing | | SORT_FIELD",
                " | startsWith | | SORT_FIELD",
                " | | notACursor | CURSOR_INVALID",
                " | | WyJhIl0 | CURSOR_INVALID",
            })
    void refusesWhatItDoesNotKnow(String filter, String sort, String cursor, String code) {
        assertThatThrownBy(() -> page(Databases.DERBY, ListQuery.of(filter, sort, null, cursor, null), ALL))
                .hasMessageStartingWith(code);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void refusesTheCursorOfAnotherQuery(Databases kind) {
        String cursor =
                page(kind, ListQuery.of(null, "stock", 10, null, null), ALL).nextCursor();
        assertThatThrownBy(() -> page(kind, ListQuery.of(null, "-stock", 10, cursor, null), ALL))
                .hasMessageStartingWith("CURSOR_INVALID");
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void keepsToTheRowScope(Databases kind) {
        assertThat(total(kind, new RowScope(false, Set.of(ME), Set.of(), Set.of())))
                .isEqualTo(20);
        assertThat(total(kind, new RowScope(false, Set.of(), Set.of(Ids.next()), Set.of())))
                .isZero();
        assertThat(total(kind, new RowScope(false, Set.of(), Set.of(), Set.of("31/3101/"))))
                .isEqualTo(17);
        assertThat(total(kind, new RowScope(false, Set.of(), Set.of(), Set.of("31/"))))
                .isEqualTo(ROWS);
        assertThat(total(kind, RowScope.NONE)).isZero();
        assertThat(total(kind, RowScope.ALL)).isEqualTo(ROWS);
    }

    private static long total(Databases kind, RowScope scope) {
        return page(kind, ListQuery.all(), new Access("trial:thing:read", scope, Map.of()))
                .total();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void refusesToSortOrFilterByAClassTheCallerDoesNotSee(Databases kind) {
        Access blind = new Access("trial:thing:read", RowScope.ALL, Map.of());
        assertThatThrownBy(() -> page(kind, ListQuery.of(null, "price", 10, null, null), blind))
                .hasMessageStartingWith("FIELD_CLASS_MISSING");
        assertThatThrownBy(() -> page(kind, ListQuery.of("price gt 5", null, 10, null, null), blind))
                .hasMessageStartingWith("FIELD_CLASS_MISSING");
    }
}
