package io.kontor.customer.core.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.kontor.customer.api.archive.Address;
import io.kontor.customer.api.archive.Card;
import io.kontor.customer.api.archive.ExternalId;
import io.kontor.customer.api.archive.FieldSource;
import io.kontor.customer.api.archive.Lifecycle;
import io.kontor.customer.api.archive.Phone;
import io.kontor.customer.api.imports.CustomerImports;
import io.kontor.customer.api.imports.ImportOptions;
import io.kontor.customer.api.imports.ImportResult;
import io.kontor.customer.core.KnownRegions;
import io.kontor.customer.core.SalesFixture;
import io.kontor.customer.core.store.CardRows;
import io.kontor.customer.core.store.ClassificationRepository;
import io.kontor.customer.core.store.CustomerEntity;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.security.Actor;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.value.Money;
import io.kontor.kernel.api.value.PartialDate;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomerImportTest {
    private static final String FULL = """
            code,externalId,name,shortName,lifecycle,owner,team,region,routeOrder,email,website,foundedOn,\
            organisationForm,industry,source,phone,mobile,fax,address,city,postalCode,employeeCount,\
            annualSales,axis.ownership
            K1,17,甲公司,甲,SIGNED,Ben,north,11,5,a@b.cn,https://b.cn,1998-05,limited,food,fair,021-1,139,\
            021-2,"衡山路 1 号, 2 楼",上海,200030,35,1000.5,state
            """;

    private static final KnownRegions REGIONS =
            new KnownRegions().with("1", null).with("11", "1");
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
    }

    @AfterAll
    static void close() {
        sales.close();
    }

    private ImportResult run(String file) {
        return run(SalesFixture.anna(Scope.ALL), file);
    }

    private ImportResult run(Actor actor, String file) {
        return SalesFixture.as(actor, () -> imports.customers(ImportFixture.file(file), ImportFixture.PLAIN));
    }

    private List<String> wrong(Actor actor, String file) {
        KontorException e = catchThrowableOfType(KontorException.class, () -> run(actor, file));
        assertThat(e.code()).isEqualTo("IMPORT_REFUSED");
        return e.violations().stream().map(v -> v.field() + " " + v.code()).toList();
    }

    private List<String> wrong(String file) {
        return wrong(SalesFixture.anna(Scope.ALL), file);
    }

    private record Stored(CustomerEntity entity, Card card, Map<String, Set<String>> axes) {}

    private Stored stored(String code) {
        return sales.database().transactions().read(em -> {
            CustomerEntity c = em.createQuery(
                            "select c from CustomerEntity c where c.code = :code", CustomerEntity.class)
                    .setParameter("code", code)
                    .getSingleResult();
            return new Stored(
                    c,
                    c.card(CardRows.lists(em, List.of(c.id())).parts(c.id())),
                    new ClassificationRepository(em)
                            .inForce(List.of(c.id()), SalesFixture.TODAY)
                            .getOrDefault(c.id(), Map.of()));
        });
    }

    private long count(String entity) {
        return sales.database().transactions().read(em -> em.createQuery(
                        "select count(e) from " + entity + " e", Long.class)
                .getSingleResult());
    }

    @Test
    void fillsEveryColumn() {
        assertThat(run(FULL)).isEqualTo(new ImportResult(1, 1, 0, 0, false));
        Stored k1 = stored("K1");
        Card card = k1.card();
        assertThat(card.name()).isEqualTo("甲公司");
        assertThat(card.shortName()).isEqualTo("甲");
        assertThat(k1.entity().lifecycle()).isEqualTo(Lifecycle.SIGNED);
        assertThat(card.ownerId()).isEqualTo(SalesFixture.BEN);
        assertThat(card.teamId()).isEqualTo(KnownStaff.TEAM);
        assertThat(k1.entity().regionPath()).isEqualTo("1/11/");
        assertThat(card.routeOrder()).isEqualTo(5);
        assertThat(card.foundedOn()).isEqualTo(new PartialDate("1998-05"));
        assertThat(card.externalIds()).containsExactly(new ExternalId("erp", "17"));
        assertThat(card.phones())
                .containsExactly(
                        new Phone(Phone.Kind.OFFICE, "021-1", null),
                        new Phone(Phone.Kind.MOBILE, "139", null),
                        new Phone(Phone.Kind.FAX, "021-2", null));
        assertThat(card.addresses())
                .containsExactly(
                        new Address(Address.Type.BUSINESS, "衡山路 1 号, 2 楼, 上海", "200030", null, null, null, true));
        assertThat(card.traits().employeeCount()).isEqualTo(35);
        assertThat(card.traits().annualSales()).isEqualTo(new Money(new BigDecimal("1000.50"), "CNY"));
        assertThat(card.sources())
                .extracting(s -> s.field() + " " + s.channel())
                .containsExactly("foundedOn IMPORT", "industry IMPORT", "organisationForm IMPORT");
        assertThat(card.sources()).extracting(FieldSource::note).containsOnlyNulls();
        assertThat(k1.axes()).isEqualTo(Map.of("ownership", Set.of("state")));
        assertThat(count("LifecycleEntity")).isEqualTo(1);
    }

    @Test
    void changesNothingWhenImportedAgain() {
        run(FULL);
        Stored before = stored("K1");
        assertThat(run(FULL)).isEqualTo(new ImportResult(1, 0, 0, 1, false));
        Stored after = stored("K1");
        assertThat(after.entity().version()).isEqualTo(before.entity().version());
        assertThat(after.card()).isEqualTo(before.card());
        assertThat(count("LifecycleEntity")).isEqualTo(1);
        assertThat(count("ClassificationEntity")).isEqualTo(1);
    }

    @Test
    void changesOnlyTheColumnsItHas() {
        run(FULL);
        long version = stored("K1").entity().version();
        assertThat(run("code;email;phone;lifecycle;axis.ownership\nK1;;021-9;ACTIVE;collective\n"))
                .isEqualTo(new ImportResult(1, 0, 1, 0, false));
        Stored k1 = stored("K1");
        assertThat(k1.entity().version()).isEqualTo(version + 1);
        assertThat(k1.card().email()).isNull();
        assertThat(k1.card().name()).isEqualTo("甲公司");
        assertThat(k1.card().phones()).hasSize(3).contains(new Phone(Phone.Kind.OFFICE, "021-9", null));
        assertThat(k1.entity().lifecycle()).isEqualTo(Lifecycle.ACTIVE);
        assertThat(k1.axes()).isEqualTo(Map.of("ownership", Set.of("collective")));
        assertThat(count("LifecycleEntity")).isEqualTo(2);
    }

    @Test
    void c45FindsACustomerByExternalIdAndGivesCodes() {
        assertThat(run("externalId,name\nE1,One\nE2,Two\n").created()).isEqualTo(2);
        assertThat(run("externalId,name\nE1,One\nE2,Zwei\nE3,Three\n")).isEqualTo(new ImportResult(3, 1, 1, 1, false));
        assertThat(List.of(stored("C000001"), stored("C000002"), stored("C000003")))
                .extracting(s -> s.card().name())
                .containsExactly("One", "Zwei", "Three");
        assertThat(stored("C000001").entity().ownerId()).isEqualTo(SalesFixture.ANNA);
        assertThat(stored("C000001").entity().lifecycle()).isEqualTo(Lifecycle.PROSPECT);
    }

    @Test
    void neverGivesACodeThatIsTakenOrInTheFile() {
        assertThat(run("code,externalId,name\nC000001,,Typed\n,E2,Given\n,E3,Given\nC000003,,Typed\n")
                        .created())
                .isEqualTo(4);
        assertThat(stored("C000002").card().externalIds()).containsExactly(new ExternalId("erp", "E2"));
        assertThat(stored("C000004").card().externalIds()).containsExactly(new ExternalId("erp", "E3"));
    }

    @Test
    void namesEachWrongCell() {
        run("code,name,unifiedSocialCreditCode\nK0,Old,91350100M000100Y43\n");
        assertThat(wrong("""
                        code,externalId,name,lifecycle,owner,team,region,email,foundedOn,industry,phone,routeOrder,\
                        annualSales,unifiedSocialCreditCode,axis.ownership,postalCode
                        K1,1,,LOST,nobody,south,99,x,1998-13,none,abc,x,1,91350100M000100Y43,no,1
                        ,,Two,MAYBE,gone,,,,,,,,,,state|collective,
                        K1,1,Three,,,,,,,,,,,123,,
                        """))
                .containsExactlyInAnyOrder(
                        "rows[2].name REQUIRED",
                        "rows[2].lifecycle ILLEGAL_LIFECYCLE",
                        "rows[2].owner UNKNOWN_USER",
                        "rows[2].team UNKNOWN_TEAM",
                        "rows[2].region UNKNOWN_REGION",
                        "rows[2].email ILLEGAL_EMAIL",
                        "rows[2].foundedOn ILLEGAL_DATE",
                        "rows[2].industry UNKNOWN_CODE",
                        "rows[2].phone ILLEGAL_PHONE",
                        "rows[2].routeOrder ILLEGAL_NUMBER",
                        "rows[2].unifiedSocialCreditCode CREDIT_CODE_TAKEN",
                        "rows[2].axis.ownership UNKNOWN_CODE",
                        "rows[2].address REQUIRED",
                        "rows[3].code REQUIRED",
                        "rows[3].lifecycle UNKNOWN_CODE",
                        "rows[3].owner UNKNOWN_USER",
                        "rows[3].axis.ownership ONE_CODE_ONLY",
                        "rows[4].code DUPLICATE",
                        "rows[4].externalId DUPLICATE",
                        "rows[4].unifiedSocialCreditCode ILLEGAL_CREDIT_CODE");
        assertThat(count("CustomerEntity")).isEqualTo(1);
    }

    @Test
    void refusesTransitionsThatAreNotAllowedAndKeysThatDisagree() {
        run("code,externalId,name\nK1,1,One\nK2,2,Two\n");
        assertThat(wrong("code,externalId,lifecycle\nK1,1,DORMANT\nK1x,2,\n"))
                .containsExactly("rows[2].lifecycle TRANSITION_NOT_ALLOWED", "rows[3].code CODE_IS_FINAL");
        assertThat(wrong("code,externalId\nK1,2\n")).contains("rows[2].externalId EXTERNAL_ID_TAKEN");
    }

    @Test
    void refusesAFileWithoutKeyOrSystem() {
        assertThat(wrong("name\nOne\n")).containsExactly("rows[1].code REQUIRED");
        KontorException e = catchThrowableOfType(
                KontorException.class,
                () -> SalesFixture.run(() -> imports.customers(
                        ImportFixture.file("externalId,name\n1,One\n"),
                        new ImportOptions(Map.of(), null, null, null, false))));
        assertThat(e.violations()).extracting(v -> v.field()).containsExactly("system");
        assertThat(wrong("code,name,axis.none\nK1,One,x\n")).containsExactly("rows[1].axis.none UNKNOWN_COLUMN");
    }

    @Test
    void c39WritesOnlyCustomersInScopeAndSumsOnlyWithTheirClass() {
        run("code,name,owner\nK1,One,ben\n");
        Actor own = SalesFixture.anna(Scope.OWN);
        assertThat(run(own, "code,name\nK2,Two\n").created()).isEqualTo(1);
        assertThat(wrong(own, "code,name,owner\nK1,Stolen,\nK3,Three,ben\nK2,Given away,ben\n"))
                .containsExactly(
                        "rows[2].code CUSTOMER_CODE_TAKEN", "rows[3].owner OUT_OF_SCOPE", "rows[4].owner OUT_OF_SCOPE");
        Actor blind = SalesFixture.actor(SalesFixture.BEN, "ben", Scope.ALL, Set.of());
        assertThat(wrong(blind, "code,annualSales\nK1,5\n")).containsExactly("rows[2].annualSales FIELD_CLASS_MISSING");
    }

    @Test
    void dryRunWritesNothingAndTakesNoNumber() {
        ImportOptions dry = new ImportOptions(Map.of(), null, "erp", null, true);
        assertThat(SalesFixture.run(() -> imports.customers(ImportFixture.file("externalId,name\n1,One\n"), dry)))
                .isEqualTo(new ImportResult(1, 1, 0, 0, true));
        assertThat(count("CustomerEntity")).isZero();
        run("externalId,name\n1,One\n");
        assertThat(stored("C000001").card().name()).isEqualTo("One");
    }

    @Test
    void writesMoreThanOneBatchOrNothing() {
        StringBuilder file = new StringBuilder("code,name,phone,axis.ownership\n");
        for (int i = 0; i < 1_100; i++) {
            file.append("K")
                    .append(i)
                    .append(",Name ")
                    .append(i)
                    .append(",021-")
                    .append(i)
                    .append(",state\n");
        }
        assertThat(wrong(file + "bad code,x,,\n")).containsExactly("rows[1102].code ILLEGAL_CODE");
        assertThat(count("CustomerEntity")).isZero();
        assertThat(run(file.toString())).isEqualTo(new ImportResult(1_100, 1_100, 0, 0, false));
        assertThat(run(file.toString())).isEqualTo(new ImportResult(1_100, 0, 0, 1_100, false));
        assertThat(count("ClassificationEntity")).isEqualTo(1_100);
    }
}
