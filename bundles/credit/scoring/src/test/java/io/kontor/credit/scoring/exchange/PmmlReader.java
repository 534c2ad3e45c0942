package io.kontor.credit.scoring.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Evaluates a PMML scorecard by the words of its specification, knowing nothing of our code. */
final class PmmlReader {
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");

    private PmmlReader() {}

    static int score(Element card, Map<String, Object> facts) {
        int score = Integer.parseInt(card.getAttribute("initialScore"));
        Element all = child(card, "Characteristics");
        for (Element characteristic : children(all)) {
            for (Element attribute : children(characteristic)) {
                if (holds(children(attribute).get(0), facts)) {
                    score += Integer.parseInt(attribute.getAttribute("partialScore"));
                    break;
                }
            }
        }
        return score;
    }

    private static boolean holds(Element predicate, Map<String, Object> facts) {
        Object fact = facts.get(predicate.getAttribute("field"));
        return switch (predicate.getTagName()) {
            case "True" -> true;
            case "CompoundPredicate" -> children(predicate).stream().allMatch(p -> holds(p, facts));
            case "SimpleSetPredicate" -> fact != null && array(predicate).contains(fact);
            default -> simple(predicate, fact);
        };
    }

    private static boolean simple(Element predicate, Object fact) {
        String operator = predicate.getAttribute("operator");
        if (operator.equals("isMissing")) {
            return fact == null;
        }
        if (fact == null) {
            return false;
        }
        double value = (Double) fact;
        double bound = Double.parseDouble(predicate.getAttribute("value"));
        return switch (operator) {
            case "equal" -> value == bound;
            case "lessThan" -> value < bound;
            case "greaterOrEqual" -> value >= bound;
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static List<String> array(Element predicate) {
        List<String> values = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(children(predicate).get(0).getTextContent());
        while (matcher.find()) {
            values.add(matcher.group(1).replaceAll("\\\\(.)", "$1"));
        }
        return values;
    }

    private static Element child(Element parent, String name) {
        return children(parent).stream()
                .filter(e -> e.getTagName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
