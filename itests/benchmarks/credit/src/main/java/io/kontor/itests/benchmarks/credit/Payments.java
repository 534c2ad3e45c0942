package io.kontor.itests.benchmarks.credit;

import io.kontor.credit.api.figures.Invoice;
import io.kontor.credit.api.figures.PaymentBehaviour;
import io.kontor.credit.api.fitting.Sample;
import io.kontor.credit.api.rating.CreditFacts;
import io.kontor.credit.api.scorecard.RatingModel;
import io.kontor.credit.scoring.ScoringEngine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** Goal 5: the payment index as known at each invoice's date, without one fitted number; then a fitted card. */
final class Payments {
    private static final LocalDate SPLIT = LocalDate.of(2013, 7, 1);
    private static final int MONTHS = 24;

    private final ScoringEngine engine;
    private final Report report;
    private final Path data;
    private final Map<String, List<Invoice>> byCustomer = new TreeMap<>();

    Payments(ScoringEngine engine, Report report, Path data) {
        this.engine = engine;
        this.report = report;
        this.data = data;
        Table table = Table.read(data.resolve("ibm_ar.csv"));
        for (int row = 0; row < table.size(); row++) {
            byCustomer
                    .computeIfAbsent(table.cell(row, "customerID"), any -> new ArrayList<>())
                    .add(new Invoice(
                            new BigDecimal(table.cell(row, "InvoiceAmount")),
                            LocalDate.parse(table.cell(row, "InvoiceDate")),
                            LocalDate.parse(table.cell(row, "DueDate")),
                            LocalDate.parse(table.cell(row, "SettledDate"))));
        }
    }

    void measure() {
        report.title("Goal 5: payment behaviour on ibm_ar, invoices since " + SPLIT);
        report.header(List.of("predictor", "AUC late > 0 d", "AUC late >= 10 d", "AUC customers"));
        index("payment index, 24 months, as of the invoice", DoubleUnaryOperator.identity());
        index("the same in whole points, as people are told it", Math::rint);
        for (Folds.Way way : Folds.Way.values()) {
            fitted(way, "features of behaviour", Set.of("country"), .870);
        }
        for (Folds.Way way : Folds.Way.values()) {
            fitted(way, "and the country's code", Set.of(), Double.NaN);
        }
    }

    private void index(String name, DoubleUnaryOperator told) {
        List<Double> risk = new ArrayList<>();
        List<Integer> late = new ArrayList<>();
        byCustomer.values().forEach(invoices -> invoices.stream()
                .filter(invoice -> !invoice.issued().isBefore(SPLIT))
                .forEach(invoice -> {
                    risk.add(told.applyAsDouble(risk(invoices, invoice.issued())));
                    late.add(daysLate(invoice));
                }));
        report.row(List.of(
                name,
                Report.atLeast(auc(risk, late, 1), .857),
                Report.atLeast(auc(risk, late, 10), .888),
                Report.atLeast(customers(told), .935)));
    }

    private static int daysLate(Invoice invoice) {
        LocalDate settled = invoice.settled();
        return settled == null ? 0 : (int) (settled.toEpochDay() - invoice.due().toEpochDay());
    }

    /** Too few invoices count as paid when due. */
    private double risk(List<Invoice> invoices, LocalDate day) {
        PaymentBehaviour behaviour = engine.risk().behaviour(invoices, day, MONTHS);
        Double index = behaviour.index();
        return index == null ? -80 : -index;
    }

    private double auc(List<Double> risk, List<Integer> late, int days) {
        boolean[] bad = new boolean[late.size()];
        for (int i = 0; i < bad.length; i++) {
            bad[i] = late.get(i) >= days;
        }
        double[] values = risk.stream().mapToDouble(Double::doubleValue).toArray();
        return engine.validation().discrimination(values, bad).auc();
    }

    /** Who will pay more than half of the later invoices late. */
    private double customers(DoubleUnaryOperator told) {
        List<Double> risk = new ArrayList<>();
        List<Integer> bad = new ArrayList<>();
        byCustomer.values().forEach(invoices -> {
            List<Invoice> later =
                    invoices.stream().filter(i -> !i.issued().isBefore(SPLIT)).toList();
            if (!later.isEmpty() && later.size() < invoices.size()) {
                long lateOnes = later.stream().filter(i -> daysLate(i) > 0).count();
                risk.add(told.applyAsDouble(risk(invoices, SPLIT)));
                bad.add(2 * lateOnes > later.size() ? 1 : 0);
            }
        });
        return auc(risk, bad, 1);
    }

    private void fitted(Folds.Way way, String inputs, Set<String> ignored, double goal) {
        Table table = Table.read(data.resolve("ibm_ar_asof_features.csv"));
        List<String> cells = new ArrayList<>(List.of("fitted, " + way + ", " + inputs));
        for (String outcome : List.of("y", "y15")) {
            Set<String> without = new HashSet<>(ignored);
            without.addAll(Set.of("cust", "t", "disp", outcome.equals("y") ? "y15" : "y"));
            Sample train =
                    table.sample(row -> LocalDate.parse(table.cell(row, "t")).isBefore(SPLIT), outcome, without);
            Sample test =
                    table.sample(row -> !LocalDate.parse(table.cell(row, "t")).isBefore(SPLIT), outcome, without);
            RatingModel model =
                    RatingModel.of(Folds.fit(engine, train, way).scorecard().orElseThrow());
            double[] risk = new double[test.rows()];
            List<CreditFacts> facts = Table.facts(test);
            Arrays.setAll(risk, row -> -engine.score(facts.get(row), model).score());
            double auc = engine.validation()
                    .discrimination(risk, Table.outcomes(test))
                    .auc();
            boolean isJudged = outcome.equals("y") && way != Folds.Way.ALL;
            cells.add(
                    outcome.equals("y")
                            ? Report.atLeast(auc, isJudged ? goal : Double.NaN)
                            : "%.4f (y15)".formatted(auc));
        }
        cells.add("");
        report.row(cells);
    }
}
