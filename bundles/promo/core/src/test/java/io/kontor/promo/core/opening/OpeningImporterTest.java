package io.kontor.promo.core.opening;

import static org.assertj.core.api.Assertions.assertThat;

import io.kontor.kernel.api.exchange.ImportCounts;
import io.kontor.kernel.api.exchange.ImportPlan;
import io.kontor.kernel.api.exchange.ImportRow;
import io.kontor.promo.api.item.Tracking;
import io.kontor.promo.api.place.Place;
import io.kontor.promo.api.stock.MovementKind;
import io.kontor.promo.core.PromoWorld;
import io.kontor.promo.core.ledger.Leg;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpeningImporterTest {
    private static final Set<String> COLUMNS =
            Set.of("paperNo", "place", "item", "lot", "expiresOn", "quantity", "unitCost", "currency");

    private final PromoWorld world = PromoWorld.derby();
    private final OpeningImporter importer = new OpeningImporter(world.transactions, world.ledger);
    private final UUID pen = world.item("PEN");
    private final UUID tea = world.item("TEA", Tracking.LOT);
    private final UUID store = world.warehouse("CS");

    @AfterEach
    void close() {
        assertThat(world.broken()).isZero();
        world.close();
    }

    private static ImportRow row(int number, String... columnsAndValues) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < columnsAndValues.length; i += 2) {
            cells.put(columnsAndValues[i], columnsAndValues[i + 1]);
        }
        return new ImportRow(number, cells, List.of());
    }

    private static final List<ImportRow> ROWS = List.of(
            row(
                    2,
                    "paperNo",
                    "P1",
                    "place",
                    "CS",
                    "item",
                    "PEN",
                    "quantity",
                    "40",
                    "unitCost",
                    "1.5",
                    "currency",
                    "CNY"),
            row(
                    3,
                    "paperNo",
                    "P2",
                    "place",
                    "CS",
                    "item",
                    "TEA",
                    "lot",
                    "L1",
                    "expiresOn",
                    "2027-01-31",
                    "quantity",
                    "7"),
            row(4, "paperNo", "P3", "place", "CS", "item", "PEN", "quantity", "-1"),
            row(5, "paperNo", "P4", "place", "NOWHERE", "item", "PEN", "quantity", "1"),
            row(6, "paperNo", "P5", "place", "CS", "item", "TEA", "quantity", "1"));

    private ImportCounts apply(UUID run, int position, boolean dryRun) {
        ImportPlan plan = new ImportPlan(run, "paperNo", COLUMNS, dryRun, Map.of());
        return PromoWorld.admin(() -> {
            importer.check(plan);
            return importer.apply(plan, position, ROWS);
        });
    }

    @Test
    void p47TakesRightRowsInOnceAndRefusesWrongOnes() {
        UUID run = UUID.randomUUID();

        assertThat(apply(UUID.randomUUID(), 0, true)).isEqualTo(new ImportCounts(5, 2, 0, 0, 3));
        assertThat(world.figures(pen, store).onHand()).isZero();
        assertThat(apply(run, 0, false)).isEqualTo(new ImportCounts(5, 2, 0, 0, 3));

        assertThat(world.figures(pen, store).onHand()).isEqualTo(40);
        assertThat(world.figures(tea, store).onHand()).isEqualTo(7);
        assertThat(importer.errors(run, 0, 10)).hasSize(3);
        assertThat(apply(UUID.randomUUID(), 0, false)).isEqualTo(new ImportCounts(5, 0, 0, 2, 3));
        assertThat(world.figures(pen, store).onHand()).isEqualTo(40);
    }

    @Test
    void takesAnImportBackButForWhatHasMoved() {
        UUID run = UUID.randomUUID();
        apply(run, 0, false);
        world.move(MovementKind.ISSUE, Leg.of(pen, null, store, Place.GIVEN, 1));

        PromoWorld.admin(() -> importer.revert(run));

        assertThat(importer.kept(run, 0, 10)).hasSize(1);
        assertThat(world.figures(pen, store).onHand()).isEqualTo(39);
        assertThat(world.figures(tea, store).onHand()).isZero();
    }

    @Test
    void refusesOpeningBalancesWhereSomethingHasMoved() {
        world.receive(pen, store, 1);

        assertThat(apply(UUID.randomUUID(), 0, false)).isEqualTo(new ImportCounts(5, 0, 0, 0, 5));
    }
}
