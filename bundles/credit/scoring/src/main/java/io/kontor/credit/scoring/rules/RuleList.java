package io.kontor.credit.scoring.rules;

import io.kontor.credit.api.finding.Finding;
import io.kontor.credit.api.finding.Finding.Severity;
import io.kontor.credit.api.rules.CreditRule;
import io.kontor.credit.api.rules.CreditRule.Effect;
import io.kontor.credit.api.rules.CreditRule.Kind;
import io.kontor.credit.api.rules.CreditRules;
import io.kontor.credit.api.rules.RuleAnswer;
import io.kontor.credit.api.rules.RuleAnswer.Hit;
import io.kontor.credit.api.rules.RuleAnswer.Verdict;
import io.kontor.credit.api.rules.RuleCase;
import io.kontor.credit.api.rules.RuleCase.ApprovedException;
import io.kontor.kernel.api.text.LocalizedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Goes through a list from the top; what an excluding rule shields from is told, but does not count. */
public final class RuleList implements CreditRules {
    @Override
    public RuleAnswer apply(List<CreditRule> rules, RuleCase order) {
        List<Hit> hits = new ArrayList<>();
        Verdict verdict = Verdict.ALLOW;
        for (int place = 1; place <= rules.size(); place++) {
            CreditRule rule = rules.get(place - 1);
            double actual = Measures.actual(rule, order);
            if (isFor(rule, order) && Measures.holds(rule, actual)) {
                Hit hit = hit(rule, place, actual, hits, order);
                hits.add(hit);
                Verdict says = hit.counts() ? verdict(rule.effect()) : Verdict.ALLOW;
                verdict = says.compareTo(verdict) > 0 ? says : verdict;
            }
        }
        return new RuleAnswer(verdict, hits);
    }

    private static boolean isFor(CreditRule rule, RuleCase order) {
        Set<String> grades = rule.scope().grades();
        Set<String> customers = rule.scope().customers();
        return (grades.isEmpty() || grades.contains(order.grade()))
                && (customers.isEmpty() || customers.contains(order.customer()));
    }

    private static Verdict verdict(Effect effect) {
        return switch (effect) {
            case BLOCK -> Verdict.BLOCK;
            case APPROVAL -> Verdict.NEEDS_APPROVAL;
            case WARN -> Verdict.WARN;
            case EXCLUDE -> Verdict.ALLOW;
        };
    }

    private static Hit hit(CreditRule rule, int place, double actual, List<Hit> before, RuleCase order) {
        String figures = String.format(Locale.ROOT, " (%s / %s)", plain(actual), plain(rule.limit()));
        Optional<Hit> shield =
                before.stream().filter(hit -> shields(hit, rule.kind())).findFirst();
        Optional<ApprovedException> exception = order.exceptions().stream()
                .filter(e -> e.rule().equals(rule.code()) && !order.day().isAfter(e.until()))
                .findFirst();
        String zh = rule.label().zh() + figures;
        String en = rule.label().en() + figures;
        @Nullable String aside = null;
        if (shield.isPresent()) {
            aside = shield.get().rule().code();
            zh += "；被第 " + shield.get().place() + " 条排除规则 " + aside + " 免除";
            en += "; set aside by rule " + shield.get().place() + ", " + aside;
        } else if (exception.isPresent()) {
            aside = rule.code();
            zh += "；" + exception.get().approvedBy() + " 已批准例外："
                    + exception.get().reason();
            en += "; exception approved by " + exception.get().approvedBy() + ": "
                    + exception.get().reason();
        }
        return new Hit(rule, place, actual, aside, new LocalizedText(zh, en));
    }

    private static boolean shields(Hit hit, Kind kind) {
        Set<Kind> excludes = hit.rule().excludes();
        return hit.rule().effect() == Effect.EXCLUDE
                && hit.setAside() == null
                && (excludes.isEmpty() || excludes.contains(kind));
    }

    private static String plain(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.2f", value);
    }

    @Override
    public List<Finding> check(List<CreditRule> rules) {
        List<Finding> findings = new ArrayList<>();
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < rules.size(); i++) {
            CreditRule rule = rules.get(i);
            if (!codes.add(rule.code())) {
                findings.add(finding("RULE_TWICE", rule, "规则代码重复", "The code stands twice"));
            }
            if (!(rule.limit() >= 0 && rule.limit() < Double.POSITIVE_INFINITY)) {
                findings.add(finding("LIMIT_WRONG", rule, "界限须为不小于 0 的有限数", "The limit must be finite and at least 0"));
            }
            if (rule.effect() == Effect.EXCLUDE
                    && rules.subList(i + 1, rules.size()).stream()
                            .noneMatch(behind ->
                                    rule.excludes().isEmpty() || rule.excludes().contains(behind.kind()))) {
                findings.add(
                        finding("EXCLUDES_NOTHING", rule, "后面没有可免除的规则", "No rule behind it is of a kind it excludes"));
            }
        }
        return List.copyOf(findings);
    }

    private static Finding finding(String code, CreditRule rule, String zh, String en) {
        return new Finding(Severity.ERROR, code, rule.code(), new LocalizedText(zh, en));
    }

    @Override
    public List<CreditRule> openAccount() {
        return ReadyRules.OPEN_ACCOUNT;
    }

    @Override
    public List<CreditRule> cashBeforeDelivery() {
        return ReadyRules.CASH_BEFORE_DELIVERY;
    }

    @Override
    public List<CreditRule> monthlySettlement() {
        return ReadyRules.MONTHLY_SETTLEMENT;
    }
}
