package io.kontor.customer.core.classification;

import static io.kontor.customer.core.CustomerWorld.TODAY;
import static io.kontor.customer.core.CustomerWorld.admin;
import static io.kontor.customer.core.CustomerWorld.as;
import static io.kontor.customer.core.CustomerWorld.grant;
import static io.kontor.customer.core.CustomerWorld.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.kontor.customer.api.archive.Customer;
import io.kontor.customer.api.classification.Assignment;
import io.kontor.customer.api.classification.Axis;
import io.kontor.customer.api.classification.AxisCode;
import io.kontor.customer.api.classification.Impact;
import io.kontor.customer.core.CustomerWorld;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.query.ListQuery;
import io.kontor.kernel.api.security.Scope;
import io.kontor.kernel.api.text.LocalizedText;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AxesTest {
    private static final LocalizedText LABEL = new LocalizedText("标签", "Label");
    private static CustomerWorld world;
    private static JpaAxes axes;
    private static JpaClassifications classifications;

    @BeforeAll
    static void open() {
        world = CustomerWorld.derby();
        axes = new JpaAxes(world.transactions, world.clock);
        classifications = new JpaClassifications(world.transactions, world.clock);
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static List<Assignment> assign(Customer seen, String axis, LocalDate from, String... codes) {
        return admin(() -> classifications.assign(seen.id(), version(seen), axis, Set.of(codes), from, null));
    }

    private static long version(Customer customer) {
        return admin(() -> world.archive.find(customer.id())).orElseThrow().version();
    }

    private static AxisCode code(String axis, String code, String parent, int sortNo) {
        return admin(() -> axes.addCode(axis, code, parent, LABEL, sortNo));
    }

    private static void assertProblem(ThrowingCallable call, ProblemKind kind, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(KontorException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e.kind()).isEqualTo(kind);
        });
    }

    @Test
    void c14ShipsTheHandbooksAxesAndLetsTheCompanyEditThem() {
        assertThat(admin(() -> axes.list()))
                .extracting(Axis::code)
                .contains("ownership", "channel-type", "location-kind");
        assertThat(admin(() -> axes.codes("ownership")))
                .extracting(c -> c.label().zh())
                .containsExactly("全民所有制", "集体所有制", "个体所有制", "股份制", "合资");
        assertThat(admin(() -> axes.codes("channel-type")))
                .extracting(c -> c.label().zh())
                .containsExactly("批发店", "零售商", "代理店", "特约店", "连锁店", "专营店");
        assertThat(admin(() -> axes.codes("location-kind")))
                .extracting(c -> c.label().zh())
                .containsExactly("商业中心店", "交通枢纽店", "居民区店", "其他店铺");
        AxisCode other = admin(() -> axes.codes("location-kind")).get(3);

        AxisCode changed = admin(() ->
                axes.changeCode(new AxisCode("location-kind", other.code(), other.version(), null, LABEL, 5, false)));

        assertThat(changed.version()).isGreaterThan(other.version());
        assertThat(admin(() -> axes.codes("location-kind")).get(0)).isEqualTo(changed);
        assertProblem(() -> admin(() -> axes.changeCode(other)), ProblemKind.STALE, "VERSION_STALE");
        assertProblem(
                () -> assign(world.customer("x"), "location-kind", TODAY, other.code()),
                ProblemKind.INVALID,
                "UNKNOWN_CODE");
    }

    @Test
    void c13BuildsTreesOfCodes() {
        admin(() -> axes.add("tree", LABEL, false));
        code("tree", "b", null, 2);
        code("tree", "a", null, 1);
        code("tree", "a2", "a", 2);
        AxisCode leaf = code("tree", "a1", "a", 1);
        code("tree", "a11", "a1", 1);

        assertThat(admin(() -> axes.codes("tree")))
                .extracting(AxisCode::code)
                .containsExactly("a", "a1", "a11", "a2", "b");
        assertProblem(
                () -> admin(() -> axes.changeCode(new AxisCode("tree", "a1", leaf.version(), "a11", LABEL, 1, true))),
                ProblemKind.CONFLICT,
                "CODE_CYCLE");
        assertProblem(
                () -> admin(() -> axes.changeCode(new AxisCode("tree", "a1", leaf.version(), "a1", LABEL, 1, true))),
                ProblemKind.CONFLICT,
                "CODE_CYCLE");
        assertProblem(() -> code("tree", "c", "none", 1), ProblemKind.INVALID, "UNKNOWN_CODE");
        assertProblem(() -> code("tree", "a", null, 1), ProblemKind.CONFLICT, "CODE_TAKEN");
        assertProblem(() -> admin(() -> axes.codes("\0")), ProblemKind.NOT_FOUND, "NOT_FOUND");
        assertProblem(() -> code("forest", "a", null, 1), ProblemKind.NOT_FOUND, "NOT_FOUND");
        assertProblem(() -> admin(() -> axes.add("tree", LABEL, true)), ProblemKind.CONFLICT, "AXIS_CODE_TAKEN");
        assertProblem(() -> admin(() -> axes.add("Tree", LABEL, true)), ProblemKind.INVALID, "INVALID_INPUT");
    }

    @Test
    void c13AssignsCodesFromADayOn() {
        Customer customer = world.customer("dated");
        assign(customer, "ownership", TODAY.minusDays(20), "state");
        long before = version(customer);

        List<Assignment> assigned = assign(customer, "ownership", TODAY, "individual");

        assertThat(version(customer)).isGreaterThan(before);
        assertThat(assigned)
                .extracting(Assignment::code, Assignment::validFrom, Assignment::validTo, Assignment::by)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("individual", TODAY, null, "admin"),
                        org.assertj.core.groups.Tuple.tuple("state", TODAY.minusDays(20), TODAY.minusDays(1), "admin"));
        assertThat(admin(() -> classifications.of(customer.id(), TODAY.minusDays(1))))
                .extracting(Assignment::code)
                .containsExactly("state");
        long same = version(customer);
        assertThat(assign(customer, "ownership", TODAY.plusDays(3), "individual"))
                .isEqualTo(assigned);
        assertThat(version(customer)).isEqualTo(same);
        assertThat(assign(customer, "ownership", TODAY)).hasSize(1);
        assertProblem(
                () -> admin(
                        () -> classifications.assign(customer.id(), same, "ownership", Set.of("state"), TODAY, null)),
                ProblemKind.STALE,
                "VERSION_STALE");
    }

    @Test
    void c13AllowsSeveralCodesOnlyOnMultipleAxes() {
        Axis axis = admin(() -> axes.add("several", LABEL, true));
        code("several", "one", null, 1);
        code("several", "two", null, 2);
        Customer customer = world.customer("several");

        assertProblem(
                () -> assign(customer, "ownership", TODAY, "state", "individual"),
                ProblemKind.INVALID,
                "ONE_CODE_ONLY");
        assertThat(assign(customer, "several", TODAY.minusDays(5), "one", "two"))
                .hasSize(2);
        assertProblem(
                () -> admin(() -> axes.change(new Axis("several", axis.version(), LABEL, false, true))),
                ProblemKind.CONFLICT,
                "AXIS_HAS_SEVERAL");
        assign(customer, "several", TODAY, "two");
        assertThat(admin(() -> axes.change(new Axis("several", axis.version(), LABEL, false, true)))
                        .multiple())
                .isFalse();
        assertProblem(() -> assign(customer, "several", TODAY, "three"), ProblemKind.INVALID, "UNKNOWN_CODE");
        assertProblem(() -> assign(customer, "none", TODAY, "three"), ProblemKind.NOT_FOUND, "NOT_FOUND");
    }

    @Test
    void c13TellsWhomAChangeConcerns() {
        admin(() -> axes.add("impact", LABEL, false));
        code("impact", "top", null, 1);
        code("impact", "below", "top", 1);
        code("impact", "else", null, 1);
        Customer now = world.customer("now");
        Customer past = world.customer("past");
        Customer future = world.customer("future");
        assign(now, "impact", TODAY.minusDays(30), "top");
        assign(now, "impact", TODAY.minusDays(20), "below");
        assign(past, "impact", TODAY.minusDays(30), "below");
        assign(past, "impact", TODAY.minusDays(10), "else");
        assign(future, "impact", TODAY.plusDays(1), "top");

        assertThat(admin(() -> axes.impact("impact", "top"))).isEqualTo(new Impact(1, 1, 1));
        assertThat(admin(() -> axes.impact("impact", "else"))).isEqualTo(new Impact(1, 0, 0));
        assertThat(as(user("nobody", grant("customer:customer:read", Scope.OWN)), () -> axes.impact("impact", "top")))
                .isEqualTo(new Impact(0, 0, 0));
        assertProblem(() -> admin(() -> axes.impact("impact", "none")), ProblemKind.NOT_FOUND, "NOT_FOUND");
        assertThat(admin(() -> world.archive.list(ListQuery.where("axis.impact descendantOf 'top'"), null))
                        .items())
                .extracting(Customer::id)
                .containsExactly(now.id());
    }

    @Test
    void c39ClassifiesOnlyCustomersInScope() {
        Customer customer = world.customer("foreign");
        var rep = user("rep", grant("customer:customer:*", Scope.OWN));

        assertProblem(() -> as(rep, () -> classifications.of(customer.id(), null)), ProblemKind.NOT_FOUND, "NOT_FOUND");
        assertProblem(
                () -> as(
                        rep,
                        () -> classifications.assign(
                                customer.id(), customer.version(), "ownership", Set.of("state"), TODAY, null)),
                ProblemKind.NOT_FOUND,
                "NOT_FOUND");
        assertProblem(() -> as(rep, () -> axes.add("mine", LABEL, true)), ProblemKind.FORBIDDEN, "PERMISSION_MISSING");
    }

    @Test
    void refusesDaysNoDatabaseStores() {
        Customer customer = world.customer("days");

        assertProblem(
                () -> assign(customer, "ownership", LocalDate.MAX, "state"), ProblemKind.INVALID, "INVALID_INPUT");
        assertProblem(
                () -> admin(() -> classifications.of(customer.id(), LocalDate.MIN)),
                ProblemKind.INVALID,
                "INVALID_INPUT");
    }
}
