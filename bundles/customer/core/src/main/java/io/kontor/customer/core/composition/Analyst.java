package io.kontor.customer.core.composition;

import io.kontor.customer.api.composition.Composition;
import io.kontor.customer.api.composition.CompositionRequest;
import io.kontor.customer.api.composition.CompositionRequest.Basis;
import io.kontor.customer.api.composition.CompositionRequest.Kind;
import io.kontor.customer.core.store.CustomerRows;
import io.kontor.customer.core.store.CustomerRows.Placed;
import io.kontor.customer.core.store.FactSum;
import io.kontor.customer.core.store.FactSum.Dimension;
import io.kontor.customer.core.store.FactSum.Measure;
import io.kontor.customer.core.store.FactSum.Question;
import io.kontor.customer.core.store.GradeRepository;
import io.kontor.customer.core.store.TradeFactRepository;
import io.kontor.customer.core.trade.GoodsClasses;
import io.kontor.customer.core.trade.TradeHistory;
import io.kontor.kernel.api.call.Call;
import io.kontor.kernel.api.codelist.Code;
import io.kontor.kernel.api.codelist.CodeLists;
import io.kontor.kernel.api.error.KontorException;
import io.kontor.kernel.api.error.ProblemKind;
import io.kontor.kernel.api.region.RegionTree;
import io.kontor.kernel.api.security.Access;
import io.kontor.kernel.api.security.RowScope;
import io.kontor.kernel.api.text.LocalizedText;
import io.kontor.kernel.api.value.DateRange;
import io.kontor.kernel.jpa.Transactions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** Adds up what an analysis needs: our own facts in the database, those of other sources before the transaction. */
final class Analyst {
    private static final LocalizedText UNKNOWN = new LocalizedText("未知", "Unknown");

    private final Transactions transactions;
    private final TradeHistory history;
    private final RegionTree regions;
    private final CodeLists codeLists;

    Analyst(Transactions transactions, TradeHistory history, RegionTree regions, CodeLists codeLists) {
        this.transactions = transactions;
        this.history = history;
        this.regions = regions;
        this.codeLists = codeLists;
    }

    /** The sums, and who turns them into the analysis. */
    record Result(Sales sales, Report report) {}

    /**
     * {@return the sums of an analysis}
     *
     * @param request the analysis
     * @param access whose rows count
     * @param only the row whose customers are wanted, null for all rows
     */
    Result add(CompositionRequest request, Access access, @Nullable String only) {
        Question question = question(request);
        DateRange previous = request.period().previous();
        TradeHistory.Provided provided = history.ask(question, List.of(request.period(), previous));
        RegionRows regionRows = request.kind() == Kind.REGION ? regionRows(request, provided) : null;
        boolean whole = access.rows().all()
                && request.rollUp() == null
                && provided.sums().stream().allMatch(List::isEmpty);
        boolean counted = whole
                && only == null
                && question.dimension() != Dimension.NONE
                && (regionRows == null || regionRows.isPlain());
        Sales sales = counted
                ? transactions.read(em -> counted(new TradeFactRepository(em), request, question))
                : transactions.read(em -> {
                    Sales all = new Sales(keys(em, request, regionRows), only);
                    // everybody's facts need no list of customers, unless their regions count
                    if (!whole || regionRows != null) {
                        List<Placed> inScope = CustomerRows.placed(em, access.rows());
                        all.of(inScope, rollUp(em, request, inScope));
                    }
                    TradeFactRepository facts = new TradeFactRepository(em);
                    facts.sums(request.period(), question, access.rows(), all::add);
                    facts.sums(previous, question, access.rows(), all::addPrevious);
                    return all;
                });
        provided.sums().get(0).forEach(sales::add);
        provided.sums().get(1).forEach(sales::addPrevious);
        String currency = currency(request, sales);
        return new Result(sales, new Report(request, currency, provided.sources(), labels(request, regionRows)));
    }

    private static Question question(CompositionRequest request) {
        Dimension dimension =
                switch (request.kind()) {
                    case GRADE -> Dimension.NONE;
                    case GOODS_CLASS -> Dimension.GOODS_CLASS;
                    case REGION -> Dimension.REGION;
                };
        return request.basis() == Basis.AMOUNT
                ? new Question(Measure.AMOUNT, dimension, request.currency())
                : new Question(Measure.QUANTITY, dimension, null);
    }

    /** {@return the sums where the database alone can count: all customers, each for itself, rows as stored} */
    private static Sales counted(TradeFactRepository facts, CompositionRequest request, Question question) {
        DateRange previous = request.period().previous();
        Sales sales = new Sales(Keys.goodsClasses(), null);
        facts.totals(request.period(), question, true).forEach(t -> sales.addTotal(key(t), t.value(), t.customers()));
        facts.totals(previous, question, false).forEach(t -> sales.addPreviousTotal(key(t), t.value()));
        Question byCustomer = new Question(question.measure(), Dimension.NONE, question.currency());
        facts.sums(request.period(), byCustomer, RowScope.ALL, sales::addCustomer);
        if (request.currency() == null) {
            sales.addCurrencies(facts.currencies(previous));
        }
        return sales;
    }

    private static String key(TradeFactRepository.Total total) {
        String key = total.key();
        return key == null ? Composition.UNKNOWN : key;
    }

    private static Keys keys(EntityManager em, CompositionRequest request, @Nullable RegionRows regionRows) {
        if (regionRows != null) {
            return Keys.regions(regionRows);
        }
        return request.kind() == Kind.GRADE
                ? Keys.grades(new GradeRepository(em).inForce(request.period().to()))
                : Keys.goodsClasses();
    }

    private static RollUp rollUp(EntityManager em, CompositionRequest request, List<Placed> inScope) {
        Map<UUID, UUID> uppers = request.rollUp() == null
                ? Map.of()
                : CustomerRows.uppers(em, request.rollUp(), request.period().to());
        return new RollUp(
                uppers,
                uppers.isEmpty() ? Set.of() : inScope.stream().map(Placed::id).collect(Collectors.toSet()));
    }

    private RegionRows regionRows(CompositionRequest request, TradeHistory.Provided provided) {
        DateRange both = new DateRange(
                request.period().previous().from(), request.period().to());
        Set<String> codes = new HashSet<>(transactions.read(em -> new TradeFactRepository(em).regions(both)));
        provided.sums().stream().flatMap(List::stream).map(FactSum::key).forEach(code -> {
            if (code != null) {
                codes.add(code);
            }
        });
        return new RegionRows(regions, codes, request.regionLevel());
    }

    private static @Nullable String currency(CompositionRequest request, Sales sales) {
        if (request.basis() != Basis.AMOUNT) {
            return null;
        }
        if (request.currency() != null) {
            return request.currency();
        }
        if (sales.currencies().size() > 1) {
            throw KontorException.of(ProblemKind.INVALID, "CURRENCY_REQUIRED", "currency")
                    .with("currencies", String.join(", ", sales.currencies()));
        }
        return sales.currencies().isEmpty() ? null : sales.currencies().first();
    }

    private UnaryOperator<String> labels(CompositionRequest request, @Nullable RegionRows regionRows) {
        Locale locale = Call.current().locale();
        Map<String, String> names = new HashMap<>();
        if (request.kind() == Kind.GOODS_CLASS) {
            goodsClasses().forEach(c -> names.put(c.code(), c.label().in(locale)));
        }
        return key -> {
            if (Composition.UNKNOWN.equals(key)) {
                return UNKNOWN.in(locale);
            }
            return regionRows == null ? names.getOrDefault(key, key) : regionRows.label(key, locale);
        };
    }

    private List<Code> goodsClasses() {
        boolean known = codeLists.lists().stream().anyMatch(l -> l.name().equals(GoodsClasses.LIST));
        return known ? codeLists.codes(GoodsClasses.LIST) : List.of();
    }
}
