package io.kontor.customer.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.imports.CustomerImports;
import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.customer.api.imports.ImportResult;
import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TradeImportTest {
    private static final String HEADER = "externalId,customer,tradedOn,goodsClass,region,amount,currency,quantity\n";

    private static final KnownRegions REGIONS = new KnownRegions().with("1", null);
    private static SalesFixture sales;
    private CustomerImports imports;

    @BeforeAll
    static void open() {
        sales = SalesFixture.derby(REGIONS);
    }

    @BeforeEach
    void start() {
        sales.clear();
        imports = ImportFixture.imports(sales, REGIONS);
        sales.customer("A", SalesFixture.ANNA, null, Lifecycle.ACTIVE);
        sales.customer("B", SalesFixture.BEN, null, Lifecycle.ACTIVE);
    }

    @AfterAll
    static void close() {
        sales.close();
    }

    private ImportResult run(String rows) {
        return run(SalesFixture.anna(Scope.ALL), HEADER + rows, ImportFixture.PLAIN);
    }

    private ImportResult run(Actor actor, String file, ImportOptions options) {
        return SalesFixture.as(actor, () -> imports.trade(ImportFixture.file(file), options));
    }

    private KontorException refusal(Actor actor, String file, ImportOptions options) {
        return catchThrowableOfType(KontorException.class, () -> run(actor, file, options));
    }

    private List<String> wrong(String rows) {
        KontorException e = refusal(SalesFixture.anna(Scope.ALL), HEADER + rows, ImportFixture.PLAIN);
        assertThat(e.kind()).isEqualTo(ProblemKind.INVALID);
        assertThat(e.code()).isEqualTo("IMPORT_REFUSED");
        assertThat(facts()).isEmpty();
        return e.violations().stream().map(v -> v.field() + " " + v.code()).toList();
    }

    private List<String> facts() {
        return sales.database().transactions().read(em -> em.createQuery(
                        "select f.externalId, f.amount, f.version from TradeFactEntity f order by f.externalId",
                        Object[].class)
                .getResultStream()
                .map(r -> r[0] + " " + r[1] + " " + r[2])
                .toList());
    }

    @Test
    void createsUpdatesAndLeavesAlone() {
        assertThat(run("1,A,2026-01-02,tea,1,10.5,CNY,2\n2,B,2026-01-02,,,-3,CNY,-1\n"))
                .isEqualTo(new ImportResult(2, 2, 0, 0, false));
        assertThat(facts()).containsExactly("1 10.5000 1", "2 -3.0000 1");
        assertThat(run("1,A,2026-01-02,tea,1,10.50,CNY,2.0\n2,B,2026-01-02,,,-4,CNY,-1\n3,A,2026-01-02,,,1,CNY,1\n"))
                .isEqualTo(new ImportResult(3, 1, 1, 1, false));
        assertThat(facts()).containsExactly("1 10.5000 1", "2 -4.0000 2", "3 1.0000 1");
    }

    @Test
    void dryRunTellsTheSameAndWritesNothing() {
        ImportOptions dry = new ImportOptions(Map.of(), null, null, null, true);
        String file = HEADER + "1,A,2026-01-02,tea,1,10.5,CNY,2\n";
        assertThat(run(SalesFixture.anna(Scope.ALL), file, dry)).isEqualTo(new ImportResult(1, 1, 0, 0, true));
        assertThat(facts()).isEmpty();
    }

    @Test
    void isAllOrNothingAndNamesEachWrongCell() {
        assertThat(wrong("""
                        1,A,2026-01-02,tea,1,10,CNY,2
                        1,X,2026-02-30,t?,9,1e5,cny,
                        3,A,1.2.2026,,,1.00001,CNY,1
                        ,,,,,,,
                        """))
                .containsExactlyInAnyOrder(
                        "rows[3].externalId DUPLICATE",
                        "rows[3].customer UNKNOWN_CUSTOMER",
                        "rows[3].tradedOn ILLEGAL_DATE",
                        "rows[3].region UNKNOWN_REGION",
                        "rows[3].amount ILLEGAL_NUMBER",
                        "rows[3].quantity REQUIRED",
                        "rows[4].tradedOn ILLEGAL_DATE",
                        "rows[4].amount ILLEGAL_NUMBER",
                        "rows[5].customer REQUIRED",
                        "rows[5].tradedOn REQUIRED",
                        "rows[5].amount REQUIRED",
                        "rows[5].quantity REQUIRED",
                        "rows[5].currency REQUIRED");
        assertThat(wrong("1,A,2026-01-02,t?,,1,cny,1\n"))
                .containsExactlyInAnyOrder("rows[2].goodsClass ILLEGAL_CODE", "rows[2].currency ILLEGAL_CURRENCY");
    }

    @Test
    void namesAtMostOneHundredRows() {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 1_500; i++) {
            rows.append(i).append(",X,2026-01-02,,,1,CNY,1\n");
        }
        KontorException e = refusal(SalesFixture.anna(Scope.ALL), HEADER + rows, ImportFixture.PLAIN);
        assertThat(e.violations()).hasSize(100);
        assertThat(e.violations().get(99).field()).isEqualTo("rows[101].customer");
        assertThat(e.args()).containsEntry("rows", "1500");
    }

    @Test
    void refusesRaggedRowsAndUnknownColumns() {
        assertThat(wrong("1,A,2026-01-02,tea,1,10,CNY\n2,A,2026-01-02,tea,1,10,CNY,1,1\n"))
                .containsExactly("rows[2] RAGGED_ROW", "rows[3] RAGGED_ROW");
        KontorException e =
                refusal(SalesFixture.anna(Scope.ALL), "customer,day,day,amount\nA,1,1,1\n", ImportFixture.PLAIN);
        assertThat(e.violations())
                .extracting(v -> v.field() + " " + v.code())
                .containsExactly("rows[1].day UNKNOWN_COLUMN", "rows[1].day UNKNOWN_COLUMN");
        assertThat(refusal(SalesFixture.anna(Scope.ALL), "customer,amount\nA,1\n", ImportFixture.PLAIN)
                        .violations())
                .extracting(v -> v.field() + " " + v.code())
                .containsExactly("rows[1].tradedOn REQUIRED", "rows[1].quantity REQUIRED");
    }

    @Test
    void mapsColumnsSkipsOthersAndReadsTheNullText() {
        ImportOptions options = new ImportOptions(
                Map.of("who", "customer", "when", "tradedOn", "note", ""), "NULL", null, "EUR", false);
        String file = "who;when;note;amount;quantity;goodsClass\nA;2026-01-02;x;1;1;NULL\n";
        assertThat(run(SalesFixture.anna(Scope.ALL), file, options)).isEqualTo(new ImportResult(1, 1, 0, 0, false));
        ImportOptions typo = new ImportOptions(Map.of("whom", "customer"), null, null, null, false);
        assertThat(refusal(SalesFixture.anna(Scope.ALL), HEADER + "1,A,2026-01-02,,,1,CNY,1\n", typo)
                        .violations())
                .extracting(v -> v.field() + " " + v.code())
                .containsExactly("columns.whom UNKNOWN_COLUMN");
    }

    @Test
    void c39WritesOnlyFactsOfCustomersInScope() {
        assertThat(run("1,B,2026-01-02,,,1,CNY,1\n").created()).isEqualTo(1);
        Actor own = SalesFixture.anna(Scope.OWN);
        assertThat(run(own, HEADER + "2,A,2026-01-02,,,1,CNY,1\n", ImportFixture.PLAIN)
                        .created())
                .isEqualTo(1);
        assertThat(refusal(own, HEADER + "3,B,2026-01-02,,,1,CNY,1\n1,A,2026-01-02,,,1,CNY,1\n", ImportFixture.PLAIN)
                        .violations())
                .extracting(v -> v.field() + " " + v.code())
                .containsExactly("rows[2].customer UNKNOWN_CUSTOMER", "rows[3].externalId EXTERNAL_ID_TAKEN");
        Actor blind = SalesFixture.actor(SalesFixture.BEN, "ben", Scope.ALL, Set.of());
        assertThat(refusal(blind, HEADER + "4,A,2026-01-02,,,1,CNY,1\n", ImportFixture.PLAIN)
                        .violations())
                .extracting(v -> v.field() + " " + v.code())
                .containsExactly("rows[2].amount FIELD_CLASS_MISSING");
    }
}
