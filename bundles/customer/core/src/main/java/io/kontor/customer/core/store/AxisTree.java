package io.kontor.customer.core.store;

import io.kontor.customer.api.classification.AxisCode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.persistence.EntityManager;
import org.jspecify.annotations.Nullable;

/** The codes of one axis as a tree. */
public final class AxisTree {
    private static final Comparator<AxisCode> ORDER =
            Comparator.comparingInt(AxisCode::sortNo).thenComparing(AxisCode::code);

    private final Map<String, AxisCode> codes = new HashMap<>();
    private final Map<@Nullable String, List<AxisCode>> children = new HashMap<>();

    /** Builds the tree; a code whose parent is unknown counts as a root. */
    public AxisTree(Collection<AxisCode> all) {
        all.forEach(c -> codes.put(c.code(), c));
        all.stream().sorted(ORDER).forEach(c -> children.computeIfAbsent(
                        codes.containsKey(c.parentCode()) ? c.parentCode() : null, p -> new ArrayList<>())
                .add(c));
    }

    /** {@return the tree of an axis as stored} */
    public static AxisTree load(EntityManager em, String axis) {
        return new AxisTree(Fetch.rows(em, AxisCodeEntity.class, "axis", List.of(axis)).stream()
                .map(AxisCodeEntity::axisCode)
                .toList());
    }

    /** {@return the codes in tree order, siblings by sort number and code} */
    public List<AxisCode> inOrder() {
        List<AxisCode> order = new ArrayList<>();
        Deque<AxisCode> open = new ArrayDeque<>();
        push(open, null);
        while (!open.isEmpty()) {
            AxisCode next = open.pop();
            order.add(next);
            push(open, next.code());
        }
        return order;
    }

    private void push(Deque<AxisCode> open, @Nullable String parent) {
        List<AxisCode> below = children.getOrDefault(parent, List.of());
        for (int i = below.size() - 1; i >= 0; i--) {
            open.push(below.get(i));
        }
    }

    /** {@return the code and all below it; only itself when unknown} */
    public Set<String> subtree(String code) {
        Set<String> found = new HashSet<>(Set.of(code));
        Deque<String> open = new ArrayDeque<>(List.of(code));
        while (!open.isEmpty()) {
            for (AxisCode child : children.getOrDefault(open.pop(), List.of())) {
                if (found.add(child.code())) {
                    open.push(child.code());
                }
            }
        }
        return found;
    }

    /** {@return the code, null when unknown} */
    public @Nullable AxisCode find(String code) {
        return codes.get(code);
    }

    /** {@return how many codes there are} */
    public int size() {
        return codes.size();
    }
}
