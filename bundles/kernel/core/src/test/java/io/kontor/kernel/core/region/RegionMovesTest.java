package io.kontor.kernel.core.region;

import static io.kontor.kernel.core.internal.KernelFixture.asSystem;
import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.region.Region;
import io.kontor.kernel.api.region.RegionData;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.core.internal.KernelFixture;
import io.kontor.kernel.core.internal.KernelFixture.Databases;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.jspecify.annotations.Nullable;

/** Paths and order of the tree against a model that knows only parents, and under concurrent moves. */
class RegionMovesTest {
    private static final int REGIONS = 6;
    private static final LocalizedText LABEL = new LocalizedText("区", "Region");

    private static KernelFixture database;
    private static int trees;

    private record Node(@Nullable String parent, int sortNo) {}

    @BeforeContainer
    static void open() {
        database = Databases.DERBY.open();
    }

    @AfterContainer
    static void close() {
        database.close();
    }

    @Property(tries = 25, shrinking = ShrinkingMode.OFF)
    void treeIsWhatItsParentsSay(
            @ForAll @Size(min = 1, max = 12)
                    List<@IntRange(min = 0, max = REGIONS * (REGIONS + 1) * 3 - 1) Integer> moves) {
        JpaRegionTree tree = new JpaRegionTree(database.kernel());
        String prefix = "t" + trees++ + ".";
        Map<String, Node> model = new HashMap<>();
        for (int i = 0; i < REGIONS; i++) {
            String code = prefix + i;
            asSystem(() -> tree.create(code, new RegionData(null, LABEL, 0)));
            model.put(code, new Node(null, 0));
        }
        for (int move : moves) {
            String code = prefix + move % REGIONS;
            int to = move / REGIONS % (REGIONS + 1);
            String parent = to == REGIONS ? null : prefix + to;
            int sortNo = move / REGIONS / (REGIONS + 1);
            assertThat(apply(tree, code, parent, sortNo)).isEqualTo(!isBelow(model, parent, code));
            if (!isBelow(model, parent, code)) {
                model.put(code, new Node(parent, sortNo));
            }
        }
        List<String> found =
                asSystem(() -> tree.list(new ListQuery(null, List.of(), 500, null, false))).items().stream()
                        .map(Region::path)
                        .filter(path -> path.startsWith(prefix))
                        .toList();
        assertThat(found).isEqualTo(order(model, null, ""));
        model.keySet().forEach(code -> asSystem(() -> tree.find(code)).ifPresent(r -> assertThat(
                        r.path().chars().filter(c -> c == '/').count())
                .isEqualTo(r.level() + 1L)));
        database.clear();
    }

    private static boolean apply(JpaRegionTree tree, String code, @Nullable String parent, int sortNo) {
        return asSystem(() -> {
            long version = tree.find(code).orElseThrow().version();
            try {
                tree.change(code, version, new RegionData(parent, LABEL, sortNo));
                return true;
            } catch (KontorException e) {
                assertThat(e.code()).isEqualTo("REGION_CYCLE");
                return false;
            }
        });
    }

    private static boolean isBelow(Map<String, Node> model, @Nullable String code, String top) {
        for (String at = code; at != null; at = model.get(at).parent()) {
            if (at.equals(top)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> order(Map<String, Node> model, @Nullable String parent, String path) {
        List<String> paths = new ArrayList<>();
        model.entrySet().stream()
                .filter(e -> Objects.equals(e.getValue().parent(), parent))
                .sorted(Comparator.comparing(
                                (Map.Entry<String, Node> e) -> e.getValue().sortNo())
                        .thenComparing(Map.Entry::getKey))
                .forEach(e -> {
                    paths.add(path + e.getKey() + "/");
                    paths.addAll(order(model, e.getKey(), path + e.getKey() + "/"));
                });
        return paths;
    }

    @Example
    void concurrentMovesMakeNoCycleOnDerby() {
        concurrentMovesMakeNoCycle(Databases.DERBY);
    }

    @Example
    void concurrentMovesMakeNoCycleOnPostgres() {
        concurrentMovesMakeNoCycle(Databases.POSTGRESQL);
    }

    private static void concurrentMovesMakeNoCycle(Databases kind) {
        try (KernelFixture shared = kind.open()) {
            JpaRegionTree first = new JpaRegionTree(shared.kernel());
            for (int i = 0; i < REGIONS; i++) {
                String code = "" + i;
                asSystem(() -> first.create(code, new RegionData(null, LABEL, 0)));
            }
            List<Callable<Object>> movers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                Random random = new Random(thread);
                JpaRegionTree tree = new JpaRegionTree(shared.kernel());
                movers.add(() -> {
                    for (int i = 0; i < 15; i++) {
                        moveSomewhere(tree, random);
                    }
                    return true;
                });
            }
            assertThat(KernelFixture.atOnce(movers)).containsOnly(true);
            assertConsistent(first);
        }
    }

    private static void moveSomewhere(JpaRegionTree tree, Random random) {
        String code = "" + random.nextInt(REGIONS);
        int to = random.nextInt(REGIONS + 1);
        String parent = to == REGIONS ? null : "" + to;
        asSystem(() -> {
            try {
                return tree.change(code, tree.find(code).orElseThrow().version(), new RegionData(parent, LABEL, 0));
            } catch (KontorException e) {
                assertThat(e.code()).isIn("REGION_CYCLE", "VERSION_STALE");
                return null;
            }
        });
    }

    private static void assertConsistent(JpaRegionTree tree) {
        List<Region> all = asSystem(() -> tree.list(ListQuery.all())).items();
        Map<String, Region> byCode = new HashMap<>();
        all.forEach(r -> byCode.put(r.code(), r));
        assertThat(byCode).hasSize(REGIONS);
        for (Region region : all) {
            String parent = region.parentCode();
            String path = parent == null ? "" : byCode.get(parent).path();
            assertThat(region.path()).isEqualTo(path + region.code() + "/");
        }
    }
}
