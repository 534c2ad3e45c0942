package io.kontor.kernel.core.region;

import static io.kontor.kernel.core.internal.KernelFixture.as;
import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static io.kontor.kernel.core.internal.KernelFixture.does;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.query.Sort;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionData;
import io.kontor.kernel.api.region.RegionMoveListener;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.ComponentServiceObjects;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JpaRegionTreeTest {
    private final Map<Databases, KernelFixture> databases = new EnumMap<>(Databases.class);
    private KernelFixture database;
    private JpaRegionTree tree;

    private void open(Databases kind) {
        database = databases.computeIfAbsent(kind, Databases::open);
        database.clear();
        tree = new JpaRegionTree(database.kernel());
    }

    @AfterAll
    void close() {
        databases.values().forEach(KernelFixture::close);
    }

    private static RegionData below(@Nullable String parent, int sortNo) {
        return new RegionData(parent, new LocalizedText("区", "Region"), sortNo);
    }

    private Region create(String code, @Nullable String parent, int sortNo) {
        return asSystem(() -> tree.create(code, below(parent, sortNo)));
    }

    private Region move(String code, @Nullable String parent) {
        return asSystem(() -> {
            Region region = tree.find(code).orElseThrow();
            return tree.change(code, region.version(), below(parent, region.sortNo()));
        });
    }

    private List<String> paths(ListQuery query) {
        return asSystem(() -> tree.list(query)).items().stream()
                .map(Region::path)
                .toList();
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void movesTakeEverythingBelowAlong(Databases kind) {
        open(kind);
        create("a_", null, 0);
        create("ax", null, 1);
        create("b", "a_", 0);
        create("c", "b", 0);
        create("bx", "ax", 0);
        Region before = asSystem(() -> tree.find("c")).orElseThrow();
        Region moved = move("b", "ax");
        assertThat(moved.path()).isEqualTo("ax/b/");
        Region along = asSystem(() -> tree.find("c")).orElseThrow();
        assertThat(along.path()).isEqualTo("ax/b/c/");
        assertThat(along.version()).isGreaterThan(before.version());
        assertThat(move("a_", "c").path()).isEqualTo("ax/b/c/a_/");
        assertThat(move("b", null).path()).isEqualTo("b/");
        assertThat(paths(ListQuery.all())).containsExactly("b/", "b/c/", "b/c/a_/", "ax/", "ax/bx/");
        assertThat(asSystem(() -> tree.find("a_")).orElseThrow().level()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(Databases.class)
    void listsInTreeOrderPageByPage(Databases kind) {
        open(kind);
        create("z", null, 0);
        create("z-1", null, 1);
        create("z.2", null, 1);
        create("Z", null, 2);
        create("上海", "z-1", 5);
        create("b", "z-1", 40);
        create("a", "z-1", 1000);
        create("deep", "上海", 0);
        List<String> wanted = List.of("z/", "z-1/", "z-1/上海/", "z-1/上海/deep/", "z-1/b/", "z-1/a/", "z.2/", "Z/");
        assertThat(paths(ListQuery.all())).isEqualTo(wanted);
        List<String> paged = new ArrayList<>();
        String cursor = null;
        do {
            String at = cursor;
            var page = asSystem(() -> tree.list(new ListQuery(null, List.of(), 3, at, true)));
            assertThat(page.total()).isEqualTo(8);
            page.items().forEach(r -> paged.add(r.path()));
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(paged).isEqualTo(wanted);
        Region b = asSystem(() -> tree.find("b")).orElseThrow();
        asSystem(() -> tree.change("b", b.version(), below("z-1", 2000)));
        assertThat(paths(ListQuery.where("path descendantOf 'z-1'")))
                .containsExactly("z-1/", "z-1/上海/", "z-1/上海/deep/", "z-1/a/", "z-1/b/");
        assertThat(paths(ListQuery.where("path descendantOf 'nowhere'"))).isEmpty();
        assertThat(paths(new ListQuery(
                        ListQuery.where("level eq 1").filter(), List.of(new Sort("code", true)), 50, null, false)))
                .hasSize(3);
    }

    @Test
    void cyclesAndDeepTreesAreRefused() {
        open(Databases.DERBY);
        create("0", null, 0);
        for (int i = 1; i < RegionTree.MAX_LEVELS; i++) {
            create("" + i, "" + (i - 1), 0);
        }
        assertCode(() -> create("12", "11", 0), "TREE_TOO_DEEP");
        assertCode(() -> move("0", "0"), "REGION_CYCLE");
        assertCode(() -> move("0", "11"), "REGION_CYCLE");
        create("top", null, 0);
        assertCode(() -> move("0", "top"), "TREE_TOO_DEEP");
        move("1", "top");
        assertThat(asSystem(() -> tree.find("11")).orElseThrow().path()).startsWith("top/1/2/3/");
    }

    @Test
    void wrongInputIsRefused() {
        open(Databases.DERBY);
        Region region = create("31", null, 0);
        assertCode(() -> create("31", null, 0), "REGION_CODE_TAKEN");
        assertCode(() -> create("32", "none", 0), "UNKNOWN_REGION");
        assertThatThrownBy(() -> create("3/1", null, -1))
                .isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.violations())
                        .extracting(v -> v.field() + " " + v.code())
                        .containsExactly("code ILLEGAL_CODE", "sortNo OUT_OF_RANGE"));
        assertCode(() -> asSystem(() -> tree.change("none", 1, below(null, 0))), "NOT_FOUND");
        assertCode(() -> asSystem(() -> tree.change("31", region.version() + 1, below(null, 0))), "VERSION_STALE");
        create("3101", "31", 0);
        Region parent = asSystem(() -> tree.find("31")).orElseThrow();
        assertCode(() -> does(Actor.SYSTEM, () -> tree.delete("31", parent.version())), "REGION_HAS_CHILDREN");
        Region child = asSystem(() -> tree.find("3101")).orElseThrow();
        does(Actor.SYSTEM, () -> tree.delete("3101", child.version()));
        does(Actor.SYSTEM, () -> tree.delete("31", parent.version()));
        assertThat(asSystem(() -> tree.findAll(List.of("31", "3101")))).isEmpty();
    }

    @Test
    void readingNeedsALoginAndWritingThePermission() {
        open(Databases.DERBY);
        create("31", null, 0);
        Actor nobody = new Actor(UUID.randomUUID(), "nobody", null, Set.of(), List.of());
        assertThat(as(nobody, () -> tree.findAll(List.of("31", "32")))).containsOnlyKeys("31");
        assertThat(as(nobody, () -> tree.list(ListQuery.all())).items()).hasSize(1);
        assertCode(() -> as(nobody, () -> tree.create("32", below(null, 0))), "PERMISSION_MISSING");
        assertCode(() -> does(nobody, () -> tree.delete("31", 1)), "PERMISSION_MISSING");
        assertCode(() -> tree.find("31"), "NOT_AUTHENTICATED");
    }

    private static ComponentServiceObjects<RegionMoveListener> service(RegionMoveListener listener) {
        return new ComponentServiceObjects<>() {
            @Override
            public RegionMoveListener getService() {
                return listener;
            }

            @Override
            public void ungetService(RegionMoveListener service) {
                assertThat(service).isSameAs(listener);
            }

            @Override
            public ServiceReference<RegionMoveListener> getServiceReference() {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Test
    void listenersHearOfMovesAfterCommitAndHarmNothing() {
        open(Databases.DERBY);
        create("a", null, 0);
        create("b", null, 0);
        List<String> heard = new ArrayList<>();
        RegionMoveListener failing = (from, to) -> {
            throw new IllegalStateException("a listener's own trouble");
        };
        tree.listeners = List.of(
                service(failing),
                service((from, to) -> heard.add(from + " -> " + to + " "
                        + asSystem(() -> tree.find("b")).orElseThrow().path())));
        assertThat(move("b", "a").path()).isEqualTo("a/b/");
        assertThat(heard).containsExactly("b/ -> a/b/ a/b/");
        asSystem(() ->
                tree.change("b", asSystem(() -> tree.find("b")).orElseThrow().version(), below("a", 9)));
        assertThat(heard).hasSize(1);
    }

    @Test
    void undoneMovesAreNotTold() {
        open(Databases.DERBY);
        create("a", null, 0);
        create("b", null, 0);
        List<String> heard = new ArrayList<>();
        tree.listeners = List.of(service((from, to) -> heard.add(from + " -> " + to)));
        var outcomes = asSystem(() -> database.kernel()
                .transactions()
                .batches()
                .<Region>run(List.of(() -> move("b", "a"), () -> create("c", "none", 0)), true));
        assertThat(outcomes).allMatch(o -> o.problem() != null);
        assertThat(heard).isEmpty();
        assertThat(asSystem(() -> tree.findAll(List.of("a", "b", "c"))).values())
                .extracting(Region::path)
                .containsExactlyInAnyOrder("a/", "b/");
    }

    private static void assertCode(ThrowingCallable work, String code) {
        assertThatThrownBy(work).isInstanceOfSatisfying(KontorException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
